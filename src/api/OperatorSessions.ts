/**
 * The cookies given out for the management token: random, in memory only, bounded, the longest unused one goes first.
 * A cookie is never the token, and is kept only as its hash, so looking one up tells nothing by its timing.
 */
import { hash } from "node:crypto"
import type { Random } from "../core/Clock.ts"

const MAX_SESSIONS = 16

/** A session cookie: no page of another site can send it, no script can read it, and it ends with the browser. */
export const cookieHeader = (id: string): string => `bulbil=${id}; HttpOnly; SameSite=Strict; Path=/`

export class OperatorSessions {
  readonly #random: Random
  readonly #known = new Set<string>()

  constructor(random: Random) {
    this.#random = random
  }

  /** @returns the new cookie's value. */
  begin(): string {
    const id = Buffer.from(this.#random.bytes(32)).toString("base64url")
    this.#remember(hash("sha256", id))
    return id
  }

  /** Whether a request's Cookie header holds a session. */
  knows(cookie: string | undefined): boolean {
    const id = /(?:^|;\s*)bulbil=([A-Za-z0-9_-]{43})(?:;|$)/.exec(cookie ?? "")?.[1]
    const key = hash("sha256", id ?? "")
    if (id === undefined || !this.#known.delete(key)) return false
    this.#remember(key)
    return true
  }

  #remember(key: string): void {
    this.#known.add(key)
    if (this.#known.size > MAX_SESSIONS) this.#known.delete(this.#known.values().next().value!)
  }
}
