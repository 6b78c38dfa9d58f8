/** What a trust list that came is worth beside the one that is remembered. Decides alone; keeps nothing. */
import { toHex } from "../core/hex.ts"
import type { TrackerKey } from "../core/ids.ts"
import { MAX_AHEAD_SECONDS } from "../wire/PeerRecord.ts"
import { TrustList } from "../wire/TrustList.ts"

export type Judged =
  | { readonly kind: "taken"; readonly nodes: readonly TrackerKey[]; readonly total: number }
  /** Another tracker's, not signed, of another form, older than what is known, or not of this time. */
  | { readonly kind: "refused" }
  /** Of the same seq, and not the same: both are signed. */
  | { readonly kind: "lie" }

/** @param seconds since 1970. */
export const judgeList = (
  bytes: Uint8Array,
  tracker: TrackerKey,
  remembered: Uint8Array | undefined,
  seconds: number,
): Judged => {
  const list = TrustList.read(bytes)
  if (!list || toHex(list.tracker) !== tracker || !holds(list, seconds)) return { kind: "refused" }
  const before = remembered && TrustList.read(remembered)
  if (before?.seq === list.seq && Buffer.compare(remembered!, bytes) !== 0) return { kind: "lie" }
  // One that is over is no reason to refuse what its author says now: their date may have been wrong.
  if (before && holds(before, seconds) && list.seq < before.seq) return { kind: "refused" }
  return { kind: "taken", nodes: nodesOf(list), total: list.total }
}

const holds = ({ issued, ttl }: TrustList, seconds: number): boolean =>
  issued <= seconds + MAX_AHEAD_SECONDS && issued + ttl > seconds

const nodesOf = ({ nodes }: TrustList): readonly TrackerKey[] => nodes.map((node) => toHex(node) as TrackerKey)

/** Whom a list that was taken tells of, and until when, in seconds since 1970. */
export const toldBy = (list: Uint8Array | null): { readonly nodes: readonly TrackerKey[]; readonly until: number } => {
  const read = list && TrustList.decode(list)
  return read ? { nodes: nodesOf(read), until: read.issued + read.ttl } : { nodes: [], until: 0 }
}
