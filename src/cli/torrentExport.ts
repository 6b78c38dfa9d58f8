/** `bulbil torrent export`: writes the .torrent of what is in the node's list. */
import { resolve } from "node:path"
import { bytesText } from "../contract/figures.ts"
import { givenPath } from "./givenPath.ts"
import { checkedOutput, written } from "./newOutput.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { itsTorrent, rowNamed, target } from "./targets.ts"

interface ExportOptions {
  readonly output?: string
  readonly force?: true
}

export const exportCommand = nodeCommand<[torrent: string], ExportOptions>({
  name: "export",
  summary: "write the .torrent of what is in the list (needs a running node)",
  example: "torrent export 4f1c22 -o bulbs.torrent",
  takes: (command) =>
    command
      .argument("<torrent>", itsTorrent)
      .option("-o, --output <file>", "where to write (default: its name with .torrent, in this folder)", givenPath)
      .option("--force", "replace the output file if it is there")
      .addHelpText(
        "after",
        "\nIt holds names, sizes and hashes, and nothing about this node; who has it has no link yet.",
      ),
  run: async ({ client, options }, text) => {
    const { id, name, infohash } = rowNamed((await client.state()).torrents, target(text), "torrent")
    const bytes = await client.torrentFile(id)
    const output = options.output ?? resolve(`${name}.torrent`)
    const replace = options.force === true
    await checkedOutput(output, replace)
    await written(output, [bytes], replace)
    return {
      schema: "torrent export",
      json: { id, infohash, output, bytes: bytes.length },
      text: `${output}\n${bytesText(bytes.length)}`,
    }
  },
})
