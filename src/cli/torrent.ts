/**
 * `bulbil torrent create` and `bulbil torrent show`: .torrent files without a node. Owns reading and writing the
 * .torrent; making it is storage's, judging it core's.
 */
import { basename, resolve } from "node:path"
import { InvalidArgumentError } from "commander"
import { bytesText, countText, percentOf } from "../contract/figures.ts"
import { TORRENT_LIMITS } from "../core/bencode/Bencoded.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { MetainfoError } from "../core/metainfo/MetainfoError.ts"
import { parseMetainfo } from "../core/metainfo/parseMetainfo.ts"
import { isPieceLength } from "../core/pieceLength.ts"
import { FileStorage } from "../storage/FileStorage.ts"
import { readGiven, ReadGivenError } from "../storage/readGiven.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { type Call, type CliGroup, localCommand, type Said } from "./CliCommand.ts"
import { givenPath, namedSource } from "./givenPath.ts"
import { checkedOutput, written } from "./newOutput.ts"
import { leftOutLines } from "./leftOutLines.ts"
import { safeText } from "./safeText.ts"

interface CreateOptions {
  readonly output?: string
  readonly pieceLength?: number
  readonly private?: true
  readonly force?: true
  readonly skipUnsafe?: true
  readonly json?: true
}

const exitHelp = "\nExit codes: 0 done · 1 failed or refused · 2 wrong usage"

const createCommand = localCommand<[path: string], CreateOptions>({
  name: "create",
  summary: "hash a file or folder where it lies and write its .torrent",
  takes: (command) =>
    command
      .argument("<path>", "the file or folder; symbolic links inside a folder are left out", namedSource)
      .option("-o, --output <file>", "where to write (default: its name with .torrent, in this folder)", givenPath)
      .option("--piece-length <size>", "16K to 64M, a power of two (default: by the size of the data)", parseSize)
      .option("--skip-unsafe", "leave out names that no torrent may hold, instead of refusing")
      .option("--private", "set the `private` flag")
      .option("--force", "replace the output file if it is there")
      .option("--json", "print one JSON object")
      .addHelpText("after", exitHelp),
  run: (call, path) => create(call, path),
})

const showCommand = localCommand<[file: string], { readonly json?: true }>({
  name: "show",
  summary: "check a .torrent and print what is in it",
  takes: (command) =>
    command
      .argument("<file>", "the .torrent", givenPath)
      .option("--json", "print one JSON object")
      .addHelpText("after", exitHelp),
  run: (_, file) => show(file),
})

export const torrentCommand: CliGroup = {
  name: "torrent",
  summary: "make and read .torrent files (BEP 52, version 2); needs no node",
  commands: [createCommand, showCommand],
}

const create = async ({ options, progress }: Call<CreateOptions>, path: string): Promise<Said> => {
  const output = options.output ?? resolve(`${basename(path)}.torrent`)
  const replace = options.force === true
  await checkedOutput(output, replace)
  const storage = new FileStorage()
  try {
    const { metainfo, bytes, leftOut } = await storage.make(path, {
      name: basename(path),
      skipUnsafe: options.skipUnsafe === true,
      private: options.private === true,
      ...(options.pieceLength === undefined ? {} : { pieceLength: options.pieceLength }),
      onProgress: ({ hashedBytes, totalBytes }) =>
        progress.show(`Hashing ${percentOf(hashedBytes, totalBytes)} % of ${bytesText(totalBytes)}`),
    })
    await written(output, [bytes], replace)
    const json = { infohash: metainfo.infoHash, bytes: metainfo.totalBytes, pieces: metainfo.pieceCount, leftOut }
    return { json, text: [output, summary(metainfo), ...leftOutLines(leftOut)].join("\n") }
  } finally {
    await storage.close()
  }
}

const show = async (file: string): Promise<Said> => {
  const metainfo = parseMetainfo(await readTorrent(file))
  if (metainfo instanceof MetainfoError)
    throw new CliFailure(exitCodes.failed, metainfo.code, `${file}: ${metainfo.message}`)
  const { infoHash, name, totalBytes, pieceCount, pieceLength, files } = metainfo
  const listed = files.map(({ path, length }) => ({ path: path.join("/"), bytes: length }))
  return {
    json: {
      infohash: infoHash,
      name,
      bytes: totalBytes,
      pieces: pieceCount,
      pieceLength,
      private: metainfo.private,
      files: listed,
    },
    text: [
      `${safeText(name)}${metainfo.private ? " (private)" : ""}`,
      summary(metainfo),
      ...listed.map(({ path, bytes }) => `  ${safeText(path)}  ${bytesText(bytes)}`),
    ].join("\n"),
  }
}

const summary = ({ infoHash, totalBytes, pieceCount, pieceLength, files }: Metainfo): string =>
  `${countText(files.length, "file")}, ${bytesText(totalBytes)}, ` +
  `${countText(pieceCount, "piece")} of ${pieceLength / 1024} KiB, infohash ${infoHash}`

const readTorrent = async (file: string): Promise<Uint8Array> => {
  try {
    return await readGiven(file, TORRENT_LIMITS.maxBytes)
  } catch (error) {
    if (!(error instanceof ReadGivenError)) throw error
    if (error.reason === "too-large")
      throw new CliFailure(
        exitCodes.failed,
        "too-large",
        `${file} is larger than 10 MB: this is no .torrent that Bulbil reads`,
      )
    throw new CliFailure(exitCodes.failed, "unreadable", error.message)
  }
}

function parseSize(text: string): number {
  const [, digits, unit = ""] = /^(\d{1,9})([KM]?)(?:iB)?$/i.exec(text) ?? []
  const size = Number(digits) * ({ "": 1, K: 1024, M: 1_048_576 }[unit.toUpperCase()] ?? Number.NaN)
  if (!isPieceLength(size)) throw new InvalidArgumentError("It must be a power of two from 16K to 64M, for example 1M.")
  return size
}
