/**
 * Which files and folders of a torrent are this node's own: a row each, in the torrent's side folder, of fixed size. A
 * file that was made is in it, lastingly, before it has a name; so what is not in it was made by somebody else. Owns
 * the table, not what follows from it.
 */
import { Turn } from "../core/Turns.ts"
import type { Ident } from "./Disk.ts"

/**
 * How it came to be known: made here; given by its operator, to be written to; equal to the torrent when it was
 * compared, and only read.
 */
export type How = "made" | "given" | "equal"

export interface OwnRow extends Ident {
  readonly how: How
  /** Time of the last change that was made here, or found to be right, in ns; 0: none. */
  readonly mark: bigint
}

/** Where the rows are kept. */
export interface RowKeeper {
  load(): Promise<Uint8Array>
  /** Lasting, where `sync` is set, when it resolves. */
  write(rows: ReadonlyMap<number, Uint8Array>, sync: boolean): Promise<void>
  close(): Promise<void>
}

interface Round {
  readonly rows: Map<number, Uint8Array>
  sync: boolean
  readonly done: Promise<void>
}

export const ROW_SIZE = 32
const HOWS: readonly (How | undefined)[] = [undefined, "made", "given", "equal"]

export class OwnTable {
  readonly #keeper: RowKeeper
  readonly #rows = new Map<number, OwnRow>()
  /**
   * What waits for the round of writing after the one that is under way; many files made at once wait for a few syncs.
   */
  #next: Round | undefined
  readonly #writing = new Turn()
  /** Levels of files, 0 for one that is not wanted; as the torrent said last, and kept by nobody here. */
  #levels: Uint8Array | undefined

  private constructor(keeper: RowKeeper) {
    this.#keeper = keeper
  }

  static async load(keeper: RowKeeper): Promise<OwnTable> {
    const table = new OwnTable(keeper)
    const bytes = await keeper.load()
    for (let index = 0; (index + 1) * ROW_SIZE <= bytes.length; index++) {
      const row = decode(bytes.subarray(index * ROW_SIZE, (index + 1) * ROW_SIZE))
      if (row) table.#rows.set(index, row)
    }
    return table
  }

  get(index: number): OwnRow | undefined {
    return this.#rows.get(index)
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0
  }

  /** @param levels of files; all are wanted where there are none. */
  want(levels: Uint8Array | undefined): void {
    this.#levels = levels
  }

  get levels(): Uint8Array | undefined {
    return this.#levels
  }

  /** Whether the file may be made, and whether it counts that it is not there. */
  wants(index: number): boolean {
    return this.#levels?.[index] !== 0
  }

  /** Before a name is given to what was made: lasting when it resolves. */
  made(index: number, ident: Ident): Promise<void> {
    return this.#set(index, { ...ident, how: "made", mark: 0n }, true)
  }

  /** The same of what has the torrent's octets already: lasting when it resolves. */
  known(index: number, row: OwnRow): Promise<void> {
    return this.#set(index, row, true)
  }

  /** One that is not synced and gets lost is compared, or said to be unknown, once more. */
  async put(index: number, row: OwnRow | undefined): Promise<void> {
    await this.#set(index, row, false)
  }

  /** The file's octets were last changed at `time`, by this node. A mark that is lost costs reading the file again. */
  async mark(index: number, time: bigint): Promise<void> {
    const row = this.#rows.get(index)
    if (row && row.mark !== time) await this.#set(index, { ...row, mark: time }, false).catch(() => undefined)
  }

  async close(): Promise<void> {
    await this.#writing.over()
    await this.#keeper.close()
  }

  #set(index: number, row: OwnRow | undefined, sync: boolean): Promise<void> {
    if (row) this.#rows.set(index, row)
    else this.#rows.delete(index)
    const round = (this.#next ??= this.#begin())
    round.rows.set(index, encode(row))
    round.sync ||= sync
    return round.done
  }

  #begin(): Round {
    const rows = new Map<number, Uint8Array>()
    const done = this.#writing.take(() => {
      const { sync } = this.#next!
      this.#next = undefined
      return this.#keeper.write(rows, sync)
    })
    return { rows, sync: false, done }
  }
}

const encode = (row: OwnRow | undefined): Uint8Array => {
  const bytes = Buffer.alloc(ROW_SIZE)
  if (!row) return bytes
  bytes.writeUInt8(HOWS.indexOf(row.how), 0)
  bytes.writeBigUInt64LE(row.ino, 8)
  bytes.writeBigInt64LE(row.birth, 16)
  bytes.writeBigInt64LE(row.mark, 24)
  return bytes
}

const decode = (bytes: Uint8Array): OwnRow | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const how = HOWS[view.getUint8(0)]
  return (
    how && { how, ino: view.getBigUint64(8, true), birth: view.getBigInt64(16, true), mark: view.getBigInt64(24, true) }
  )
}
