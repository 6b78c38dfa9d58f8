/**
 * HTTP/2 settings and limits between nodes (RFC 9113; docs/protocol.md, "HTTP/2"). The windows are for Tor: a lane
 * is capped at window ÷ round trip, and at 300 ms the protocol's default of 64 KiB would give 0.2 MB/s. The rest caps
 * what a stranger can cause.
 */
import type { Settings } from "node:http2"
import type { Clock } from "../../core/Clock.ts"
import type { Chatter } from "./Chatter.ts"

export const STREAM_WINDOW = 4 * 1024 * 1024
/**
 * Of who asks. Who answers leaves the protocol's 64 KiB: requests are small, and a WINDOW_UPDATE beside the first
 * SETTINGS would come before or after the caller's are confirmed as load has it, which tells onions apart.
 */
export const SESSION_WINDOW = 32 * 1024 * 1024
const MAX_FRAME = 1024 * 1024 - 1
export const MAX_HEADER_BLOCK = 8 * 1024
export const MAX_PATH = 1024
export const MAX_REQUEST_BODY = 256 * 1024

export interface SessionLimits {
  /** Streams open at once in one session. */
  readonly streams: number
  /**
   * Streams that the other side may reset at once, beside one for each second of the session's life, before it is
   * ended.
   */
  readonly resets: number
  /**
   * Sessions open at once at one onion, a quarter of them for members alone and a quarter for strangers; further ones
   * wait.
   */
  readonly sessions: number
  /** New sessions that are let in at once at one onion, and each second after that. */
  readonly newcomers: number
  readonly newcomersPerSecond: number
  /** A session's first request must be there whole within this. */
  readonly firstMs: number
  /** Any request must be there whole within this. */
  readonly requestMs: number
  /** A session without an open stream lives so long. */
  readonly idleMs: number
  /** A session takes no new streams after this; what is open goes on. */
  readonly ageMs: number
  /** An answer must move within this. */
  readonly progressMs: number
  /** Client: how long the first SETTINGS of the other side may take. */
  readonly handshakeMs: number
}

/** What every session of a node is given. */
export interface SessionContext {
  readonly clock: Clock
  readonly limits: SessionLimits
  readonly moved: (octets: number) => void
  readonly chatter: Chatter
}

export const defaultLimits: SessionLimits = {
  streams: 64,
  resets: 100,
  sessions: 256,
  newcomers: 64,
  newcomersPerSecond: 32,
  firstMs: 15_000,
  requestMs: 30_000,
  idleMs: 300_000,
  ageMs: 3_600_000,
  progressMs: 60_000,
  handshakeMs: 60_000,
}

export const settingsFor = (limits: SessionLimits): Settings => ({
  enablePush: false,
  initialWindowSize: STREAM_WINDOW,
  maxFrameSize: MAX_FRAME,
  maxConcurrentStreams: limits.streams,
  maxHeaderListSize: MAX_HEADER_BLOCK,
})

/**
 * A few answers of 1 MiB for each of 64 streams may wait in a session's memory (MB); Node's default of 10 refuses the
 * fifteenth.
 */
export const MAX_SESSION_MEMORY = 96
export const MAX_HEADER_PAIRS = 32
