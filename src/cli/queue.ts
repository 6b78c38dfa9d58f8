/** `bulbil queue [ID top|up|down|bottom]`: how many torrents run at once, and in which order. */
import { Argument, InvalidArgumentError } from "commander"
import type { Snapshot, TorrentRow } from "../contract/rows.ts"
import { isWhole, ordinalText, queuePosition, standingOf, standingText } from "../contract/standing.ts"
import type { QueueMove } from "../core/queue.ts"
import type { Said } from "./CliCommand.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { cut } from "./safeText.ts"
import { table } from "./table.ts"
import { target } from "./targets.ts"

interface QueueOptions {
  readonly downloads?: number
  readonly seeds?: number
}

const countOf = (text: string): number => {
  const count = /^(0|none|all)$/i.test(text) ? 0 : Number(text)
  if (!Number.isInteger(count) || count < 0 || count > 100_000)
    throw new InvalidArgumentError("a number of torrents, or 0 for all of them")
  return count
}

const lines = (state: Snapshot, whole: boolean): readonly TorrentRow[] =>
  state.torrents
    .filter((row) => row.mode !== "removed" && row.origin === "download" && isWhole(row) === whole)
    .toSorted((a, b) => a.place - b.place)

const atOnce = (count: number | undefined): string => (count === undefined ? "all at once" : `${count} at once`)

const said = (state: Snapshot): Said => {
  const { downloads, seeds } = state.limits[0] ?? {}
  const rows = (whole: boolean) =>
    lines(state, whole).map((row) => ({
      id: row.id,
      state: standingOf(row, state.live),
      position: queuePosition(row, state.torrents),
    }))
  const section = (head: string, whole: boolean): readonly string[] => [
    head,
    ...table(
      lines(state, whole).map((row) => {
        const position = queuePosition(row, state.torrents)
        return [
          `  ${row.id.slice(0, 8)}`,
          position === null ? standingText(standingOf(row, state.live)) : `Queued, ${ordinalText(position)}`,
          cut(row.title || row.name || "(not known yet)", 60),
        ]
      }),
    ),
  ]
  return {
    schema: "queue",
    json: {
      atOnce: { downloads: downloads ?? null, seeds: seeds ?? null },
      downloads: rows(false),
      seeds: rows(true),
    },
    text: [
      ...section(`Downloads, ${atOnce(downloads)}:`, false),
      ...section(`Whole and serving, ${atOnce(seeds)}:`, true),
    ].join("\n"),
  }
}

export const queueCommand = nodeCommand<[id: string | undefined, move: QueueMove | undefined], QueueOptions>({
  name: "queue",
  summary: "show or set how many torrents run at once, and in which order; what you share always runs",
  example: "queue 4f1c22 top",
  takes: (command) =>
    command
      .argument("[id]", "a torrent's id or infohash, or the first 6 digits or more of either")
      .addArgument(
        new Argument("[where]", "where it is to stand among those of its kind").choices([
          "top",
          "up",
          "down",
          "bottom",
        ]),
      )
      .option("--downloads <count>", "downloads that run at once; 0 for all", countOf)
      .option("--seeds <count>", "downloads that are whole and serve at once; 0 for all", countOf),
  run: async ({ client, options: { downloads, seeds } }, id, move) => {
    if (id !== undefined && move === undefined)
      throw new CliFailure(exitCodes.usage, "usage", "say where it is to stand: top, up, down or bottom")
    if (downloads !== undefined || seeds !== undefined)
      await client.command({
        type: "LimitQueue",
        ...(downloads === undefined ? {} : { downloads }),
        ...(seeds === undefined ? {} : { seeds }),
      })
    if (id !== undefined && move !== undefined) await client.command({ type: "MoveInQueue", torrent: target(id), move })
    return said(await client.state())
  },
})
