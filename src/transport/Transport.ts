/**
 * Transport port: byte streams between onion addresses, whatever carries them (tor, loopback, sim; later a mixnet).
 * Owns the words; the adapters own sockets. Everything above speaks HTTP/2 over the Duplex that comes out of here.
 */
import type { Duplex } from "node:stream"
import type { OnionAddress } from "../core/ids.ts"
import type { OnionClaim } from "../core/onionOrder.ts"

export type { OnionClaim }

/** 32-byte ed25519 seed. The same seed gives the same address for ever. */
export type OnionSeed = Uint8Array

/** 32-octet public x25519 key of somebody who may reach an onion that takes only such callers. */
export type ClientKey = Uint8Array

export interface DialOptions {
  /** Streams of equal name may share a circuit, streams of different names never do (SOCKS user, IsolateSOCKSAuth). */
  readonly circuit: string
  readonly signal?: AbortSignal
  /**
   * What the other side hears first. A carrier that can sends it with the dial, so that it is there a round trip
   * sooner: a dial that fails may have delivered it, also more than once.
   */
  readonly early?: Uint8Array
}

/** "waiting": there is no room for it now, and nobody can dial it. "up": its descriptor is there. */
export type OnionStanding = "waiting" | "publishing" | "up"

export interface PublishOptions {
  /** Without one it goes after all others. */
  readonly claim?: OnionClaim
  /** Nobody else can reach it, nor tell whether it is there. Left out: anybody may; 1 to 256. @throws RangeError */
  readonly clients?: readonly ClientKey[]
  /** Aborted: the onion is closed at once; a `publish` that has not resolved yet may reject. */
  readonly signal?: AbortSignal
}

export interface Publication {
  readonly address: OnionAddress
  /** Settles when both descriptors were uploaded: from then on a dial can succeed. Never rejects; ends on close. */
  readonly ready: Promise<void>
  /** Calls the listener with how it stands, at once and at each change, until it is withdrawn or closed. */
  onStanding(listener: (standing: OnionStanding) => void): void
  /**
   * Nobody new comes in; the streams that are open stay, and the same seed can be published again meanwhile. Resolves
   * when the last of them is over. Never rejects.
   */
  withdraw(): Promise<void>
  /** Ends its streams, too. */
  close(): Promise<void>
}

/** State of what carries us, as an observation. `percent` and `summary` are tor's bootstrap phase. */
export interface TransportHealth {
  readonly state: "starting" | "bootstrapping" | "ready" | "restarting" | "failed" | "closed"
  readonly percent: number
  readonly summary: string
  /** Why it does not get on, in words for people, when tor says so. */
  readonly reason?: string
  readonly clockSkewSeconds?: number
  readonly version?: string
}

/** The onions of a node, as they are now. */
export interface OnionFigures {
  /** Can be dialled. */
  readonly up: number
  /** Up, or on their way. */
  readonly published: number
  /** Those that are published whatever the budget is. */
  readonly always: number
  readonly waiting: number
  readonly budget: number
  /** How many may be published: the budget, or a little more than those that always are. */
  readonly room: number
  /** Of the last uploads, in milliseconds; null before the first. */
  readonly slowestUploadMs: number | null
}

export interface Transport {
  readonly kind: "tor" | "loopback" | "sim"
  /**
   * A stream to whoever publishes the onion. It may come paused, so that no octet is lost before its reader is there: a
   * reader of `data` events calls `resume`. @throws DialError
   */
  dial(to: OnionAddress, options: DialOptions): Promise<Duplex>
  /**
   * Publishes an onion service; each incoming stream is handed to `accept`. Survives restarts of the carrier by itself.
   */
  publish(seed: OnionSeed, accept: (stream: Duplex) => void, options?: PublishOptions): Promise<Publication>
  /**
   * The private x25519 key with which this onion is dialled from now on, as its owner has given it; none forgets it. A
   * dial without it is refused with F4; with one that is wrong or was revoked, with F5, or F4.
   */
  unlock(onion: OnionAddress, key: Uint8Array | undefined): Promise<void>
  /**
   * Relays, by fingerprint, that must never be part of a path of ours, from now on. What knows no relays ignores it.
   */
  avoid(relays: readonly string[]): Promise<void>
  /**
   * 32 octets that are the same for all on this carrier, and that nobody could know before that day (whole days since
   * 1970). `undefined`: the carrier cannot say, or not yet.
   */
  beacon(day: number): Promise<Uint8Array | undefined>
  health(): TransportHealth
  /** Of a carrier that bears only so many onions. */
  onions?(): OnionFigures
  /** Called at each change; returns the unsubscriber. */
  onHealth(listener: (health: TransportHealth) => void): () => void
  close(): Promise<void>
}

/** SOCKS extended errors of tor (F0–F7, proposal 304) and the rest of what can go wrong on the way. */
export type DialCode =
  | "F0"
  | "F1"
  | "F2"
  | "F3"
  | "F4"
  | "F5"
  | "F6"
  | "F7"
  | "refused"
  | "timeout"
  | "not-ready"
  | "aborted"
  | "protocol"

/** What a caller does next: again with back-off, ask a mirror, or stop and tell the operator. */
export type DialRemedy = "back-off" | "mirror" | "stop"

export class DialError extends Error {
  readonly _tag = "DialError"
  readonly code: DialCode
  readonly remedy: DialRemedy
  constructor(code: DialCode, remedy: DialRemedy, message: string) {
    super(message)
    this.name = "DialError"
    this.code = code
    this.remedy = remedy
  }
}
