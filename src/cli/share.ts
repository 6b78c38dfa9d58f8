/** `bulbil share PATH`: waits until the files are hashed and the share's onion is published, then prints the link. */
import { bytesText, countText } from "../contract/figures.ts"
import { type LeftOut, NOTHING_LEFT_OUT } from "../core/leftOut.ts"
import { aboutOf, type AboutOptions, aboutOptions } from "./about.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { shareProgress } from "./formatProgress.ts"
import { givenPath, namedSource } from "./givenPath.ts"
import { leftOutLines } from "./leftOutLines.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { offerOf, type OfferOptions, offerOptions } from "./seedingOptions.ts"
import type { ProgressLine } from "./progressLine.ts"
import { type QrOptions, sayQr, withQr } from "./qr.ts"

export interface Shared {
  readonly id: string
  readonly link: string
  readonly infohash: string
  readonly bytes: number
  readonly files: number
  readonly leftOut: LeftOut
}

const share = async (
  client: Client,
  progress: ProgressLine,
  path: string,
  { title, torrent, skipUnsafe, ...given }: ShareOptions,
): Promise<Shared> =>
  shared(
    client,
    progress,
    await client.command({
      type: "SharePath",
      path,
      title,
      ...aboutOf(given),
      ...offerOf(given, Date.now()),
      ...(torrent === undefined ? {} : { torrent }),
      ...(skipUnsafe ? { skipUnsafe } : {}),
    }),
  )

/** Waits for the link of a share that has begun. @throws CliFailure when it comes to nothing. */
export const shared = (client: Client, progress: ProgressLine, id: string): Promise<Shared> =>
  follow(client, ({ shares, live }) => {
    const row = shares.find((s) => s.id === id)
    if (!row) return undefined
    if (row.mode === "failed")
      throw new CliFailure(exitCodes.failed, row.error?.code ?? "failed", row.error?.message ?? "sharing failed")
    if (row.mode === "stopped")
      throw new CliFailure(exitCodes.failed, "share-stopped", "the share was stopped meanwhile")
    progress.show(shareProgress(row, live))
    if (row.link === null || row.infohash === null) return undefined
    return {
      id,
      link: row.link,
      infohash: row.infohash,
      bytes: row.bytes,
      files: row.files,
      leftOut: row.leftOut ?? NOTHING_LEFT_OUT,
    }
  })

export const sharedText = ({ link, files, bytes, infohash, leftOut }: Shared): string =>
  [link, `${countText(files, "file")}, ${bytesText(bytes)}, infohash ${infohash}`, ...leftOutLines(leftOut)].join("\n")

interface ShareOptions extends AboutOptions, OfferOptions, QrOptions {
  readonly title: string
  readonly torrent?: string
  readonly skipUnsafe?: true
}

export const shareCommand = nodeCommand<[path: string], ShareOptions>({
  name: "share",
  summary: "share a file or folder and print its private link",
  example: 'share ~/Photos --title "Summer"',
  takes: (command) =>
    offerOptions(
      withQr(aboutOptions(command))
        .argument("<path>", "the file or folder; it stays where it is and is not copied", namedSource)
        .option("--title <title>", "what others see as its name (default: the name of the file or folder)", "")
        .option(
          "--torrent <file>",
          "a .torrent that the data are those of: they are compared, not made one of",
          givenPath,
        )
        .option("--skip-unsafe", "leave out names that no torrent may hold, instead of refusing"),
    ),
  run: async ({ client, progress, options }, path) => {
    const done = await share(client, progress, path, options)
    progress.end()
    await sayQr(done.link, options)
    return { schema: "share", json: done, text: sharedText(done) + (await publicHint(options.torrent, done.infohash)) }
  },
})

/** Where a public .torrent was given: that a share begins private, and how it gets the infohash of the .torrent. */
const publicHint = async (torrent: string | undefined, infohash: string): Promise<string> => {
  if (torrent === undefined) return ""
  const { readTorrentFile } = await import("../storage/givenTorrent.ts")
  const given = await readTorrentFile(torrent).catch(() => undefined)
  return !given || given.infoHash === infohash
    ? ""
    : `\nThe .torrent is a public one: bulbil publish has it shared under its own infohash, ${given.infoHash}`
}
