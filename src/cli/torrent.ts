/**
 * `bulbil torrent create` and `bulbil torrent show`: .torrent files without a node. Owns reading and writing the .torrent;
 * making it is storage's, judging it core's.
 */
import { readFile, stat } from "node:fs/promises"
import { basename, resolve } from "node:path"
import { Command, InvalidArgumentError } from "commander"
import { bytesText, countText, percentOf } from "../api/contract/figures.ts"
import { TORRENT_LIMITS } from "../core/bencode/Bencoded.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { MetainfoError } from "../core/metainfo/MetainfoError.ts"
import { parseMetainfo } from "../core/metainfo/parseMetainfo.ts"
import { isPieceLength } from "../core/pieceLength.ts"
import { FileStorage } from "../storage/FileStorage.ts"
import { StoreError } from "../storage/PieceStore.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { progressLine } from "./progressLine.ts"
import { safeText } from "./safeText.ts"
import { refuseExisting, writeNewFile } from "./writeNewFile.ts"

interface CreateOptions {
  readonly output?: string
  readonly pieceLength?: number
  readonly private?: true
  readonly force?: true
  readonly json?: true
}

const exitHelp = "\nExit codes: 0 done · 1 failed or refused · 2 wrong usage"

export const torrentCommand = (): Command =>
  new Command("torrent")
    .description("make and read .torrent files (BEP 52, version 2); needs no node")
    .addCommand(
      new Command("create")
        .description("hash a file or folder where it lies and write its .torrent")
        .argument("<path>", "the file or folder; symbolic links inside a folder are passed over")
        .option("-o, --output <file>", "where to write (default: its name with .torrent, in this folder)")
        .option("--piece-length <size>", "16K to 64M, a power of two (default: by the size of the data)", parseSize)
        .option("--private", "set the `private` flag")
        .option("--force", "replace the output file if it is there")
        .option("--json", "print one JSON object")
        .addHelpText("after", exitHelp)
        .action((path: string, options: CreateOptions) => say(options.json === true, () => create(path, options))),
    )
    .addCommand(
      new Command("show")
        .description("check a .torrent and print what is in it")
        .argument("<file>", "the .torrent")
        .option("--json", "print one JSON object")
        .addHelpText("after", exitHelp)
        .action((file: string, options: { readonly json?: true }) => say(options.json === true, () => show(file))),
    )

interface Said {
  readonly json: object
  readonly text: string
}

const create = async (path: string, options: CreateOptions): Promise<Said> => {
  const output = resolve(options.output ?? `${basename(resolve(path))}.torrent`)
  if (!options.force) await refuseExisting(output)
  const progress = progressLine(process.stderr, options.json === true)
  const storage = new FileStorage()
  try {
    const { metainfo, bytes, skipped } = await storage.make(path, {
      private: options.private === true,
      ...(options.pieceLength === undefined ? {} : { pieceLength: options.pieceLength }),
      onProgress: ({ hashedBytes, totalBytes }) => progress.show(`Hashing ${percentOf(hashedBytes, totalBytes)} % of ${bytesText(totalBytes)}`),
    })
    await writeNewFile(output, bytes, options.force === true)
    progress.end()
    for (const name of skipped) process.stderr.write(`bulbil: passed over, neither a file nor a folder: ${safeText(name)}\n`)
    const json = { infohash: metainfo.infoHash, bytes: metainfo.totalBytes, pieces: metainfo.pieceCount }
    return { json, text: `${output}\n${summary(metainfo)}` }
  } finally {
    progress.end()
    await storage.close()
  }
}

const show = async (file: string): Promise<Said> => {
  const metainfo = parseMetainfo(await readTorrent(file))
  if (metainfo instanceof MetainfoError) throw new CliFailure(exitCodes.failed, metainfo.code, `${file}: ${metainfo.message}`)
  const { infoHash, name, totalBytes, pieceCount, pieceLength, files } = metainfo
  const listed = files.map(({ path, length }) => ({ path: path.join("/"), bytes: length }))
  return {
    json: { infohash: infoHash, name, bytes: totalBytes, pieces: pieceCount, pieceLength, private: metainfo.private, files: listed },
    text: [`${safeText(name)}${metainfo.private ? " (private)" : ""}`, summary(metainfo), ...listed.map(({ path, bytes }) => `  ${safeText(path)}  ${bytesText(bytes)}`)].join("\n"),
  }
}

const summary = ({ infoHash, totalBytes, pieceCount, pieceLength, files }: Metainfo): string =>
  `${countText(files.length, "file")}, ${bytesText(totalBytes)}, ${countText(pieceCount, "piece")} of ${pieceLength / 1024} KiB, infohash ${infoHash}`

const readTorrent = async (file: string): Promise<Uint8Array> => {
  try {
    const { size } = await stat(file)
    if (size > TORRENT_LIMITS.maxBytes) throw new CliFailure(exitCodes.failed, "too-large", `${file} is larger than 10 MB: this is no .torrent that Bulbil reads`)
    return await readFile(file)
  } catch (error) {
    if (error instanceof CliFailure) throw error
    throw new CliFailure(exitCodes.failed, "unreadable", `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`)
  }
}

function parseSize(text: string): number {
  const [, digits, unit = ""] = /^(\d{1,9})([KM]?)(?:iB)?$/i.exec(text) ?? []
  const size = Number(digits) * ({ "": 1, K: 1024, M: 1_048_576 }[unit.toUpperCase()] ?? Number.NaN)
  if (!isPieceLength(size)) throw new InvalidArgumentError("It must be a power of two from 16K to 64M, for example 1M.")
  return size
}

const say = async (json: boolean, work: () => Promise<Said>): Promise<void> => {
  try {
    const said = await work()
    process.stdout.write(`${json ? JSON.stringify(said.json) : said.text}\n`)
  } catch (error) {
    if (!(error instanceof CliFailure) && !(error instanceof StoreError)) throw error
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, code: error.code, message: error.message })}\n`)
    process.stderr.write(`bulbil: ${safeText(error.message)}\n`)
    process.exitCode = error instanceof CliFailure ? error.exit : exitCodes.failed
  }
}
