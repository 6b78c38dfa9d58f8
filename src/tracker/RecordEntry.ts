/** A record of a peer or a mirror as a tracker's table keeps it: as it came, with the few numbers that are needed. */
import type { Claim, NewestRecord } from "../core/NewestRecords.ts"
import { toHex } from "../core/hex.ts"
import { type Outliving, outlivesOf } from "../core/restingSets.ts"
import { MAX_TTL_SECONDS } from "../wire/PeerRecord.ts"

export interface RecordEntry extends NewestRecord, Outliving {
  /** 12 octets of a hash of what the record is about, as latin1. */
  readonly key: string
  readonly kind: "peer" | "mirror"
  /** Of a peer's swarm, as core/restingSets names it; of a mirror: the empty text. */
  readonly set: string
  /** Public key of the onion that signs, in hex. */
  readonly owner: string
  readonly bytes: Uint8Array
  readonly seq: number
  /** Seconds since 1970. */
  readonly issued: number
  readonly until: number
  readonly stopped: boolean
}

/** What records of both kinds say. */
export interface Said {
  readonly seq: number
  readonly issued: number
  readonly ttl: number
  readonly state: string
}

export const claimOf = (key: string, set: string, { seq, issued, ttl }: Said): Claim => ({ key, set, seq, issued, ttl })

/** @param before the entry that it replaces. */
export const entryOf = (
  kind: RecordEntry["kind"],
  { key, set, seq, issued, ttl }: Claim,
  owner: Uint8Array,
  bytes: Uint8Array,
  state: string,
  before: RecordEntry | undefined,
): RecordEntry => ({
  key,
  kind,
  set,
  owner: toHex(owner),
  // A copy in memory of its own: what came may be a view of a larger message, and a Buffer of Node's pool would keep
  // 64 KiB alive with it.
  bytes: new Uint8Array(bytes),
  seq,
  issued,
  until: issued + ttl,
  stopped: state === "stopped",
  outlives: outlivesOf({ issued, ttl }, MAX_TTL_SECONDS, before),
})
