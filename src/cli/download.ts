/**
 * `bulbil download LINK`: of a share, or of what a tracker lists. Waits for the metadata; with `--wait`, until every
 * piece is verified.
 */
import { bytesText, durationText } from "../contract/figures.ts"
import { pastedText } from "../core/pastedText.ts"
import { addressProblem, linkProblem } from "../contract/link.ts"
import type { TorrentMode, TorrentRow } from "../contract/rows.ts"
import { isWhole } from "../contract/standing.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { downloadProgress } from "./formatProgress.ts"
import { givenPath } from "./givenPath.ts"
import { nodeCommand } from "./nodeCommand.ts"
import type { ProgressLine } from "./progressLine.ts"
import { safeText } from "./safeText.ts"
import { type WordOptions, withWords, wordOf } from "./torrentControl.ts"

/** Modes in which nothing goes on by itself. */
const stuck: Partial<Record<TorrentMode, string>> = {
  paused: "the download was paused meanwhile; bulbil resume goes on with it",
  removed: "the download was removed meanwhile",
  "missing-files": "files of the download are missing; bulbil recheck looks again and fetches them anew",
}

const stop = (row: TorrentRow): CliFailure | undefined => {
  if (row.mode === "error")
    return new CliFailure(exitCodes.failed, row.error?.code ?? "error", row.error?.message ?? "the download failed")
  const message = stuck[row.mode]
  return message === undefined ? undefined : new CliFailure(exitCodes.failed, row.mode, message)
}

export interface Wanted {
  readonly link: string
  readonly folder?: string | undefined
  /** Of what a tracker lists; a share brings its own. */
  readonly title?: string | undefined
  readonly word?: ReturnType<typeof wordOf>
}

const download = async (
  client: Client,
  progress: ProgressLine,
  { link, folder, title, word }: Wanted,
  wait: boolean,
): Promise<TorrentRow> => {
  const id = await client.command({
    type: "DownloadLink",
    link,
    ...(folder === undefined ? {} : { folder }),
    ...(title === undefined ? {} : { title }),
    ...word,
  })
  return follow(client, ({ torrents, live }) => {
    const row = torrents.find((t) => t.id === id)
    if (!row) return undefined
    const failure = stop(row)
    if (failure) throw failure
    progress.show(downloadProgress(row, live))
    const done = wait
      ? row.mode === "seeding" || (row.mode === "queued" && isWhole(row))
      : row.infohash !== null && row.mode !== "mirroring-metadata" && row.mode !== "checking"
    return done ? row : undefined
  })
}

const checkedLink = (link: string): string => {
  if (addressProblem(link) === null) {
    throw new CliFailure(
      exitCodes.usage,
      "bad-link",
      `this is a tracker's address and no link to one torrent; see what it lists: bulbil catalogue ${pastedText(link)}`,
    )
  }
  const problem = linkProblem(link)
  if (problem !== null) throw new CliFailure(exitCodes.usage, "bad-link", problem)
  return pastedText(link)
}

interface DownloadOptions extends WordOptions {
  readonly to?: string
  readonly title?: string
  readonly wait?: true
}

export const downloadCommand = nodeCommand<[link: string], DownloadOptions>({
  name: "download",
  summary: "download what a link offers: of a share, or out of a tracker's catalogue",
  example: "download http://….onion/private/… --to ~/Downloads --wait",
  takes: (command) =>
    withWords(
      command
        .argument("<link>", "http://….onion/private/… or /public/… or /torrent/…")
        .option("--to <folder>", "where the files go (default: the node's downloads)", givenPath)
        .option(
          "--title <title>",
          "what it is called here, for a link out of a catalogue (default: the name of its file or folder)",
        ),
    ).option("--wait", "wait until every piece is there and verified"),
  run: async ({ client, progress, options }, link) => {
    const began = performance.now()
    const row = await download(
      client,
      progress,
      { link: checkedLink(link), folder: options.to, title: options.title, word: wordOf(options) },
      options.wait === true,
    )
    const seconds = Math.round(performance.now() - began) / 1000
    const what = `${safeText(row.title || row.name)}, ${bytesText(row.bytes)}, infohash ${row.infohash}`
    const end = isWhole(row) && row.mode !== "error" ? `complete after ${durationText(seconds)}:` : `${row.mode} to`
    return {
      json: { infohash: row.infohash, bytes: row.bytes, seconds, state: row.mode },
      text: `${what}\n${end} ${safeText(row.path)}`,
    }
  },
})
