/**
 * `bulbil search WORDS`: in the catalogues of this node, of those that it mirrors, and of whom its operator trusts;
 * with --remote also at those of them whose catalogues are not here.
 */
import { countText } from "../contract/figures.ts"
import type { SearchAsked, SearchPage } from "../contract/search.ts"
import { foundText, nothingText } from "../contract/words/search.ts"
import { octetsOf } from "../core/sizeText.ts"
import { answerLines, askRemote, type Remote } from "./askRemote.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { hitLines } from "./formatHits.ts"
import { nodeCommand } from "./nodeCommand.ts"

interface SearchOptions {
  readonly degree?: string
  readonly over?: string
  readonly under?: string
  readonly days?: string
  readonly limit: string
  readonly hideDead?: true
  readonly remote?: true
  readonly yes?: true
}

const wrong = (message: string): CliFailure => new CliFailure(exitCodes.usage, "usage", message)

const size = (name: string, text: string | undefined): number | undefined => {
  const octets = text === undefined ? undefined : octetsOf(text)
  if (text !== undefined && octets === undefined)
    throw wrong(`--${name}: ${text} is no size; write it as 700MB, 1.5GB or 700MiB`)
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
  return { text: words.join(" "), ...given, ...(options.hideDead ? { dead: "hide" } : {}) }
}

const formatSearch = (page: SearchPage): string =>
  page.hits.length === 0 ? nothingText(page) : [foundText(page), "", ...hitLines(page.hits)].join("\n")

/** @param remote undefined: nobody was to be asked; null: there was nobody. */
const withRemote = (page: SearchPage, remote: Remote | null | undefined): string => {
  const { count } = page.askable
  if (remote === null)
    return `${formatSearch(page)}\n\nThere is nobody to ask: the lists of all whom you trust are here.`
  if (remote) {
    const { hits } = remote
    const came = hits.length === 0 ? [] : ["", `${countText(hits.length, "torrent")} more:`, "", ...hitLines(hits)]
    return [formatSearch(page), "", ...answerLines(remote), ...came].join("\n")
  }
  const others = `${countText(count, "node", "nodes")} whom you trust can be asked as well: add --remote`
  return count === 0 ? formatSearch(page) : `${formatSearch(page)}\n\n${others}`
}

const about = `
With --remote: whom you trust and whose lists are not here is named, and asked over Tor for at most half a minute. They
read your words, and do not learn who asks. At a terminal you are asked before; in a script --remote is the yes.`

export const searchCommand = nodeCommand<[words: readonly string[]], SearchOptions>({
  name: "search",
  summary: "look for torrents in your catalogue and all that you mirror or trust",
  example: 'search harbour "by night" -winter --under 2GB',
  takes: (command) =>
    command
      .argument("<words...>", 'what to look for: words, "words in a row", -not')
      .option("--degree <number>", "0: yours; 1: of those you chose; 2 and more: through others")
      .option("--over <size>", "only what is at least so large, as 700MB or 700MiB")
      .option("--under <size>", "only what is at most so large")
      .option("--days <number>", "only what was added in the last so many days")
      .option("--hide-dead", "leave out what nobody had for a week, and this node has tried in vain")
      .option("--limit <number>", "show at most so many, up to 100", "20")
      .option("--remote", "also ask trusted nodes whose lists are not here; they see the words")
      .option("-y, --yes", "ask them unasked")
      .addHelpText("after", about),
  run: async ({ client, progress, options }, words) => {
    const question = asked(words, options)
    const page = await client.search(question)
    if (!options.remote) return { schema: "search", json: page, text: withRemote(page, undefined) }
    const remote = (await askRemote(client, progress, page, question, options.yes === true)) ?? null
    return { schema: "search", json: { ...page, remote }, text: withRemote(page, remote) }
  },
})
