/** `bulbil inspect LINK`: what a link leads to, and what a download of it would take. Adds nothing. */
import { readTree } from "../contract/files.ts"
import { checkedLink } from "./download.ts"
import { formatInspection } from "./formatFiles.ts"
import { givenPath } from "./givenPath.ts"
import { nodeCommand } from "./nodeCommand.ts"

export const inspectCommand = nodeCommand<[link: string], { readonly to?: string }>({
  name: "inspect",
  summary: "look at what a link offers before it is downloaded: files, sizes, credit, room",
  example: "inspect http://….onion/private/…",
  takes: (command) =>
    command
      .argument("<link>", "http://….onion/private/… or /public/… or /torrent/…")
      .option("--to <folder>", "where the files would go (default: the node's downloads)", givenPath),
  run: async ({ client, progress, options }, link) => {
    const checked = checkedLink(link)
    progress.show("Asking for the metadata; over Tor the first answer takes a while")
    const page = await client.inspect(checked, options.to)
    const { paths: _p, sizes: _s, ...rest } = page
    const files = readTree(page).map(({ path, bytes }) => ({ path: path.join("/"), bytes }))
    return { schema: "inspect", json: { ...rest, files }, text: formatInspection(page) }
  },
})
