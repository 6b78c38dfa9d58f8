/** `bulbil inspect LINK`: what a link leads to, and what a download of it would take. Adds nothing. */
import { InvalidArgumentError } from "commander"
import { durationText } from "../contract/figures.ts"
import { INSPECT_SECONDS, type InspectAsked, MOST_INSPECT_SECONDS, readTree } from "../contract/files.ts"
import { CliFailure } from "./CliFailure.ts"
import { spanOf } from "./dates.ts"
import { checkedLink } from "./download.ts"
import { formatInspection } from "./formatFiles.ts"
import { givenPath } from "./givenPath.ts"
import { nodeCommand, type Talk } from "./nodeCommand.ts"
import { whileItLasts } from "./whileItLasts.ts"

interface InspectOptions {
  readonly to?: string
  readonly timeout?: number
}

/** Seconds. */
const timeoutOf = (text: string): number => {
  const seconds = Math.round(spanOf(/^\d+$/.test(text) ? `${text}s` : text) / 1_000)
  if (seconds < 1 || seconds > MOST_INSPECT_SECONDS) throw new InvalidArgumentError("from 1s to 1h")
  return seconds
}

const longer = (error: unknown): never => {
  if (!(error instanceof CliFailure) || error.code !== "unreachable") throw error
  throw new CliFailure(error.exit, error.code, `${error.message}; --timeout 10m waits longer`, error.detail)
}

const ask = async (
  { client, progress, options: { timeout = INSPECT_SECONDS } }: Talk<InspectOptions>,
  asked: InspectAsked,
) =>
  whileItLasts(
    progress,
    (seconds) =>
      `Asking who has it for the metadata: ${durationText(seconds)} of at most ${durationText(timeout)}; ` +
      "over Tor the first answer takes up to a minute",
    client.inspect({ ...asked, ...(timeout === INSPECT_SECONDS ? {} : { seconds: timeout }) }).catch(longer),
  )

export const inspectCommand = nodeCommand<[link: string], InspectOptions>({
  name: "inspect",
  summary: "look at what a link offers before it is downloaded: files, sizes, credit, room",
  example: "inspect http://….onion/private/…",
  takes: (command) =>
    command
      .argument("<link>", "http://….onion/private/… or /public/… or /torrent/…")
      .option("--to <folder>", "where the files would go (default: the node's downloads)", givenPath)
      .option(
        "--timeout <time>",
        `how long to try where nobody answers, as 30s or 10m, up to 1h (default: ${durationText(INSPECT_SECONDS)})`,
        timeoutOf,
      ),
  run: async (talk, link) => {
    const { to } = talk.options
    const page = await ask(talk, { link: checkedLink(link), ...(to === undefined ? {} : { folder: to }) })
    const { paths: _p, sizes: _s, ...rest } = page
    const files = readTree(page).map(({ path, bytes }) => ({ path: path.join("/"), bytes }))
    return { schema: "inspect", json: { ...rest, files }, text: formatInspection(page) }
  },
})
