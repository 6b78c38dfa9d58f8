/**
 * `bulbil torrent`: what `create` and `show` take; what they do is in torrentFiles.ts, and `export` in its own file.
 */
import { InvalidArgumentError } from "commander"
import { isPieceLength } from "../core/pieceLength.ts"
import { type CliGroup, localCommand } from "./CliCommand.ts"
import { exportCommand } from "./torrentExport.ts"
import { givenPath, namedSource } from "./givenPath.ts"
import type { CreateOptions } from "./torrentFiles.ts"

const work = () => import("./torrentFiles.ts")

const exitHelp = "\nExit codes: 0 done · 1 failed or refused · 2 wrong usage"

const createCommand = localCommand<[path: string], CreateOptions>({
  name: "create",
  summary: "hash a file or folder where it lies and write its .torrent",
  takes: (command) =>
    command
      .argument("<path>", "the file or folder; symbolic links inside a folder are left out", namedSource)
      .option("-o, --output <file>", "where to write (default: its name with .torrent, in this folder)", givenPath)
      .option(
        "--piece-length <size>",
        "a power of two from 16KiB to 64MiB; here K and M are KiB and MiB (default: by the size of the data)",
        parseSize,
      )
      .option("--skip-unsafe", "leave out names that no torrent may hold, instead of refusing")
      .option("--private", "set the `private` flag")
      .option("--force", "replace the output file if it is there")
      .option("--json", "print one JSON object")
      .addHelpText("after", exitHelp),
  run: async (call, path) => (await work()).create(call, path),
})

const showCommand = localCommand<[file: string], { readonly json?: true }>({
  name: "show",
  summary: "check a .torrent and print what is in it",
  takes: (command) =>
    command
      .argument("<file>", "the .torrent", givenPath)
      .option("--json", "print one JSON object")
      .addHelpText("after", exitHelp),
  run: async (_, file) => (await work()).show(file),
})

export const torrentCommand: CliGroup = {
  name: "torrent",
  summary: "make, read and export .torrent files (BEP 52, version 2)",
  commands: [createCommand, showCommand, exportCommand],
}

function parseSize(text: string): number {
  const [, digits, unit = ""] = /^(\d{1,9})([KM]?)(?:iB)?$/i.exec(text) ?? []
  const size = Number(digits) * ({ "": 1, K: 1024, M: 1_048_576 }[unit.toUpperCase()] ?? Number.NaN)
  if (!isPieceLength(size))
    throw new InvalidArgumentError("It must be a power of two from 16KiB to 64MiB, for example 1MiB.")
  return size
}
