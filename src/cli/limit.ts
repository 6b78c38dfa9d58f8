/**
 * `bulbil limit [ID]`: shows or sets how fast the node or one torrent may go, and for how long a torrent or a share is
 * served. What is shared under an id is a share and its torrent at once: rates are the torrent's, the end the share's.
 */
import { type Command, InvalidArgumentError, Option } from "commander"
import { limitWords, nodeLimitsLines, ratesText, readTimetable, seedingText } from "../contract/words/limits.ts"
import type { ShareView, Snapshot, TorrentRow } from "../contract/rows.ts"
import { LEAST_LIMIT, MOST_LIMIT, type Rates } from "../core/rates.ts"
import type { Timetable } from "../core/nodeLimits.ts"
import type { Said } from "./CliCommand.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { dateText } from "./dates.ts"
import { nodeCommand, type Talk } from "./nodeCommand.ts"
import { offerOf, type OfferOptions, offerOptions } from "./seedingOptions.ts"
import { RATES, rateOrNone } from "./sizes.ts"
import { rowsOf, target } from "./targets.ts"

interface LimitOptions extends OfferOptions {
  readonly down?: number
  readonly up?: number
  readonly none?: true
  readonly alternative?: true
  readonly schedule?: Timetable | "none"
  readonly use?: "normal" | "alternative" | "schedule"
}

const rateOf = (text: string): number => {
  const rate = rateOrNone(text)
  if (rate !== 0 && rate < LEAST_LIMIT)
    throw new InvalidArgumentError("a limit is 32K a second or more, or 0 for none; to stop, pause")
  if (rate > MOST_LIMIT) throw new InvalidArgumentError("a limit is 1TiB a second at most; 0 for none")
  return rate
}

const timetableOf = (text: string): Timetable | "none" => {
  if (/^(0|none)$/i.test(text)) return "none"
  const timetable = readTimetable(text)
  if (!timetable) throw new InvalidArgumentError(limitWords.timetable)
  return timetable
}

const uses = ["normal", "alternative", "schedule"]

const options = (command: Command): Command =>
  offerOptions(
    command
      .argument("[id]", "a torrent's or share's id, or the first 6 digits or more; none for all torrents together")
      .option("--down <rate>", `what may come: ${RATES}; 32K or more, 0 for no limit`, rateOf)
      .option("--up <rate>", "what may go out, likewise", rateOf)
      .option("--none", "take both rates away")
      .option("--alternative", "set the other pair of rates, which --use or --schedule bring in")
      .option(
        "--schedule <when>",
        "use the other pair at these times, by the node's own clock, as mon-fri,08:00-17:30; none: delete the timetable",
        timetableOf,
      )
      .addOption(
        new Option(
          "--use <which>",
          "which rates hold; schedule: as the timetable says, which else is kept and not in use",
        ).choices(uses),
      ),
  )

const ratesOf = ({ down, up, none }: LimitOptions) =>
  none ? { down: 0, up: 0 } : { ...(down === undefined ? {} : { down }), ...(up === undefined ? {} : { up }) }

const usage = (message: string): CliFailure => new CliFailure(exitCodes.usage, "usage", message)

const nodeSaid = ({ limits, live }: Snapshot): Said => {
  const { id: _, ...chosen } = limits[0] ?? { id: "self" }
  return {
    schema: "limit",
    json: { id: "self", limits: chosen, inForce: live.rates },
    text: nodeLimitsLines(chosen, live.rates).join("\n"),
  }
}

const ofNode = async ({ client, options: asked }: Talk<LimitOptions>): Promise<Said> => {
  const { alternative, schedule, use } = asked
  if (Object.keys(offerOf(asked, 0)).length > 0)
    throw usage("when to stop is said of a torrent or a share: give its id")
  const { down, up } = ratesOf(asked)
  const pair = alternative
    ? { ...(down === undefined ? {} : { alternativeDown: down }), ...(up === undefined ? {} : { alternativeUp: up }) }
    : ratesOf(asked)
  const timetable = schedule === "none" ? null : schedule
  const which = use ?? (timetable ? "schedule" : undefined)
  const choice = { ...pair, ...(timetable === undefined ? {} : { timetable }), ...(which ? { use: which } : {}) }
  if (Object.keys(choice).length > 0) await client.command({ type: "LimitNode", ...choice })
  return nodeSaid(await client.state())
}

const one = <Row extends TorrentRow | ShareView>(rows: readonly Row[], id: string): Row | undefined => {
  const found = rowsOf(rows, id)
  if (found.length > 1)
    throw new CliFailure(exitCodes.failed, "ambiguous", `${id} names ${found.length} of them; give more digits`)
  return found[0]
}

const named = ({ torrents, shares }: Snapshot, id: string) => ({
  torrent: one(
    torrents.filter(({ mode }) => mode !== "removed"),
    id,
  ),
  share: one(
    shares.filter(({ mode }) => mode !== "stopped" && mode !== "taking-back"),
    id,
  ),
})

const endText = (row: ShareView | TorrentRow): readonly string[] => {
  const text = seedingText(row.limits, dateText)
  const begins = "beginsAt" in row && row.beginsAt !== null ? [`begins ${dateText(row.beginsAt)}`] : []
  return [...begins, ...(text === null ? [] : [`served ${text}`])]
}

/** With an end there is a limit, though none of its rates. */
const oneText = (rates: Rates, ends: readonly string[]): string => {
  const text = ratesText(rates)
  return [text === ratesText({}) && ends.length > 0 ? "no limit of its rates" : text, ...ends].join("\n")
}

const ofOne = async ({ client, options: asked }: Talk<LimitOptions>, id: string): Promise<Said> => {
  const { alternative, schedule, use } = asked
  if (alternative || schedule || use) throw usage("the other pair of rates is the node's, not a torrent's")
  const { torrent, share } = named(await client.state(), id)
  const rates = ratesOf(asked)
  const { from, ...end } = offerOf(asked, Date.now())
  if (share && (from !== undefined || Object.keys(end).length > 0))
    await client.command({ type: "LimitShare", share: share.id, ...end, ...(from === undefined ? {} : { from }) })
  else if (from !== undefined) throw usage("--from is said of a share")
  const limits = { ...rates, ...(share ? {} : end) }
  // Where the id names nothing, the node says so.
  if (Object.keys(limits).length > 0 || (!torrent && !share))
    await client.command({ type: "LimitTorrent", torrent: torrent?.id ?? id, ...limits })
  const after = named(await client.state(), (torrent ?? share)!.id)
  return {
    schema: "limit",
    json: { id: (torrent ?? share)!.id, torrent: after.torrent?.limits ?? null, share: after.share?.limits ?? null },
    text: oneText(after.torrent?.limits ?? {}, endText((after.share ?? after.torrent)!)),
  }
}

export const limitCommand = nodeCommand<[id: string | undefined], LimitOptions>({
  name: "limit",
  summary: "show or set how fast all torrents or one of them may go, and when it stops to be served",
  example: "limit --down 2M --up 500K",
  takes: options,
  run: (talk, id) => (id === undefined ? ofNode(talk) : ofOne(talk, target(id))),
})
