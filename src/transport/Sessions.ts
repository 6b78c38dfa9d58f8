/**
 * Sessions port: HTTP/2 requests and answers between nodes, over any Transport (adapter: h2/Http2Sessions).
 * One lane = one circuit = one session (docs/architecture.md). Actors and exchange know this port and no HTTP/2 API.
 */
import type { OnionAddress } from "../core/ids.ts"
import type { ClientKey, DialOptions, OnionClaim, OnionSeed, Publication } from "./Transport.ts"

export interface Ask {
  readonly method: "GET" | "POST"
  /** Absolute path, at most 1 KiB of printable ASCII. */
  readonly path: string
  /** At most 256 KiB. */
  readonly body?: Uint8Array
  readonly signal?: AbortSignal
  /**
   * Called with each chunk of a 200 answer's body, in order. The chunk is only valid during the call. Throwing from it
   * resets the stream and rejects the ask with what was thrown. Without it the body is collected.
   */
  readonly onChunk?: (chunk: Uint8Array) => void
  /** Cap of the answer's body in octets; more resets the stream and rejects. */
  readonly maxBytes: number
  /** Milliseconds without a single octet of the answer after which the ask is rejected; none for long-lived answers. */
  readonly idleMs?: number
}

export interface Answer {
  readonly status: number
  /** Empty where `onChunk` took the body. */
  readonly body: Uint8Array
}

/** A client session to one onion. */
export interface Session {
  /** @throws SessionError */
  ask(ask: Ask): Promise<Answer>
  /** Round trip in ms by HTTP/2 PING. */
  ping(): Promise<number>
  /** Settles once with the reason when the session is over, by whichever side. Never rejects. */
  readonly closed: Promise<string>
  readonly bytesIn: number
  readonly bytesOut: number
  close(): void
}

/** What a handler answers. `undefined` is the one and only 404 that all wrong paths, tokens and stopped shares get. */
export type Reply =
  | { readonly body: Uint8Array }
  /** Long-lived or large answers: written chunk by chunk with back-pressure; ends when the iterable does. */
  | { readonly chunks: AsyncIterable<Uint8Array> }
  | undefined

export interface Incoming {
  readonly method: "GET" | "POST"
  readonly path: string
  /** Request body, at most 256 KiB (larger ones never reach the handler). */
  readonly body: Uint8Array
  /** Aborted when the caller's stream or session ends. */
  readonly signal: AbortSignal
  /** Names the caller's session, for budgets; unlinkable between sessions. */
  readonly session: number
  /** Whether the caller's session has ended. */
  readonly isOver: () => boolean
  /** Ends the caller's whole session (a violation). */
  readonly cutOff: (reason: string) => void
  /**
   * Says that the caller has shown to be one of those whom the onion is for: strangers cannot take the place of its
   * session.
   */
  readonly welcome?: () => void
}

export type Handler = (incoming: Incoming) => Reply | Promise<Reply>

export type ConnectOptions = Omit<DialOptions, "early">

/** A session that is being dialled. */
export interface Opening {
  /**
   * What it is asked before anything else happens goes with the dial, and is answered a round trip sooner. It may reach
   * the other side more than once.
   */
  readonly session: Session
  /** Settles when the other side has answered. Rejects with DialError: where the dial fails, before the asks do. */
  readonly through: Promise<void>
}

export interface Sessions {
  /** @throws DialError */
  connect(to: OnionAddress, options: ConnectOptions): Promise<Session>
  /** For the first questions to somebody who is not known yet; what is asked later is as fast over `connect`. */
  open(to: OnionAddress, options: ConnectOptions): Opening
  /**
   * @param claim what speaks for the onion, where not all can be published; without one it goes after all others.
   * @param clients as `Transport.publish` takes them.
   */
  serve(seed: OnionSeed, handler: Handler, claim?: OnionClaim, clients?: readonly ClientKey[]): Promise<Publication>
}

export class SessionError extends Error {
  readonly _tag = "SessionError"
  readonly code: "closed" | "reset" | "too-large" | "idle" | "aborted" | "protocol"
  constructor(code: SessionError["code"], message: string) {
    super(message)
    this.name = "SessionError"
    this.code = code
  }
}
