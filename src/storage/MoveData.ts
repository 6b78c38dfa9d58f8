/**
 * DataMove over every Disk. Which files are at the new place, and that this node put them there, is written down in a
 * table of its own before they have a name; so whoever begins anew knows them from what others put there. A file is
 * brought by a second name where that can be, so that it costs no octet; else piece by piece, as a download would.
 */
import type { PieceIndex } from "../core/ids.ts"
import { pieceSize } from "../core/merkle.ts"
import { type Seen, sameIdent } from "./Disk.ts"
import { inBatches, inWholeBatches } from "./inBatches.ts"
import { leaveFiles } from "./leaveFiles.ts"
import type { MoveParts } from "./MoveParts.ts"
import { obstaclesText } from "./obstaclesText.ts"
import { parentOf } from "./OwnFolders.ts"
import { type BringOptions, type DataMove, type Obstacle, StoreError, type Verified } from "./PieceStore.ts"

const MOST_OBSTACLES = 1_000

export class MoveData implements DataMove {
  readonly #parts: MoveParts

  constructor(parts: MoveParts) {
    this.#parts = parts
  }

  want(levels: Uint8Array | undefined): void {
    const { old, next } = this.#parts
    for (const { store } of [old, next]) store.want(levels)
  }

  async obstacles(): Promise<readonly Obstacle[]> {
    const { own } = this.#parts.next
    const { metainfo, folder } = own.parts
    folder.forget()
    const standings = await inBatches(metainfo.files.length, (index) => own.look(index))
    const found = new Map<string, Obstacle>()
    for (const [index, standing] of standings.entries()) {
      if (standing.is === "blocked") found.set(standing.by.path, standing.by)
      if (standing.is === "unknown") {
        const path = folder.pathOf(metainfo.files[index]!)
        found.set(path, { path, what: "is there already" })
      }
    }
    if (found.size === 0 && (await own.folders.strange()))
      found.set(folder.base, { path: folder.base, what: "is a folder with other things in it" })
    return [...found.values()].slice(0, MOST_OBSTACLES)
  }

  async bring({ verified, signal, onProgress }: BringOptions): Promise<void> {
    const { old, next } = this.#parts
    const { metainfo, disk, folder } = old.own.parts
    folder.forget()
    refuse(await this.obstacles())
    const total = sumOf(metainfo.files.map((_, index) => this.#octetsOf(index, verified)))
    let done = 0
    const told = (octets: number) => onProgress?.((done += octets), total)
    const apart: number[] = []
    const touched = new Set<string>()
    await inWholeBatches(
      metainfo.files.length,
      async (index) => {
        const seen = await this.#source(index, verified)
        if (!seen || signal.aborted) return
        if (await this.#named(index, seen, touched)) told(this.#octetsOf(index, verified))
        else apart.push(index)
      },
      signal,
    )
    await this.#makeRoom(apart, verified)
    for (const index of apart.sort((a, b) => a - b)) await this.#copy(index, verified, signal, told)
    if (signal.aborted) return
    for (const name of touched) await disk.sync(name)
    for (const index of apart) if (!signal.aborted) await this.#prove(index, verified)
    await next.own.parts.disk.sync(parentOf(next.own.parts.folder.base))
  }

  async abandon(): Promise<void> {
    const { old, next, forget } = this.#parts
    const { metainfo, disk, folder } = next.own.parts
    folder.forget()
    old.own.parts.folder.forget()
    await inWholeBatches(metainfo.files.length, async (index) => {
      const [here, there] = [await old.own.look(index), await next.own.look(index)]
      if (there.is === "absent" || there.is === "own") await disk.delete(this.#asideOf(index)).catch(ignoreMissing)
      // What is no longer at the old place was taken away there: then this is all there is.
      if (here.is !== "own" && here.is !== "equal") return
      if (there.is === "own" || there.is === "equal") await next.own.deleteFile(index, there.seen)
    })
    await next.own.folders.delete()
    await forget()
  }

  leave(verified: Verified, used: (path: string) => string | undefined): Promise<readonly Obstacle[]> {
    return leaveFiles(this.#parts, verified, used)
  }

  async settle(): Promise<void> {
    await this.close()
    await this.#parts.settle()
  }

  async close(): Promise<void> {
    await this.#parts.old.store.close()
    await this.#parts.next.store.close()
  }

  /** The file as it is to be moved; undefined where there is nothing to move. */
  async #source(index: number, verified: Verified): Promise<Seen | undefined> {
    const { own } = this.#parts.old
    const file = own.parts.metainfo.files[index]!
    const standing = await own.look(index)
    if (standing.is === "own" || standing.is === "equal") return standing.seen
    const path = own.parts.folder.pathOf(file)
    // Of a file that nobody wants nothing is here, whatever else lies at its place and stays there.
    if (!own.wants(index) && this.#octetsOf(index, verified) === 0) return undefined
    if (standing.is === "blocked") throw notKnown(standing.by.path, standing.by.what)
    if (standing.is === "unknown") throw notKnown(path, "is not known to be the torrent's")
    if (this.#octetsOf(index, verified) > 0)
      throw new StoreError("missing", `"${path}" is not there; \`bulbil recheck ID\`, then move it again`)
    return undefined
  }

  /** @returns whether it is at the new place by a second name. */
  async #named(index: number, seen: Seen, touched: Set<string>): Promise<boolean> {
    const { old, next, carry } = this.#parts
    const { metainfo, disk, folder } = next.own.parts
    const there = await next.own.look(index)
    if (there.is === "own" || there.is === "equal") return sameIdent(there.seen.ident, seen.ident)
    const [from, to] = [old.own.parts.folder.pathOf(metainfo.files[index]!), folder.pathOf(metainfo.files[index]!)]
    const row = old.own.parts.table?.get(index)
    if (!row) return false
    const unchanged = old.own.unchanged(index, seen)
    for (const made of await next.own.folders.make(metainfo.files[index]!)) touched.add(made)
    await next.own.parts.table?.known(index, { ...row, mark: 0n })
    let linked = false
    await carry(index, async () => void (linked = await disk.link(from, to)))
    if (!linked) return false
    touched.add(parentOf(to))
    const now = await disk.look(to)
    if (!now || !sameIdent(now.ident, seen.ident)) {
      // Something else has come to be at the old place between the look and the link: it gets its one name back.
      await disk.delete(to)
      throw notKnown(from, "was replaced while it was moved")
    }
    if (!unchanged) return true
    await old.own.parts.table?.mark(index, now.time)
    await next.own.parts.table?.mark(index, now.time)
    return true
  }

  async #makeRoom(apart: readonly number[], verified: Verified): Promise<void> {
    const { disk, folder } = this.#parts.next.own.parts
    const left = sumOf(
      await Promise.all(
        apart.map(async (index) => {
          const there = await this.#parts.next.own.look(index)
          const taken = "seen" in there ? there.seen.taken : 0
          return Math.max(0, this.#octetsOf(index, verified) - taken)
        }),
      ),
    )
    const free = left > 0 ? await disk.free(folder.base) : 0
    if (left > free)
      throw new StoreError(
        "full",
        `${left} octets are to be moved and ${free} are free there; make room, then move again`,
      )
  }

  /** Piece by piece, each as it was verified; what is there already is not written again. */
  async #copy(index: number, verified: Verified, signal: AbortSignal, told: (octets: number) => void): Promise<void> {
    const { old, next } = this.#parts
    const { metainfo } = old.own.parts
    const file = metainfo.files[index]!
    if (file.length === 0) {
      for (const folder of await next.own.ensure(index)) await next.own.parts.disk.sync(folder)
      return
    }
    const there = (await next.own.look(index)).is
    for (const piece of piecesOf(file)) {
      if (signal.aborted) return
      if (!verified(piece)) continue
      const size = pieceSize(metainfo, piece)
      // What was begun before an end of the node is read first, and not written again where it is right.
      if (there === "absent" || (there === "own" && !(await next.store.verify(piece))))
        await next.store.write(piece, await old.store.read(piece, 0, size), await old.store.leaves(piece))
      told(size)
    }
    await next.store.flush()
  }

  /** What was copied is read again; then it is the torrent's as it was at the old place. */
  async #prove(index: number, verified: Verified): Promise<void> {
    const { old, next } = this.#parts
    const { metainfo, disk, folder } = next.own.parts
    const file = metainfo.files[index]!
    await disk.delete(this.#asideOf(index)).catch(ignoreMissing)
    for (const piece of piecesOf(file))
      if (verified(piece) && !(await next.store.verify(piece)))
        throw new StoreError("io", `"${folder.pathOf(file)}" did not arrive as it was sent; nothing was deleted`)
    const [row, standing] = [old.own.parts.table?.get(index), await next.own.look(index)]
    if (standing.is !== "own" || !row) return
    // What the operator gave, or had before, is not this node's to delete at the new place either.
    const { ident, time } = standing.seen
    await next.own.parts.table?.known(index, { ...ident, how: row.how, mark: time })
  }

  /** The name that a file had while it was made; a crash may have left it behind. */
  #asideOf(index: number): string {
    const { metainfo, folder, aside } = this.#parts.next.own.parts
    return `${parentOf(folder.pathOf(metainfo.files[index]!))}/${aside}${index}`
  }

  #octetsOf(index: number, verified: Verified): number {
    const { metainfo } = this.#parts.old.own.parts
    return sumOf(piecesOf(metainfo.files[index]!).map((piece) => (verified(piece) ? pieceSize(metainfo, piece) : 0)))
  }
}

const piecesOf = ({ firstPiece, pieceCount }: { readonly firstPiece: number; readonly pieceCount: number }) =>
  Array.from({ length: pieceCount }, (_, i) => (firstPiece + i) as PieceIndex)

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

const notKnown = (path: string, what: string): StoreError =>
  new StoreError("in-the-way", `"${path}" ${what}; \`bulbil recheck ID\`, then move it again. Nothing was moved`)

const refuse = (obstacles: readonly Obstacle[]): void => {
  if (obstacles.length > 0) throw new StoreError("in-the-way", obstaclesText(obstacles))
}

const ignoreMissing = (error: unknown): void => {
  if (!(error instanceof StoreError) || error.code !== "missing") throw error
}
