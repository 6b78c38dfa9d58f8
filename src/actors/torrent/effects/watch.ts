/**
 * Looks at the files of a share now and then, since they are its operator's to change: tells what is gone, what is
 * back, and, of files that look otherwise than when they were found right, which pieces fit and which do not. Reads
 * only what was touched, and each touch once.
 */
import { showName } from "../../../core/fileName.ts"
import type { PieceIndex } from "../../../core/ids.ts"
import { wait } from "../../../core/wait.ts"
import { type PieceStore, StoreError } from "../../../storage/PieceStore.ts"
import type { SizedPiece, TorrentInput } from "../commands.ts"
import { modeOf } from "../mode.ts"
import { type TorrentEffect, filesOf, lackedBy, namesOf, sized } from "./TorrentEffect.ts"

/** The first look comes soon; of many shares, each at a time of its own. */
const FIRST_MS = 2_000
const AGAIN_MS = 60_000
/** While something is amiss, its owner may be about to mend it. */
const AMISS_MS = 15_000
/** No more than a hundred files a second, however many a share has. */
const FILE_MS = 10

const piecesOf = (pieces: readonly SizedPiece[]): PieceIndex[] => pieces.map(([piece]) => piece as PieceIndex)

/** What was shared of it fits still, and is served. */
const longerWords = (files: readonly string[]): string => {
  const more = files.length > 1 ? ` and ${files.length - 1} more` : ""
  return (
    `"${showName(files[0]!)}"${more} became longer since it was shared: what was added is not in ` +
    "the share; share it again to have it in"
  )
}

const SHOWN = 100

/**
 * What must be there before a share's swarm opens. A file of another length has changed, which is told piece by piece.
 */
export const lookAtShare = async (store: PieceStore): Promise<TorrentInput | undefined> => {
  const { gone } = await store.look()
  return gone.length > 0 ? { type: "FilesGone", files: gone.slice(0, SHOWN) } : undefined
}

export const watch: TorrentEffect<"clock" | "exchange" | "library" | "places" | "progress" | "random" | "storage"> =
  (ports) => async (context) => {
    const { id, signal, tell } = context
    const state = context.state()
    const metainfo = ports.library.get(id)
    if (state.origin !== "share" || !metainfo) return
    const mode = modeOf(state)
    const pause = Math.max(mode === "seeding" ? AGAIN_MS : AMISS_MS, metainfo.files.length * FILE_MS)
    const read = new Map<number, string>()

    const lookAt = async (store: PieceStore): Promise<TorrentInput[]> => {
      const { gone, longer, touched } = await store.look()
      ports.progress.trouble(id, longer.length === 0 ? undefined : longerWords(longer), "files")
      if (mode === "missing-files") return gone.length === 0 ? [{ type: "FilesBack" }] : []
      if (gone.length > 0) return [{ type: "FilesGone", files: gone.slice(0, SHOWN) }]
      const found: TorrentInput[] = []
      const doubtful = new Map(touched.map(({ file, looks }) => [file, looks]))
      // What was lost with a file that was gone may be whole in the very file that is back.
      if (mode === "changed")
        for (const file of filesOf(metainfo, lackedBy(state.verified)))
          if (!doubtful.has(file)) doubtful.set(file, "as remembered")
      for (const [file, looks] of doubtful) {
        if (read.get(file) === looks || signal.aborted) continue
        const bad = await store.unfit(file, signal)
        if (signal.aborted) continue
        read.set(file, looks)
        const { firstPiece, pieceCount } = metainfo.files[file]!
        const good = Array.from({ length: pieceCount }, (_, i) => firstPiece + i).filter(
          (piece) => !(bad as readonly number[]).includes(piece),
        )
        if (mode === "changed") found.push({ type: "PiecesChecked", good: sized(metainfo, good), bad: [] })
        if (bad.length > 0)
          found.push({ type: "PiecesChanged", pieces: sized(metainfo, bad), files: namesOf(metainfo, bad) })
      }
      return found
    }

    const look = async (): Promise<TorrentInput[]> => {
      try {
        const store = await ports.storage.open(
          metainfo,
          ports.places.resolve(state.path),
          ports.library.folder(id),
          false,
        )
        return await lookAt(store).finally(() => store.close())
      } catch (error) {
        if (!(error instanceof StoreError)) throw error
        // What cannot be looked at now cannot be served either; whoever asks for it will find out.
        return []
      }
    }

    for (let next = (ports.random.bytes(1)[0]! / 256) * FIRST_MS; !signal.aborted; next = pause) {
      await wait(ports.clock, next, signal)
      if (signal.aborted) break
      for (const input of await look()) {
        if (input.type === "PiecesChanged") ports.exchange.claim(id, piecesOf(input.pieces), false)
        const answer = await tell(input)
        // Served again only when the log has it.
        if (input.type === "PiecesChecked" && answer.ok) ports.exchange.claim(id, piecesOf(input.good), true)
      }
    }
    ports.progress.trouble(id, undefined, "files")
  }
