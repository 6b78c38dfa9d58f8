/**
 * Says what ends for ever or is deleted, and asks once for all of it where somebody can answer. Where nobody sits, what
 * takes links along, and what was not named one by one, needs a --yes; what says by its name that it ends a link, or
 * deletes, is meant by whoever wrote the script.
 */
import { bytesText, countText } from "../contract/figures.ts"
import type { ShareView, TorrentRow } from "../contract/rows.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { cut } from "./safeText.ts"
import type { Meant } from "./several.ts"
import { type Named, rowsOf } from "./targets.ts"
import { type Asking, confirmed } from "./terminal.ts"

const SHOWN = 20

/** Those named without doubt; what is not there, or may be several, is for the node to say. */
const namedBy = <Row extends Named>(rows: readonly Row[], { targets }: Meant): readonly Row[] => {
  const named = targets.map((target) => rowsOf(rows, target)).filter(({ length }) => length === 1)
  return [...new Set(named.flat())]
}

const lines = (all: readonly string[]): readonly string[] => [
  ...all.slice(0, SHOWN).map((line) => `  · ${line}`),
  ...(all.length > SHOWN ? [`  · and ${all.length - SHOWN} more`] : []),
]

const shareLine = ({ title, visibility }: ShareView): string =>
  `“${cut(title, 60)}”, ${visibility === "public" ? "public, listed by this node's tracker" : "private"}`

const dataLine = ({ path, name }: TorrentRow): string => cut(path || name, 200)

/** @throws CliFailure when whoever was asked does not want it. */
const agreed = async (what: readonly string[], question: string, kept: string, asking: Asking): Promise<void> => {
  asking.output.write(`${what.join("\n")}\n`)
  if (!(await confirmed(question, asking))) throw new CliFailure(exitCodes.failed, "declined", kept)
}

const unasked = (code: "links-end" | "not-agreed", why: string): CliFailure =>
  new CliFailure(exitCodes.failed, code, `${why}; say --yes if that is meant`)

const linksEnd = (links: readonly unknown[]): string =>
  links.length === 1 ? "1 link ends for ever" : `${countText(links.length, "link")} end for ever`

/** Before torrents are removed: with them end the shares that offer them. @throws CliFailure */
export const agreeToRemove = async (
  client: Client,
  meant: Meant,
  { withData, yes }: { readonly withData?: true; readonly yes?: true },
  asking: Asking,
): Promise<void> => {
  const state = await client.state()
  const rows = namedBy(
    state.torrents.filter(({ mode }) => mode !== "removed"),
    meant,
  )
  const links = state.shares.filter(({ torrent, mode }) => mode === "active" && rows.some(({ id }) => id === torrent))
  const [it, its] = rows.length > 1 ? ["them", "Their"] : ["it", "Its"]
  const ending = links.length === 0 ? [] : [`With ${it} ends for ever:`, ...lines(links.map(shareLine))]
  if (yes) return void (ending.length > 0 && asking.output.write(`${ending.join("\n")}\n`))
  const octets = bytesText(rows.reduce((sum, { verifiedBytes }) => sum + verifiedBytes, 0))
  const deleted = [
    `${its} downloaded files are deleted, ${octets}, where nobody has changed them:`,
    ...lines(rows.map(dataLine)),
  ]
  if (!asking.input.isTTY) {
    if (ending.length > 0) asking.output.write(`${ending.join("\n")}\n`)
    if (links.length > 0) throw unasked("links-end", `nothing was removed: with ${it} ${linksEnd(links)}`)
    if (meant.all && withData)
      throw unasked("not-agreed", `nothing was removed: the files of ${countText(rows.length, "torrent")} are deleted`)
    return
  }
  const what = [...ending, ...(withData && rows.length > 0 ? deleted : [])]
  if (what.length === 0 && !meant.all) return
  const question = rows.length > 1 ? `Remove ${countText(rows.length, "torrent")}?` : "Remove it?"
  await agreed(
    what.length > 0 ? what : ["The files stay where they are:", ...lines(rows.map(dataLine))],
    question,
    "nothing was removed",
    asking,
  )
}

interface Ending {
  /** Those among which the named ones are. */
  readonly of: (share: ShareView) => boolean
  readonly one: string
  readonly many: (count: string) => string
  readonly question: string
}

export const stopsSharing: Ending = {
  of: ({ mode }) => mode !== "stopped",
  one: "Its link ends for ever; the files stay:",
  many: (count) => `${count} end for ever; the files stay:`,
  question: "Stop sharing?",
}

export const takesBack: Ending = {
  of: ({ mode }) => mode !== "stopped",
  one: "Its public link ends for ever; its private link goes on:",
  many: (count) => `${count} that are public end for ever; the private ones go on:`,
  question: "Take back?",
}

/** Before links end. @throws CliFailure */
export const agreeToEnd = async (
  client: Client,
  meant: Meant,
  { of, one, many, question }: Ending,
  yes: boolean,
  asking: Asking,
): Promise<void> => {
  if (yes || (!asking.input.isTTY && !meant.all)) return
  const rows = namedBy((await client.state()).shares.filter(of), meant)
  if (rows.length === 0) return
  if (!asking.input.isTTY) throw unasked("links-end", `nothing was changed: ${linksEnd(rows)}`)
  const head = rows.length === 1 ? one : many(countText(rows.length, "link"))
  await agreed([head, ...lines(rows.map(shareLine))], question, "nothing was changed", asking)
}
