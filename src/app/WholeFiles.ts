/**
 * Gives away files of torrents that are whole, to who manages the node: once its operator has allowed it, a few at a
 * time, and of each as much in memory as is read at once. What was touched since it was verified is compared before it
 * is given (storage/FileReader), and read as a swarm's pieces are, so never by a link that leads elsewhere.
 */
import type { WholeFile } from "../api/Node.ts"
import type { Refusal } from "../contract/commands.ts"
import { fetchFiles } from "../contract/settings/registry.ts"
import type { PieceIndex } from "../core/ids.ts"
import type { TorrentFile as FileOfTorrent } from "../core/metainfo/Metainfo.ts"
import { torrents } from "../projections/torrents.ts"
import { type PieceStore, StoreError } from "../storage/PieceStore.ts"
import { refuse, rowNamed } from "./commands/answers.ts"
import type { NodeParts } from "./NodeParts.ts"
import { torrentState } from "./torrentState.ts"

const MOST_AT_ONCE = 4
const AT_ONCE_OCTETS = 256 * 1024

export class WholeFiles {
  readonly #parts: NodeParts
  #open = 0

  constructor(parts: NodeParts) {
    this.#parts = parts
  }

  async open(target: string, index: number): Promise<WholeFile | Refusal> {
    const { ports, projector, settings } = this.#parts
    if (settings.get(fetchFiles) !== "yes")
      return refuse(
        "not-allowed",
        `files are not given away here until you allow it: \`bulbil config set ${fetchFiles.name} yes\``,
      )
    const row = rowNamed(projector.all(torrents), target, "torrent")
    if ("ok" in row) return row
    const metainfo = ports.library.get(row.id)
    if (!metainfo) return refuse("no-metadata", "its files are not known yet: the metadata have not been fetched")
    const file = metainfo.files[index]
    if (!file)
      return refuse("no-such-file", `there is no file ${index}: it has ${metainfo.files.length}, counted from 0`)
    const { verified, move, removing, path, origin } = await torrentState(this.#parts, row.id)
    if (move || removing) return refuse("busy", "its data are being moved or removed; ask again when that is done")
    for (let piece = file.firstPiece; piece < file.firstPiece + file.pieceCount; piece++)
      if (!verified.has(piece)) return refuse("not-whole", "this file is not all there yet")
    if (this.#open >= MOST_AT_ONCE)
      return refuse("busy", `${MOST_AT_ONCE} files are fetched just now; try again when one is done`)
    this.#open++
    let store: PieceStore
    try {
      store = await ports.storage.open(
        metainfo,
        ports.places.resolve(path),
        ports.library.folder(row.id),
        origin === "download",
      )
    } catch (error) {
      this.#open--
      return refusalOf(error)
    }
    let closing: Promise<void> | undefined
    return {
      name: file.path.at(-1)!,
      bytes: file.length,
      etag: `"${metainfo.infoHash}-${index}"`,
      read: (from, end) => begun(octetsOf(store, file, from, end)),
      close: () => (closing ??= store.close().finally(() => this.#open--)),
    }
  }
}

async function* octetsOf(store: PieceStore, file: FileOfTorrent, from: number, end: number) {
  const { pieceLength } = store.metainfo
  for (let at = from; at < end;) {
    const [piece, offset] = [Math.floor(at / pieceLength), at % pieceLength]
    const length = Math.min(AT_ONCE_OCTETS, pieceLength - offset, end - at)
    yield await store.read((file.firstPiece + piece) as PieceIndex, offset, length)
    at += length
  }
}

/** With the first octets read: what cannot be read at all is refused in words. */
const begun = async (octets: AsyncGenerator<Uint8Array>): Promise<AsyncIterable<Uint8Array> | Refusal> => {
  try {
    const first = await octets.next()
    return (async function* () {
      if (first.done) return
      yield first.value
      yield* octets
    })()
  } catch (error) {
    return refusalOf(error)
  }
}

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof StoreError) return refuse(error.code, error.message)
  throw error
}
