/** `bulbil share PATH`: waits until the files are hashed and the share's onion is published, then prints the link. */
import { bytesText, countText } from "../contract/figures.ts"
import type { RecipientView } from "../contract/rows.ts"
import type { MetadataAnswer, TraceAnswers, TraceKind } from "../contract/traces.ts"
import { recipientText } from "../contract/words/recipients.ts"
import { answeredText } from "../contract/words/traces.ts"
import { type LeftOut, NOTHING_LEFT_OUT } from "../core/leftOut.ts"
import { aboutOf, type AboutOptions, aboutOptions } from "./about.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { shareProgress } from "./formatProgress.ts"
import { givenPath, namedSource } from "./givenPath.ts"
import { lookAt } from "./lookAt.ts"
import { lookLines } from "./lookLines.ts"
import { remark } from "./output.ts"
import { type AnswerOptions, answerOptions, askedAnswers, givenAnswers } from "./shareAnswers.ts"
import { type Asking, here } from "./terminal.ts"
import { leftOutLines, unsafeNamesText } from "./leftOutLines.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { type Offer, offerLines, offerOf, type OfferOptions, offerOptions } from "./seedingOptions.ts"
import type { ProgressLine } from "./progressLine.ts"
import { type QrOptions, sayQr, withQr } from "./qr.ts"
import { safeText } from "./safeText.ts"
import { table } from "./table.ts"

export interface Shared {
  readonly id: string
  /** The common one; null where each recipient has their own. */
  readonly link: string | null
  readonly recipients: readonly RecipientView[]
  readonly infohash: string
  readonly bytes: number
  readonly files: number
  readonly leftOut: LeftOut
  /** What its sharer was told about its files, and did; null of public ones. */
  readonly metadata: MetadataAnswer | null
}

/** Asks for what the files say to be answered, where somebody can answer. */
const share = async (
  client: Client,
  progress: ProgressLine,
  path: string,
  options: ShareOptions,
  offer: Offer,
  asking: Asking,
): Promise<Shared> => {
  const { title = "", torrent, skipUnsafe, leaveOut, recipient, showValues = false, ...given } = options
  const chosen = givenAnswers(options)
  const about = { ...aboutOf(given), ...offer }
  const place = { path, ...(torrent === undefined ? {} : { torrent }) }
  const report = await lookAt(client, progress, place, "kept")
  progress.end()
  remark(lookLines(report, showValues).join("\n"))
  if (report.leftOut.unsafeNames > 0 && !skipUnsafe)
    throw new CliFailure(exitCodes.failed, "unsafe-name", unsafeNamesText(report.leftOut))
  const begin = (answers: TraceAnswers | undefined): Promise<string> =>
    client.command({
      type: "SharePath",
      ...place,
      title,
      ...about,
      ...(skipUnsafe ? { skipUnsafe } : {}),
      look: report.id,
      ...(answers ? { answers } : {}),
      ...(leaveOut ? { leaveOut } : {}),
      ...(recipient ? { recipients: recipient } : {}),
    })
  const id = await begin(chosen).catch(async (error: unknown) => {
    const kinds = unanswered(error)
    if (!kinds || !asking.input.isTTY) throw error
    return begin({ ...chosen, ...(await askedAnswers(kinds, report, asking)) })
  })
  return shared(client, progress, id)
}

/** What a refusal wants to be answered. */
const unanswered = (error: unknown): readonly TraceKind[] | undefined =>
  error instanceof CliFailure && error.code === "metadata-unanswered"
    ? (error.detail as { readonly kinds?: readonly TraceKind[] }).kinds
    : undefined

/** Waits for the links of a share that has begun. @throws CliFailure when it comes to nothing. */
export const shared = (client: Client, progress: ProgressLine, id: string): Promise<Shared> =>
  follow(
    client,
    ({ shares, live }) => {
      const row = shares.find((s) => s.id === id)
      if (!row) return undefined
      if (row.mode === "failed")
        throw new CliFailure(exitCodes.failed, row.error?.code ?? "failed", row.error?.message ?? "sharing failed")
      if (row.mode === "stopped")
        throw new CliFailure(exitCodes.failed, "share-stopped", "the share was stopped meanwhile")
      progress.show(shareProgress(row, live))
      const links = row.keyed ? row.recipients.map((each) => each.link) : [row.link]
      if (links.includes(null) || row.infohash === null) return undefined
      return {
        id,
        link: row.link,
        recipients: row.recipients.filter(({ name }) => name !== null),
        infohash: row.infohash,
        bytes: row.bytes,
        files: row.files,
        leftOut: row.leftOut ?? NOTHING_LEFT_OUT,
        metadata: row.metadata,
      }
    },
    progress,
  )

export const sharedText = ({ link, recipients, files, bytes, infohash, leftOut, metadata }: Shared): string =>
  [
    ...linkLines(link, recipients),
    `${countText(files, "file")}, ${bytesText(bytes)}, infohash ${infohash}`,
    ...leftOutLines(leftOut),
    ...(metadata && metadata.leftOut + metadata.cleaned > 0 ? [answeredText(metadata)] : []),
  ].join("\n")

const linkLines = (link: string | null, recipients: readonly RecipientView[]): readonly string[] => [
  ...(link === null ? [] : [link]),
  ...table(recipients.map((each) => [safeText(recipientText(each)), each.link ?? ""])),
]

interface ShareOptions extends AboutOptions, AnswerOptions, OfferOptions, QrOptions {
  readonly title?: string
  readonly torrent?: string
  readonly skipUnsafe?: true
  readonly recipient?: readonly string[]
}

export const shareCommand = nodeCommand<[path: string], ShareOptions>({
  name: "share",
  summary: "share a file or folder and print its private link",
  example: 'share ~/Photos --title "Summer"',
  takes: (command) =>
    offerOptions(
      answerOptions(withQr(aboutOptions(command)))
        .argument("<path>", "the file or folder; it stays where it is and is not copied", namedSource)
        .option("--title <title>", "what others see as its name (default: the name of the file or folder)")
        .option(
          "--torrent <file>",
          "a .torrent that the data are those of: they are compared, not made one of",
          givenPath,
        )
        .option(
          "--recipient <name>",
          "a link of their own for each who is named, and none for others; the names stay here",
          (name: string, before: readonly string[] = []) => [...before, name.trim()],
        )
        .option("--skip-unsafe", "leave out names that no torrent may hold, instead of refusing"),
    ),
  run: async ({ client, progress, options }, path) => {
    const offer = offerOf(options, Date.now())
    const done = await share(client, progress, path, options, offer, here())
    progress.end()
    for (const link of [done.link, ...done.recipients.map((each) => each.link)])
      if (link !== null) await sayQr(link, options)
    const text = [sharedText(done), ...offerLines(offer)].join("\n")
    return { schema: "share", json: done, text: text + (await publicHint(options.torrent, done.infohash)) }
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
