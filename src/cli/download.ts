/**
 * `bulbil download LINK…`: of shares, or of what a tracker lists. Waits for the metadata; with `--wait`, until every
 * piece is verified. What is in the list already is waited for just so.
 */
import { Option } from "commander"
import { countText, durationText, rateText } from "../contract/figures.ts"
import { pastedText } from "../core/pastedText.ts"
import { addressProblem, linkProblem } from "../contract/link.ts"
import type { Live, TorrentRow } from "../contract/rows.ts"
import { awaitTorrents, isComplete, shortId } from "./awaitTorrents.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { type ChoiceOptions, choiceHelp, rulesOf, withChoice } from "./fileRules.ts"
import { downloadProgress, sizeText } from "./formatProgress.ts"
import { givenPath } from "./givenPath.ts"
import { whileItGoesOn } from "./goesOn.ts"
import { nodeCommand, type Talk } from "./nodeCommand.ts"
import { type Results, resultsOf } from "./results.ts"
import { remark } from "./output.ts"
import type { ProgressLine } from "./progressLine.ts"
import { safeText } from "./safeText.ts"
import { type WordOptions, withWords, wordOf } from "./torrentControl.ts"

interface DownloadOptions extends WordOptions, ChoiceOptions {
  readonly sequential?: true
  readonly paused?: true
  readonly to?: string
  /** Of what a tracker lists; a share brings its own. */
  readonly title?: string
  readonly wait?: true
}

interface Begun {
  readonly link: string
  readonly id: string
  /** It was in the list before. */
  readonly already: boolean
}

interface Downloaded extends Begun {
  readonly row: TorrentRow
  readonly seconds: number
}

type Choice = ReturnType<typeof rulesOf>

const begin = async (client: Client, link: string, choice: Choice, options: DownloadOptions): Promise<Begun> => {
  const { to, title, sequential, paused } = options
  try {
    const id = await client.command({
      type: "DownloadLink",
      link,
      ...(to === undefined ? {} : { folder: to }),
      ...(title === undefined ? {} : { title }),
      ...(choice && { choice }),
      ...(sequential && { sequential }),
      ...(paused && { paused }),
      ...wordOf(options),
    })
    return { link, id, already: false }
  } catch (error) {
    const { id } = (error instanceof CliFailure && error.code === "duplicate" ? error.detail : {}) as { id?: string }
    if (id === undefined) throw error
    return { link, id, already: true }
  }
}

/** Of what is in the list already: what was said of it beside its link, and changes nothing there. */
const sayUnheard = (id: string, options: DownloadOptions, progress: ProgressLine): void => {
  const said = (["to", "title", "only", "skip", "priority", "sequential", "paused"] as const)
    .filter((name) => options[name] !== undefined)
    .map((name) => `--${name}`)
  if (said.length === 0) return
  const one = shortId(id)
  progress.end()
  remark(
    `${one} is in your list already, and ${said.join(", ")} changed nothing of it: ` +
      `bulbil files ${one}, bulbil move ${one}, bulbil retitle ${one} and bulbil pause ${one} do`,
  )
}

/** Without --wait it is enough to know what comes. */
const isKnown = ({ infohash, mode }: TorrentRow): boolean =>
  infohash !== null && mode !== "mirroring-metadata" && mode !== "checking"

const progressOfAll = (rows: readonly TorrentRow[], all: number, live: Live): string => {
  if (all === 1) return downloadProgress(rows[0]!, live)
  const rate = rows.reduce((sum, { id }) => sum + (live.torrents[id]?.downRate ?? 0), 0)
  return `${all - rows.length} of ${countText(all, "download")} · ↓ ${rateText(rate)}`
}

const textOf = ({ row, id, already, seconds }: Downloaded): string => {
  const what = `${safeText(row.title || row.name)}, ${sizeText(row)}, infohash ${row.infohash}`
  const whole = row.mode === "seeding"
  const end = !whole ? `${row.mode} to` : already ? "complete:" : `complete after ${durationText(seconds)}:`
  return `${already ? `in your list already as ${shortId(id)}: ` : ""}${what}\n${end} ${safeText(row.path)}`
}

const objectOf = ({ row: { infohash, bytes, wanted, mode }, id, already, seconds }: Downloaded) => ({
  id,
  already,
  infohash,
  bytes,
  wanted,
  seconds,
  state: mode,
})

export const checkedLink = (link: string): string => {
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

/** Among several it must be told which one it is. */
const checkedOfMany = (link: string): string => {
  try {
    return checkedLink(link)
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error
    throw new CliFailure(error.exit, error.code, `${pastedText(link)}: ${error.message}`)
  }
}

export const downloadCommand = nodeCommand<[links: readonly string[]], DownloadOptions>({
  name: "download",
  summary: "download what links offer: of shares, or out of a tracker's catalogue",
  example: "download http://….onion/private/… --to ~/Downloads --wait",
  takes: (command) =>
    withChoice(
      withWords(command)
        .argument("<link...>", "http://….onion/private/… or /public/… or /torrent/…; what is in the list goes on")
        .option("--to <folder>", "where the files go (default: the node's downloads)", givenPath)
        .option(
          "--title <title>",
          "what it is called here, for a link out of a catalogue (default: the name of its file or folder)",
        ),
    )
      .option("--sequential", "fetch from the first piece to the last")
      .addOption(new Option("--paused", "fetch the metadata and nothing else, until `bulbil resume`").conflicts("wait"))
      .option("--wait", "wait until all that is wanted is there and verified")
      .addHelpText("after", choiceHelp),
  run: async (talk, given) => {
    const { options, command } = talk
    const links = [...new Set(given.length === 1 ? given.map(checkedLink) : given.map(checkedOfMany))]
    if (options.title !== undefined && links.length > 1)
      command.error("error: --title names one download: give one link", { exitCode: exitCodes.usage })
    const choice = rulesOf(options)
    const results = resultsOf<ReturnType<typeof objectOf>>(links, talk)
    await downloadAll(talk, links, choice, results)
    return { schema: "download", ...results.answer() }
  },
})

const downloadAll = async (
  talk: Talk<DownloadOptions>,
  links: readonly string[],
  choice: Choice,
  results: Results<ReturnType<typeof objectOf>>,
): Promise<void> => {
  const { client, progress, options } = talk
  const began = performance.now()
  const begun: Begun[] = []
  for (const link of links) {
    await begin(client, link, choice, options).then(
      (one) => {
        begun.push(one)
        if (one.already) sayUnheard(one.id, options, progress)
      },
      (error: unknown) => results.failed(link, error),
    )
  }
  // Of one torrent there may be several links.
  const ids = [...new Set(begun.map(({ id }) => id))]
  await whileItGoesOn(talk, ids, () =>
    awaitTorrents(client, {
      ids,
      done: (row) => (options.wait ? isComplete(row) : isKnown(row)),
      paused: options.paused === true,
      progress,
      show: (rows, live) => progress.show(progressOfAll(rows, ids.length, live)),
      ended: (id, row) => {
        const seconds = Math.round(performance.now() - began) / 1000
        for (const one of begun.filter((each) => each.id === id)) {
          if (row instanceof CliFailure) results.failed(one.link, row)
          else {
            const done = { ...one, row, seconds }
            results.done(one.link, objectOf(done), textOf(done))
          }
        }
      },
    }),
  )
}
