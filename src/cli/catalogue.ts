/**
 * `bulbil catalogue ADDRESS`: what a tracker lists, all of it, numbered, with the links that `bulbil download` takes.
 */
import type { CatalogueEntry, CataloguePage } from "../contract/catalogue.ts"
import { bytesText, countText } from "../contract/figures.ts"
import type { Client } from "./client.ts"
import { checkedAddress } from "./mirror.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { cut } from "./safeText.ts"
import { table } from "./table.ts"
import { timeText } from "../contract/words/time.ts"
import { onionText } from "./words.ts"

const wholeCatalogue = async (client: Client, address: string, words: string): Promise<CataloguePage> => {
  let page = await client.catalogue(address, words)
  const entries = [...page.entries]
  while (page.next !== null) {
    page = await client.catalogue(address, words, page.next)
    entries.push(...page.entries)
  }
  return { ...page, entries }
}

const source = ({ held }: CataloguePage): string =>
  held === null
    ? "read just now, checked, not kept"
    : held === "self"
      ? "this node's own tracker"
      : `mirrored here as ${held.slice(0, 8)}`

const rows = (entries: readonly CatalogueEntry[]): string[] => {
  const lines = table(
    entries.map(({ title, bytes, files, addedAt, torrent }, i) => [
      String(i + 1),
      cut(title, 60),
      bytesText(bytes),
      countText(files, "file"),
      timeText(addedAt).slice(0, 10),
      torrent === null ? "" : `in your list: ${torrent.slice(0, 8)}`,
    ]),
  )
  const indent = " ".repeat(String(entries.length).length + 2)
  return lines.flatMap((line, i) =>
    [line, ...saidBeside(entries[i]!), entries[i]!.link].map((text, at) => (at === 0 ? text : indent + text)),
  )
}

const saidBeside = ({ tags, description }: CatalogueEntry): string[] => {
  const said = [...tags.map((tag) => `#${tag}`), description].join(" ").trim()
  return said === "" ? [] : [cut(said, 100)]
}

const formatCatalogue = (page: CataloguePage, words: string): string =>
  [
    `${page.address}, ${source(page)}`,
    ...(page.tracker === page.address ? [] : [`a copy of the tracker ${page.tracker}`]),
    `${countText(page.count, "torrent")}, ${countText(page.seq, "entry", "entries")}, signed ${timeText(page.at)}`,
    ...(page.forked
      ? [`Beware: ${onionText(page.tracker)} has told two different stories under one signature. This is one of them.`]
      : []),
    ...(page.entries.length > 0
      ? ["", ...rows(page.entries)]
      : [words === "" ? "It lists nothing." : "Nothing here holds these words."]),
  ].join("\n")

export const catalogueCommand = nodeCommand<[address: string], { readonly search: string }>({
  name: "catalogue",
  summary: "show what a tracker lists; it need not be mirrored here",
  example: 'catalogue <56 characters>.onion --search "field notes"',
  takes: (command) =>
    command
      .argument("<address>", "of a tracker, or of any mirror of it")
      .option("--search <words>", "only those that these words are said of", ""),
  run: async ({ client, progress, options }, address) => {
    const checked = checkedAddress(address)
    progress.show("Reading the catalogue; over Tor the first answer takes a while")
    const page = await wholeCatalogue(client, checked, options.search)
    return { schema: "catalogue", json: page, text: formatCatalogue(page, options.search) }
  },
})
