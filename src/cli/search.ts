/** `bulbil search WORDS`: in the catalogues of this node, of those that it mirrors, and of whom its operator trusts. */
import { bytesText } from "../contract/figures.ts"
import type { SearchAsked, SearchHit, SearchPage } from "../contract/search.ts"
import { foundText, knownText, lifeText, nothingText } from "../contract/words/search.ts"
import { timeText } from "../contract/words/time.ts"
import { octetsOf } from "../core/sizeText.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { cut } from "./safeText.ts"
import { table } from "./table.ts"
import { onionText } from "./words.ts"

interface SearchOptions {
  readonly degree?: string
  readonly over?: string
  readonly under?: string
  readonly days?: string
  readonly limit: string
}

const wrong = (message: string): CliFailure => new CliFailure(exitCodes.usage, "usage", message)

const size = (name: string, text: string | undefined): number | undefined => {
  const octets = text === undefined ? undefined : octetsOf(text)
  if (text !== undefined && octets === undefined)
    throw wrong(`--${name}: ${text} is no size; write it as 700MB, or 1.5GB`)
  return octets
}

const whole = (name: string, text: string | undefined, most: number): number | undefined => {
  if (text === undefined) return undefined
  if (!/^\d{1,6}$/.test(text) || Number(text) > most) throw wrong(`--${name} takes a whole number from 0 to ${most}`)
  return Number(text)
}

const asked = (words: readonly string[], options: SearchOptions): SearchAsked => {
  const filters = {
    least: size("over", options.over),
    most: size("under", options.under),
    degree: whole("degree", options.degree, 4),
    days: whole("days", options.days, 100_000),
    limit: whole("limit", options.limit, 100),
  }
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
  return { text: words.join(" "), ...given }
}

const lines = (hits: readonly SearchHit[]): string[] => {
  const rows = table(
    hits.map(({ title, bytes, addedAt, torrent, alike, ...hit }, i) => [
      String(i + 1),
      cut(title, 60) + (alike > 0 ? ` (+ ${alike} alike)` : ""),
      bytesText(bytes),
      timeText(addedAt).slice(0, 10),
      torrent === null ? lifeText(hit) : `in your list: ${torrent.slice(0, 8)}`,
    ]),
  )
  const indent = " ".repeat(String(hits.length).length + 2)
  return rows.flatMap((row, i) => {
    const { trackers, file, link } = hits[i]!
    const [nearest, ...others] = trackers
    const by =
      knownText(nearest!, onionText(nearest!.address)) + (others.length > 0 ? `, and ${others.length} more` : "")
    return [
      row,
      `${indent}${cut(by, 80)}`,
      ...(file === null ? [] : [`${indent}file: ${cut(file, 70)}`]),
      indent + link,
    ]
  })
}

const formatSearch = (page: SearchPage): string =>
  page.hits.length === 0 ? nothingText(page) : [foundText(page), "", ...lines(page.hits)].join("\n")

export const searchCommand = nodeCommand<[words: readonly string[]], SearchOptions>({
  name: "search",
  summary: "look for torrents in your catalogue and all that you mirror or trust",
  example: 'search harbour "by night" -winter --under 2GB',
  takes: (command) =>
    command
      .argument("<words...>", 'what to look for: words, "words in a row", -not')
      .option("--degree <number>", "0: yours; 1: of those you chose; 2 and more: through others")
      .option("--over <size>", "only what is at least so large, as 700MB")
      .option("--under <size>", "only what is at most so large")
      .option("--days <number>", "only what was added in the last so many days")
      .option("--limit <number>", "show at most so many, up to 100", "20"),
  run: async ({ client, options }, words) => {
    const page = await client.search(asked(words, options))
    return { json: page, text: formatSearch(page) }
  },
})
