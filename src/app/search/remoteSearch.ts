/**
 * One question to others: what is here first, then what each node that was named answers, as it comes. All at once,
 * each over a circuit of its own, and over when all have answered, the time is up, or nobody reads any more. What they
 * say is judged by the same measure as what is here, and nothing of it is kept.
 */
import type { Refusal } from "../../contract/commands.ts"
import type { NodeAnswer, RemoteAsked, RemoteMessage } from "../../contract/remoteSearch.ts"
import { arrange } from "../../core/searchPage.ts"
import { sentWords } from "../../core/sentWords.ts"
import { ShownHits } from "../../core/ShownHits.ts"
import { foundIn } from "../../search/foundIn.ts"
import type { SearchAnswered } from "../../tracker/Trackers.ts"
import { SessionError } from "../../transport/Sessions.ts"
import { DialError } from "../../transport/Transport.ts"
import type { NodeParts } from "../NodeParts.ts"
import { allAskable, type Asking } from "./askable.ts"
import { Inquiry, type Ranked } from "./Inquiry.ts"
import { type Here, searchHere } from "./searchPage.ts"

/** Of the whole question; how long each of them may take to answer is said where they are asked. */
const WITHIN_MS = 30_000

interface Failed {
  readonly code: string
  readonly message: string
}

/** @param asked of the named those are asked who can be, and nobody else. */
export const remoteSearch = (
  parts: NodeParts,
  asked: RemoteAsked,
  startedAt: number,
  signal: AbortSignal,
): AsyncIterable<RemoteMessage> | Refusal => {
  const inquiry = Inquiry.of(parts, asked, startedAt)
  if (!(inquiry instanceof Inquiry)) return inquiry
  const able = new Map(allAskable(parts, inquiry).map((node) => [node.address, node]))
  const nodes = [...new Set(asked.nodes)].map((address) => able.get(address) ?? address)
  const asking = nodes.filter((node) => typeof node !== "string")
  const gone = nodes.filter((node) => typeof node === "string")
  if (asking.length === 0)
    return { ok: false, code: "nobody-to-ask", message: "None of these nodes can be asked. Search again." }
  return answers(parts, inquiry, searchHere(parts, inquiry, asked), { asking, gone }, signal)
}

async function* answers(
  parts: NodeParts,
  inquiry: Inquiry,
  here: Here,
  { asking, gone }: { readonly asking: readonly Asking[]; readonly gone: readonly string[] },
  signal: AbortSignal,
): AsyncGenerator<RemoteMessage> {
  const { clock, trackers } = parts.ports
  const late = new AbortController()
  const timer = clock.setTimeout(() => late.abort(), WITHIN_MS)
  const words = sentWords(inquiry.query)
  const ended = AbortSignal.any([signal, late.signal])
  const shown = new ShownHits<Ranked>(here.hits)
  try {
    yield { event: "local", data: here.page }
    for (const address of gone) yield { event: "node", data: { ok: false, address, ...notAsked } }
    const waiting = new Map(
      asking.map((node) => {
        const answer = trackers.search(node.tracker, words, ended).catch((error: unknown) => failure(error, late))
        // A defect is thrown where it is waited for; of the others nobody hears then.
        answer.catch(() => undefined)
        return [node, answer.then((came) => ({ node, came }))]
      }),
    )
    let answered = 0
    while (waiting.size > 0) {
      const { node, came } = await Promise.race(waiting.values())
      waiting.delete(node)
      if (signal.aborted) return
      const data = answerOf(inquiry, shown, node, came)
      if (data.ok) answered++
      yield { event: "node", data }
    }
    yield { event: "over", data: { asked: asking.length, answered, order: shown.order } }
  } finally {
    clock.clearTimeout(timer)
    late.abort()
  }
}

const answerOf = (
  inquiry: Inquiry,
  shown: ShownHits<Ranked>,
  { address, tracker }: Asking,
  came: SearchAnswered | Failed | "forged",
): NodeAnswer => {
  if (came === "forged") return { ok: false, address, ...falseAnswer }
  if ("code" in came) return { ok: false, address, ...came }
  const hits = arrange(inquiry.judge(foundIn(tracker, came.entries)))
  const { below, again } = shown.add(hits)
  const view = (all: typeof below) => all.map((hit) => inquiry.view(hit))
  return { ok: true, address, hits: view(below), again: view(again), more: came.more }
}

const falseAnswer: Failed = {
  code: "false-answer",
  message: "its answer was not signed by it, so none of it is shown",
}
const notAsked: Failed = {
  code: "nobody-to-ask",
  message: "it was not asked: its list is here by now, or you do not trust it any more",
}

const failure = (error: unknown, late: AbortController): Failed => {
  if (!(error instanceof DialError || error instanceof SessionError)) throw error
  if (late.signal.aborted || error.code === "idle") return { code: "aborted", message: "it did not answer in time" }
  return { code: error.code, message: error.message }
}
