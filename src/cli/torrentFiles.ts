/**
 * Makes and reads .torrent files without a node. Owns reading and writing the .torrent; making it is storage's, judging
 * it core's.
 */
import { basename, resolve } from "node:path"
import { bytesText, countText, percentOf } from "../contract/figures.ts"
import { TORRENT_LIMITS } from "../core/bencode/Bencoded.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { MetainfoError } from "../core/metainfo/MetainfoError.ts"
import { parseMetainfo } from "../core/metainfo/parseMetainfo.ts"
import { FileStorage } from "../storage/FileStorage.ts"
import { readGiven, ReadGivenError } from "../storage/readGiven.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Call, Said } from "./CliCommand.ts"
import { failureOf } from "./failure.ts"
import { leftOutLines } from "./leftOutLines.ts"
import { checkedOutput, written } from "./newOutput.ts"
import { safeText } from "./safeText.ts"

export interface CreateOptions {
  readonly output?: string
  readonly pieceLength?: number
  readonly private?: true
  readonly force?: true
  readonly skipUnsafe?: true
  readonly json?: true
}

export const create = async ({ options, progress }: Call<CreateOptions>, path: string): Promise<Said> => {
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
    return { schema: "torrent create", json, text: [output, summary(metainfo), ...leftOutLines(leftOut)].join("\n") }
  } catch (error) {
    const { exit, code, message } = failureOf(error)
    if (options.skipUnsafe || code !== "unsafe-name") throw error
    throw new CliFailure(exit, code, `${message} (--skip-unsafe)`)
  } finally {
    await storage.close()
  }
}

export const show = async (file: string): Promise<Said> => {
  const metainfo = parseMetainfo(await readTorrent(file))
  if (metainfo instanceof MetainfoError)
    throw new CliFailure(exitCodes.failed, metainfo.code, `${file}: ${metainfo.message}`)
  const { infoHash, name, totalBytes, pieceCount, pieceLength, files } = metainfo
  const listed = files.map(({ path, length }) => ({ path: path.join("/"), bytes: length }))
  return {
    schema: "torrent show",
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
