/**
 * `bulbil search WORDS --remote`: says whom it asks and what they read, asks where somebody can answer, and then puts
 * the question to them.
 */
import { countText } from "../contract/figures.ts"
import { MOST_ASKED, type NodeAnswer, type RemoteSummary } from "../contract/remoteSearch.ts"
import type { AskableNode, SearchAsked, SearchHit, SearchPage } from "../contract/search.ts"
import { answerText, nodeText } from "../contract/words/remoteSearch.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { remark } from "./output.ts"
import type { ProgressLine } from "./progressLine.ts"
import { confirmed, here } from "./terminal.ts"
import { onionText } from "./words.ts"

export interface Remote {
  readonly asked: readonly AskableNode[]
  readonly answers: readonly NodeAnswer[]
  /** The best first. */
  readonly hits: readonly SearchHit[]
}

/** Nothing is sent before this returns. @throws CliFailure when the operator does not want it. */
const agreed = async ({ askable }: SearchPage, yes: boolean): Promise<readonly AskableNode[]> => {
  const nodes = askable.nodes.slice(0, MOST_ASKED)
  const asking = here()
  remark(`Asked will be: ${nodes.map((node) => nodeText(node, onionText(node.address))).join("; ")}.`)
  remark(`They will see these words, and not who asks: ${askable.words}`)
  if (askable.count > nodes.length) remark(`${askable.count - nodes.length} more could be asked, and are not.`)
  if (!yes && asking.input.isTTY && !(await confirmed(`Ask ${countText(nodes.length, "node")}?`, asking)))
    throw new CliFailure(exitCodes.failed, "declined", "nobody was asked")
  return nodes
}

/** @returns undefined where there is nobody to ask. */
export const askRemote = async (
  client: Client,
  progress: ProgressLine,
  page: SearchPage,
  { after: _, ...asked }: SearchAsked,
  yes: boolean,
): Promise<Remote | undefined> => {
  if (page.askable.count === 0) return undefined
  const nodes = await agreed(page, yes)
  const [answers, hits] = [[] as NodeAnswer[], new Map<string, SearchHit>()]
  let summary: RemoteSummary | undefined
  progress.show(waiting(nodes.length, 0))
  for await (const { event, data } of client.askOthers({ ...asked, nodes: nodes.map(({ address }) => address) })) {
    if (event === "over") summary = data
    if (event !== "node") continue
    answers.push(data)
    for (const hit of data.ok ? [...data.hits, ...data.again] : []) hits.set(hit.infohash, hit)
    progress.show(waiting(nodes.length, answers.length))
  }
  return { asked: nodes, answers, hits: summary!.order.map((infohash) => hits.get(infohash)!) }
}

const waiting = (asked: number, answered: number): string => `asking · ${answered} of ${asked} answered`

/** A line a node. */
export const answerLines = ({ asked, answers }: Remote): readonly string[] =>
  answers.map((answer) => {
    const node = asked.find(({ address }) => address === answer.address)
    return `${node?.name ?? onionText(answer.address)}: ${answerText(answer)}`
  })
