/**
 * As what each file of a torrent was seen when its octets were last found right: size, times, inode. A file that still
 * looks so is served as it is read; of any other, each leaf is hashed before it leaves. Owns this judgement and the
 * side file in which it outlives the node. The side file saves work and nothing else: without it, all is hashed once
 * more.
 *
 * The inode's change time is what counts, as nobody can set it. Two changes within one tick of a file system's clock
 * cannot be told apart by it; so nothing is remembered of a file that was looked at so soon after its last change.
 */
import { createHash } from "node:crypto"
import type { BigIntStats } from "node:fs"
import { readFile, rename, writeFile } from "node:fs/promises"
import path from "node:path"
import { LEAF_SIZE } from "../core/merkleTree.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { Turn } from "../core/Turns.ts"
import type { FileMark } from "./hashJob.ts"

export interface SeenMark extends FileMark {
  readonly ctimeNs: bigint
}

export const markOf = ({ size, mtimeNs, ctimeNs, ino }: BigIntStats): SeenMark => ({ size, mtimeNs, ctimeNs, ino })

const MAGIC = Buffer.from("bulbil marks 1\0\0")
const ROW = 32
/** Longer than a tick of any kernel; and than one of a file system that counts in whole seconds, or two. */
const TICK_MS = 50
const COARSE_TICK_MS = 2_500

/** Whether a file with this mark, read from `lookedAt` (ms) on, could not change again without looking otherwise. */
export const settled = ({ ctimeNs }: SeenMark, lookedAt: number): boolean =>
  lookedAt - Number(ctimeNs / 1_000_000n) > (ctimeNs % 1_000_000_000n === 0n ? COARSE_TICK_MS : TICK_MS)

/** A disk stamps its files with the machine's own time; no clock of a simulation fits to that. */
export const diskNow = (): number => Date.now()

interface Known {
  readonly mark: SeenMark
  /** Leaves found right while the file looked so; all are where it is left out. */
  leaves: Uint8Array | undefined
  left: number
}

export class FileMarks {
  readonly #state: string
  readonly #lengths: readonly number[]
  readonly #known = new Map<number, Known>()
  #dirty = false
  readonly #saving = new Turn()

  private constructor(metainfo: Metainfo, state: string) {
    this.#state = state
    this.#lengths = metainfo.files.map(({ length }) => Math.ceil(length / LEAF_SIZE))
  }

  /** @param state the torrent's folder for side files. */
  static async load(metainfo: Metainfo, state: string): Promise<FileMarks> {
    const marks = new FileMarks(metainfo, state)
    const bytes = await readFile(path.join(state, "marks")).catch(() => undefined)
    const rows = bytes && opened(bytes, metainfo.files.length)
    for (let file = 0; rows && file < metainfo.files.length; file++) {
      const mark = decode(rows, file)
      if (mark) marks.#known.set(file, { mark, leaves: undefined, left: 0 })
    }
    return marks
  }

  /**
   * What hashing has found, to be loaded later; the folder is there, or the torrent was removed. @param marks undefined
   * where nothing can be said yet.
   */
  static async write(state: string, marks: readonly (SeenMark | undefined)[]): Promise<void> {
    const rows = Buffer.alloc(ROW * marks.length)
    marks.forEach((mark, file) => mark && encode(rows, file, mark))
    const file = path.join(state, "marks")
    await writeFile(`${file}.new`, Buffer.concat([MAGIC, rows, digest(rows)]), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }

  /** Whether this is how the file looked when something of it was found right. */
  knows(file: number, mark: SeenMark): boolean {
    const known = this.#known.get(file)
    return known !== undefined && same(known.mark, mark)
  }

  /** Whether the leaves [first, first + count) of the file, read while it looked so, are known to be right. */
  trusts(file: number, mark: SeenMark, first: number, count: number): boolean {
    const known = this.#known.get(file)
    if (!known || !same(known.mark, mark)) return false
    return !known.leaves || known.leaves.subarray(first, first + count).every((right) => right === 1)
  }

  /** These leaves were read from `lookedAt` on, found right, and the file looked so afterwards. */
  learn(file: number, mark: SeenMark, first: number, count: number, lookedAt: number): void {
    if (!settled(mark, lookedAt)) return
    let known = this.#known.get(file)
    if (!known || !same(known.mark, mark)) {
      known = { mark, leaves: new Uint8Array(this.#lengths[file]!), left: this.#lengths[file]! }
      this.#known.set(file, known)
    }
    if (!known.leaves) return
    for (let leaf = first; leaf < first + count; leaf++) {
      if (known.leaves[leaf] === 1) continue
      known.leaves[leaf] = 1
      known.left--
    }
    if (known.left > 0) return
    known.leaves = undefined
    this.#dirty = true
  }

  /** This node did something to the file's names alone, and between these two looks at it: its octets are the same. */
  carry(file: number, before: SeenMark, after: SeenMark): void {
    const known = this.#known.get(file)
    const sameOctets = before.ino === after.ino && before.size === after.size && before.mtimeNs === after.mtimeNs
    if (!known || !sameOctets || !same(known.mark, before)) return
    this.#known.set(file, { ...known, mark: after })
    if (!known.leaves) this.#dirty = true
  }

  /** Keeps what is known of whole files. Never rejects. */
  save(): Promise<void> {
    if (!this.#dirty) return this.#saving.over()
    this.#dirty = false
    const marks = this.#lengths.map((_, file) => {
      const known = this.#known.get(file)
      return known && !known.leaves ? known.mark : undefined
    })
    return this.#saving.take(() => FileMarks.write(this.#state, marks)).catch(() => undefined)
  }
}

export const same = (a: SeenMark, b: SeenMark): boolean =>
  a.ctimeNs === b.ctimeNs && a.mtimeNs === b.mtimeNs && a.size === b.size && a.ino === b.ino

const digest = (rows: Uint8Array): Buffer => createHash("sha256").update(rows).digest()

const opened = (bytes: Buffer, files: number): Buffer | undefined => {
  const rows = bytes.subarray(MAGIC.length, MAGIC.length + ROW * files)
  const whole = bytes.length === MAGIC.length + ROW * files + 32 && bytes.subarray(0, MAGIC.length).equals(MAGIC)
  return whole && digest(rows).equals(bytes.subarray(MAGIC.length + rows.length)) ? rows : undefined
}

const encode = (rows: Buffer, file: number, { size, mtimeNs, ctimeNs, ino }: SeenMark): void =>
  [size, mtimeNs, ctimeNs, ino].forEach(
    (value, i) => void rows.writeBigInt64LE(BigInt.asIntN(64, value), file * ROW + i * 8),
  )

/** An inode has a number; without one, nothing was kept. */
const decode = (rows: Buffer, file: number): SeenMark | undefined => {
  const [size, mtimeNs, ctimeNs, ino] = [0, 8, 16, 24].map((at) => rows.readBigInt64LE(file * ROW + at)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  return ino === 0n ? undefined : { size, mtimeNs, ctimeNs, ino: BigInt.asUintN(64, ino) }
}
