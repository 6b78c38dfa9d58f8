/**
 * The cookies given out for the management token: random, bounded, the longest unused one goes first, and one that was
 * not used for 30 days is worth nothing. A cookie is never the token, and is kept only as a hash of both, so looking
 * one up tells nothing by its timing, and with another token all of them end. Kept over a restart where there is a
 * place for it; where that fails, sessions go on in memory, and nobody is signed out.
 */
import { hash } from "node:crypto"
import type { SessionView } from "../contract/access.ts"
import type { Clock, Random } from "../core/Clock.ts"
import { DAY_MS } from "../core/day.ts"

const MAX_SESSIONS = 16
const MAX_AGE_MS = 30 * DAY_MS
const HOUR_MS = 3_600_000
const READ_AGAIN_MS = 10_000
const ID_DIGITS = 12
const HASH = /^[0-9a-f]{64}$/
/** When it was used last, in milliseconds, and its name, which those of older versions have not. */
const KEPT = /^(\d{1,16})(?: (.{1,64}))?$/
const UNNAMED = "A browser"

/** By the hash of each. */
export type KeptSessions = Readonly<Record<string, string>>

export interface SessionPlace {
  read(): KeptSessions | undefined
  write(sessions: KeptSessions): void
}

export interface SessionOptions {
  /** What the hashes are made with, as it is by now: the token, or that which the sessions were begun with. */
  readonly salt: () => string
  readonly clock: Clock
  readonly random: Random
  readonly place: SessionPlace | undefined
  /** The place failed. */
  readonly onDefect: ((error: unknown) => void) | undefined
}

/** Of a request. `ended` is aborted when the session ends. */
export interface OpenSession {
  readonly id: string
  readonly ended: AbortSignal
}

interface Session {
  readonly name: string
  readonly ended: AbortController
  usedAt: number
}

/** A session cookie: no page of another site can send it, no script can read it, and it ends with the browser. */
export const cookieHeader = (cookie: string): string => `bulbil=${cookie}; HttpOnly; SameSite=Strict; Path=/`

const idOf = (key: string): string => key.slice(0, ID_DIGITS)

export class OperatorSessions {
  readonly #options: SessionOptions
  readonly #open = new Map<string, Session>()
  /** What is kept was not read yet: to write would sign out whoever is in it. */
  #unread = true
  #readAgainAt = -Infinity
  #savedAt = -Infinity

  constructor(options: SessionOptions) {
    this.#options = options
    this.#read()
  }

  /** @returns the new cookie's value. */
  begin(name: string): string {
    const cookie = Buffer.from(this.#options.random.bytes(32)).toString("base64url")
    this.#remember(this.#keyOf(cookie), { name, usedAt: this.#options.clock.date() })
    this.#attempt(() => this.#save())
    return cookie
  }

  /** The session that a request's Cookie header holds. */
  of(header: string | undefined): OpenSession | undefined {
    const cookie = /(?:^|;\s*)bulbil=([A-Za-z0-9_-]{43})(?:;|$)/.exec(header ?? "")?.[1]
    const key = this.#keyOf(cookie ?? "")
    this.#read()
    const session = this.#open.get(key)
    if (cookie === undefined || session === undefined || this.#isOver(session)) return undefined
    session.usedAt = this.#options.clock.date()
    // Of those that were used at the same time, the first is the longest unused one.
    this.#open.delete(key)
    this.#open.set(key, session)
    if (this.#options.clock.now() - this.#savedAt >= HOUR_MS) this.#attempt(() => this.#save())
    return { id: idOf(key), ended: session.ended.signal }
  }

  /** The one that was used last comes first. */
  all(): readonly SessionView[] {
    this.#read()
    return [...this.#open]
      .toReversed()
      .filter(([, session]) => !this.#isOver(session))
      .sort(([, a], [, b]) => b.usedAt - a.usedAt)
      .map(([key, { name, usedAt }]) => ({ id: idOf(key), name, seenAt: usedAt - (usedAt % HOUR_MS) }))
  }

  /** Ends them at once, all where none are named. @throws when that cannot be kept: after a restart they are back. */
  end(ids?: readonly string[]): void {
    for (const key of [...this.#open.keys()]) if (!ids || ids.includes(idOf(key))) this.#drop(key)
    if (!ids) this.#unread = false
    this.#save()
  }

  /** With another salt no cookie fits a hash any more, and what is kept counts for nothing. */
  #keyOf(cookie: string): string {
    return hash("sha256", `${this.#options.salt()}.${cookie}`)
  }

  #saltMark(): string {
    return hash("sha256", `salt.${this.#options.salt()}`)
  }

  #isOver({ usedAt }: Session): boolean {
    return this.#options.clock.date() - usedAt > MAX_AGE_MS
  }

  #remember(key: string, { name, usedAt }: Omit<Session, "ended">): void {
    this.#open.set(key, { name, usedAt, ended: new AbortController() })
    if (this.#open.size <= MAX_SESSIONS) return
    const [longestUnused] = [...this.#open].reduce((a, b) => (b[1].usedAt < a[1].usedAt ? b : a))
    this.#drop(longestUnused)
  }

  #drop(key: string): void {
    const session = this.#open.get(key)
    this.#open.delete(key)
    session?.ended.abort()
  }

  #read(): void {
    const now = this.#options.clock.now()
    if (!this.#unread || now < this.#readAgainAt) return
    this.#readAgainAt = now + READ_AGAIN_MS
    this.#attempt(() => {
      const { salt, ...kept } = this.#options.place?.read() ?? {}
      this.#unread = false
      if (salt !== undefined && salt !== this.#saltMark()) return
      for (const [key, text] of Object.entries(kept)) {
        const [, usedAt, name = UNNAMED] = KEPT.exec(text) ?? []
        if (HASH.test(key) && usedAt !== undefined) this.#remember(key, { name, usedAt: Number(usedAt) })
      }
    })
  }

  /** @throws what the place throws. */
  #save(): void {
    this.#read()
    if (this.#unread) return
    this.#savedAt = this.#options.clock.now()
    const kept = [...this.#open].map(([key, { name, usedAt }]) => [key, `${usedAt} ${name}`])
    this.#options.place?.write({ ...Object.fromEntries(kept), salt: this.#saltMark() })
  }

  #attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#options.onDefect?.(error)
    }
  }
}
