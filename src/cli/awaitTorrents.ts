/** Waits for torrents, each until it is as it shall be, or goes no further by itself. */
import type { Live, TorrentMode, TorrentRow } from "../contract/rows.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { isWhole } from "../contract/standing.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import type { ProgressLine } from "./progressLine.ts"

export const shortId = (id: string): string => id.slice(0, 8)

/** Modes in which nothing goes on by itself. */
const stuck: Partial<Record<TorrentMode, (id: string) => string>> = {
  paused: (id) => `the download is paused; bulbil resume ${id} goes on with it`,
  removing: () => "the download is being removed",
  removed: () => "the download was removed meanwhile",
  "missing-files": (id) => `files of the download are missing; bulbil recheck ${id} looks again and fetches them anew`,
}

const removed = () => new CliFailure(exitCodes.failed, "removed", stuck.removed!(""))

/** What is to be typed, with the id in it: `bulbil resume ID`. */
const named = (message: string, id: string): string => message.replace(/(`bulbil [a-z]+) ID\b/g, `$1 ${id}`)

const stop = ({ id, mode, error, infohash }: TorrentRow, paused: boolean): CliFailure | undefined => {
  if (mode === "error") {
    const message = named(error?.message ?? "the download failed", shortId(id))
    return new CliFailure(exitCodes.failed, error?.code ?? "error", message, { id })
  }
  // One that was paused before does not fetch its metadata either.
  if (mode === "paused" && paused && infohash !== null) return undefined
  const message = stuck[mode]?.(shortId(id))
  return message === undefined ? undefined : new CliFailure(exitCodes.failed, mode, message, { id })
}

/** It seeds, or would if it had its turn. */
export const isComplete = (row: TorrentRow): boolean =>
  row.mode === "seeding" || (row.mode === "queued" && isWhole(row))

interface Wait {
  readonly ids: readonly string[]
  readonly done: (row: TorrentRow) => boolean
  /** To be paused is what was asked for. */
  readonly paused?: boolean
  /** Where what ails the node is said. */
  readonly progress: Pick<ProgressLine, "ail">
  /** Those that are waited for, again and again. */
  readonly show: (rows: readonly TorrentRow[], live: Live) => void
  /** Each once. */
  readonly ended: (id: string, end: TorrentRow | CliFailure) => void
}

/** @throws CliFailure when the node ends before. */
export const awaitTorrents = async (
  client: Client,
  { ids, done, paused = false, progress, show, ended }: Wait,
): Promise<void> => {
  const waiting = new Set(ids)
  if (waiting.size === 0) return
  await follow(
    client,
    ({ torrents, live }) => {
      const rows = new Map(torrents.map((row) => [row.id, row]))
      for (const id of waiting) {
        const row = rows.get(id)
        const failure = row ? stop(row, paused) : removed()
        if (!failure && !done(row!)) continue
        waiting.delete(id)
        ended(id, failure ?? row!)
      }
      if (waiting.size === 0) return true
      show(
        [...waiting].map((id) => rows.get(id)!),
        live,
      )
      return undefined
    },
    progress,
  )
}
