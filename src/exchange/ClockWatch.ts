/**
 * Tells from the records that were refused for their time how far this machine's clock is from that of the others.
 * Volatile and capped; only true records count, and few signatures are checked for it, so nobody can make it dear.
 */
import { PeerRecord } from "../wire/PeerRecord.ts"

/** So long a record that was refused says something. */
const KEPT_SECONDS = 300
const MOST = 16
/** Who is last to pass a record on may do so in its last second: only what is over by more tells of a clock. */
const LATE_SECONDS = 60

interface Seen {
  readonly at: number
  /** Seconds that this clock is ahead of the record's, at most; negative: behind, at least. */
  readonly ahead: number
}

export class ClockWatch {
  #seen: Seen[] = []

  /**
   * @param bytes a well-formed record that the table refused as too early or over. @param seconds now, by this clock.
   */
  refused(bytes: Uint8Array, seconds: number): void {
    this.#forget(seconds)
    if (this.#seen.length >= MOST) return
    const record = PeerRecord.decode(bytes)
    if (!record) return
    const ahead = seconds - record.issued
    if (ahead > 0 && ahead <= record.ttl + LATE_SECONDS) return
    this.#seen.push({ at: seconds, ahead: PeerRecord.isAuthentic(record) ? ahead : 0 })
  }

  /**
   * Seconds that this clock seems to be ahead of all others; negative: behind. `undefined` where nothing tells, or not
   * all say the same.
   */
  ahead(seconds: number): number | undefined {
    this.#forget(seconds)
    const offsets = this.#seen.map(({ ahead }) => ahead).filter((ahead) => ahead !== 0)
    if (offsets.length === 0 || (offsets.some((ahead) => ahead > 0) && offsets.some((ahead) => ahead < 0)))
      return undefined
    // A record is as old as it is, so the freshest one tells best.
    return Math.min(...offsets)
  }

  #forget(seconds: number): void {
    this.#seen = this.#seen.filter(({ at }) => Math.abs(seconds - at) < KEPT_SECONDS)
  }
}
