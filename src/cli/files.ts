/** `bulbil files TORRENT`: its tree with the progress of each file, and which of them are wanted. */
import { type FileRow, readTree } from "../contract/files.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { type ChoiceOptions, choiceHelp, rulesOf, withChoice } from "./fileRules.ts"
import { formatFiles } from "./formatFiles.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { itsTorrent, target } from "./targets.ts"

interface FilesOptions extends ChoiceOptions {
  readonly sequential?: true
  readonly rarestFirst?: true
}

const fileJson = ({ path, bytes, verifiedBytes, level }: FileRow) => ({
  path: path.join("/"),
  bytes,
  verifiedBytes,
  level,
})

const fetchHelp = `

A file that is whole can be fetched through the management link, as /api/torrents/ID/files/N (N from 0, in this order),
once you have allowed it: bulbil config set access.fetch-files yes`

export const filesCommand = nodeCommand<[torrent: string], FilesOptions>({
  name: "files",
  summary: "show a torrent's files, and choose which of them are fetched",
  example: 'files 4f1c22 --only "*.flac" --priority high "01*.flac"',
  takes: (command) =>
    withChoice(command.argument("<torrent>", itsTorrent))
      .option("--sequential", "fetch from the first piece to the last")
      .option("--rarest-first", "fetch what fewest others have first, as it is unless told otherwise")
      .addHelpText("after", choiceHelp + fetchHelp),
  run: async ({ client, options }, torrent) => {
    const id = target(torrent)
    const { sequential, rarestFirst } = options
    if (sequential && rarestFirst)
      throw new CliFailure(exitCodes.usage, "bad-order", "--sequential and --rarest-first do not go together")
    const choice = rulesOf(options)
    if (choice || sequential || rarestFirst)
      await client.ask({
        type: "SelectFiles",
        torrent: id,
        ...(choice ? { choice } : {}),
        ...(sequential || rarestFirst ? { sequential: sequential === true } : {}),
      })
    const page = await client.files(id)
    const { paths: _p, sizes: _s, levels: _l, whole: _w, begun: _b, ...rest } = page
    return { schema: "files", json: { ...rest, files: readTree(page).map(fileJson) }, text: formatFiles(page) }
  },
})
