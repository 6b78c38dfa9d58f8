/**
 * Compares data that lie where they are to be shared with a .torrent of the operator's: reads all of it, writes none.
 * What does not fit is told file by file.
 */
import { showName } from "../../core/fileName.ts"
import type { LeftOut } from "../../core/leftOut.ts"
import type { Metainfo } from "../../core/metainfo/Metainfo.ts"
import { privateMetainfo } from "../../core/metainfo/privateMetainfo.ts"
import { type PieceStore, StoreError } from "../../storage/PieceStore.ts"
import type { Needs } from "../Ports.ts"
import type { ShareState } from "./state.ts"

interface Fitted {
  readonly metainfo: Metainfo
  readonly leftOut: LeftOut | undefined
}

/** @throws StoreError "does-not-fit", or what keeps the files from being read. */
export const fitGiven = async (
  ports: Needs<"library" | "progress" | "storage">,
  id: string,
  { path, given }: ShareState,
  signal: AbortSignal,
): Promise<Fitted> => {
  const metainfo = await privateMetainfo(await ports.storage.readTorrent(given!.file))
  if (metainfo.infoHash !== given!.infohash)
    throw new StoreError("changed", `"${given!.file}" is another .torrent than when it was given; share it again`)
  const store = await ports.storage.open(metainfo, path, ports.library.folder(id), false)
  try {
    const misfits = await compared(store, signal, (hashedBytes) =>
      ports.progress.hashing(id, { hashedBytes, totalBytes: metainfo.totalBytes }),
    )
    if (signal.aborted) throw new StoreError("aborted", "stopped on request")
    if (misfits.length > 0) throw new StoreError("does-not-fit", wordsOf(path, misfits))
  } finally {
    await store.close()
  }
  return { metainfo, leftOut: undefined }
}

const compared = async (
  store: PieceStore,
  signal: AbortSignal,
  onProgress: (hashedBytes: number) => void,
): Promise<readonly string[]> => {
  const { gone, longer } = await store.look()
  const [absent, long] = [new Set(gone), new Set(longer)]
  const misfits: string[] = []
  let done = 0
  for (const [index, file] of store.metainfo.files.entries()) {
    if (signal.aborted) return misfits
    const name = file.path.join("/")
    const unfit = absent.has(name) || long.has(name) ? [] : await store.unfit(index, signal)
    if (absent.has(name)) misfits.push(`"${showName(name)}" is not there`)
    else if (long.has(name)) misfits.push(`"${showName(name)}" is longer than in the .torrent`)
    else if (unfit.length > 0)
      misfits.push(`"${showName(name)}" differs in ${unfit.length} of its ${file.pieceCount} pieces`)
    onProgress((done += file.length))
  }
  return misfits
}

const SHOWN = 100

const wordsOf = (path: string, misfits: readonly string[]): string => {
  const more = misfits.length > SHOWN ? [`and ${misfits.length - SHOWN} more`] : []
  return `what is at ${path} is not what the .torrent says: ${[...misfits.slice(0, SHOWN), ...more].join("; ")}`
}
