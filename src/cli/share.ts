/** `bulbil share PATH`: waits until the files are hashed and the share's onion is published, then prints the link. */
import type { Command } from "commander"
import { bytesText, countText } from "../api/contract/figures.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { shareProgress } from "./formatProgress.ts"
import { givenPath } from "./givenPath.ts"
import { type NodeOptions, nodeCommand, speak } from "./nodeCommand.ts"
import type { ProgressLine } from "./progressLine.ts"

export interface Shared {
  readonly link: string
  readonly infohash: string
  readonly bytes: number
  readonly files: number
}

export const share = async (client: Client, progress: ProgressLine, path: string, title: string): Promise<Shared> =>
  shared(client, progress, await client.command({ type: "SharePath", path, title }))

/** Waits for the link of a share that has begun. @throws CliFailure when it comes to nothing. */
export const shared = (client: Client, progress: ProgressLine, id: string): Promise<Shared> =>
  follow(client, ({ shares, live }) => {
    const row = shares.find((s) => s.id === id)
    if (!row) return undefined
    if (row.mode === "failed") throw new CliFailure(exitCodes.failed, row.error?.code ?? "failed", row.error?.message ?? "sharing failed")
    if (row.mode === "stopped") throw new CliFailure(exitCodes.failed, "share-stopped", "the share was stopped meanwhile")
    progress.show(shareProgress(row, live))
    if (row.link === null || row.infohash === null) return undefined
    return { link: row.link, infohash: row.infohash, bytes: row.bytes, files: row.files }
  })

export const sharedText = ({ link, files, bytes, infohash }: Shared): string =>
  `${link}\n${countText(files, "file")}, ${bytesText(bytes)}, infohash ${infohash}`

export const shareCommand = (): Command =>
  nodeCommand("share", "share a file or folder and print its private link", 'share ~/Photos --title "Summer"')
    .argument("<path>", "the file or folder; it stays where it is and is not copied", givenPath)
    .option("--title <title>", "what others see as its name (default: the name of the file or folder)", "")
    .action((path: string, options: NodeOptions & { readonly title: string }) =>
      speak(options, async ({ client, progress }) => {
        const done = await share(client, progress, path, options.title)
        return { json: done, text: sharedText(done) }
      }))
