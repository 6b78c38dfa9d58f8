/**
 * What sessions send beside requests and their bodies: frames that a library answers by itself and tells nobody of
 * (SETTINGS, PING, WINDOW_UPDATE, PRIORITY, empty DATA and CONTINUATION). Seen by counting octets, not frames:
 * node:http2 reads sockets below JavaScript, and a parser in between costs three times the processor time of what is
 * uploaded (ADR 0017).
 */
import type { Duplex } from "node:stream"
import type { Clock } from "../../core/Clock.ts"

/** What a socket counts by itself; streams that count nothing are not watched. */
export interface Counted {
  readonly bytesRead: number
  readonly bytesWritten: number
}

/** Octets without purpose: at once, for each second of the session's life, and one for so many that were sent to it. */
const BURST = 16 * 1024
const PER_SECOND = 1024
const PER_SENT = 512
/** Between two looks: while all is quiet, and while anybody sends much. */
const QUIET_MS = 250
const BUSY_MS = 40
const MUCH = 4 * 1024

export class Talk {
  readonly #socket: Counted
  readonly #end: () => void
  readonly #began: number
  readonly #burst: number
  #purpose = 0
  #before = 0

  constructor(socket: Counted, now: number, end: () => void, burst: number) {
    this.#socket = socket
    this.#began = now
    this.#end = end
    this.#burst = burst
  }

  /** Octets of requests, as they were understood: their frames and what names them cost as much again at most. */
  serves(octets: number): void {
    this.#purpose += octets + Math.min(octets, 4_096) + 64
  }

  /** @returns whether much has come since the last look. */
  look(now: number): boolean {
    const { bytesRead, bytesWritten } = this.#socket
    const much = bytesRead - this.#before > MUCH
    this.#before = bytesRead
    const allowed = this.#burst + (Math.max(0, now - this.#began) / 1_000) * PER_SECOND + bytesWritten / PER_SENT
    if (bytesRead - this.#purpose > allowed) this.#end()
    return much
  }
}

export class Chatter {
  readonly #clock: Clock
  readonly #talks = new Set<Talk>()
  #looking = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Watches a session until its stream closes. @returns undefined where the stream counts nothing. */
  watch(stream: Duplex, end: () => void, burst = BURST): Talk | undefined {
    if (!("bytesRead" in stream && "bytesWritten" in stream)) return undefined
    const talk = new Talk(stream as Duplex & Counted, this.#clock.now(), end, burst)
    this.#talks.add(talk)
    stream.once("close", () => this.#talks.delete(talk))
    if (!this.#looking) this.#clock.setTimeout(this.#look, QUIET_MS)
    this.#looking = true
    return talk
  }

  readonly #look = (): void => {
    let much = false
    const now = this.#clock.now()
    for (const talk of [...this.#talks]) much = talk.look(now) || much
    this.#looking = this.#talks.size > 0
    if (this.#looking) this.#clock.setTimeout(this.#look, much ? BUSY_MS : QUIET_MS)
  }
}
