/**
 * The cookies given out for the management token: random, bounded, the longest unused one goes first, and one that was
 * not used for 30 days is worth nothing. A cookie is never the token, and is kept only as a hash of both, so looking
 * one up tells nothing by its timing, and with another token all of them end. Kept over a restart where there is a
 * place for it.
 */
import { DAY_MS } from "../core/day.ts"
import { hash } from "node:crypto"
import type { Clock, Random } from "../core/Clock.ts"
import type { Token } from "../core/ids.ts"

const MAX_SESSIONS = 16
const MAX_AGE_MS = 30 * DAY_MS
const HASH = /^[0-9a-f]{64}$/

/** When each hash was used last; milliseconds, as text. */
export type KeptSessions = Readonly<Record<string, string>>

export interface SessionPlace {
  read(): KeptSessions | undefined
  write(sessions: KeptSessions): void
}

export interface SessionOptions {
  readonly token: Token
  readonly clock: Clock
  readonly random: Random
  readonly place: SessionPlace | undefined
  /** The place failed; sessions go on in memory. */
  readonly onDefect: ((error: unknown) => void) | undefined
}

/** A session cookie: no page of another site can send it, no script can read it, and it ends with the browser. */
export const cookieHeader = (id: string): string => `bulbil=${id}; HttpOnly; SameSite=Strict; Path=/`

export class OperatorSessions {
  readonly #options: SessionOptions
  /** The longest unused one first. */
  readonly #usedAt = new Map<string, number>()
  #savedAt = -Infinity

  constructor(options: SessionOptions) {
    this.#options = options
    const kept = Object.entries(this.#attempt(() => options.place?.read()) ?? {}).map(
      ([key, at]) => [key, Number(at)] as const,
    )
    for (const [key, at] of kept
      .filter(([key, at]) => HASH.test(key) && Number.isFinite(at))
      .sort(([, a], [, b]) => a - b))
      this.#remember(key, at)
  }

  /** @returns the new cookie's value. */
  begin(): string {
    const id = Buffer.from(this.#options.random.bytes(32)).toString("base64url")
    this.#remember(this.#keyOf(id), this.#options.clock.date())
    this.#save()
    return id
  }

  /** Whether a request's Cookie header holds a session. */
  knows(cookie: string | undefined): boolean {
    const id = /(?:^|;\s*)bulbil=([A-Za-z0-9_-]{43})(?:;|$)/.exec(cookie ?? "")?.[1]
    const key = this.#keyOf(id ?? "")
    const [now, at] = [this.#options.clock.date(), this.#usedAt.get(key)]
    if (id === undefined || at === undefined || now - at > MAX_AGE_MS) return false
    this.#remember(key, now)
    if (this.#options.clock.now() - this.#savedAt >= DAY_MS) this.#save()
    return true
  }

  #keyOf(id: string): string {
    return hash("sha256", `${this.#options.token}.${id}`)
  }

  #remember(key: string, at: number): void {
    this.#usedAt.delete(key)
    this.#usedAt.set(key, at)
    if (this.#usedAt.size > MAX_SESSIONS) this.#usedAt.delete(this.#usedAt.keys().next().value!)
  }

  #save(): void {
    this.#savedAt = this.#options.clock.now()
    this.#attempt(() =>
      this.#options.place?.write(Object.fromEntries([...this.#usedAt].map(([key, at]) => [key, String(at)]))),
    )
  }

  #attempt<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      this.#options.onDefect?.(error)
      return undefined
    }
  }
}
