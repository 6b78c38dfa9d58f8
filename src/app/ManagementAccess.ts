/**
 * The operator's way in: the management onion's address, the token of its link, the key that callers must have where
 * one is asked for, and who is signed in. Owns what of it is valid now. All of it lies in the vault, and each change is
 * one write: a crash leaves what was valid before, or what is valid after.
 */
import type { Entrance } from "../api/ApiOptions.ts"
import { OperatorSessions } from "../api/OperatorSessions.ts"
import { encodeBase32 } from "../core/base32.ts"
import type { Clock, Random } from "../core/Clock.ts"
import { publicKeyOfSeed } from "../core/ed25519.ts"
import type { OnionAddress, Token } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { publicKeyOfPrivate } from "../core/x25519.ts"
import type { Secret } from "../storage/secretKinds.ts"
import type { Vault } from "../storage/Vault.ts"
import type { ClientKey, OnionSeed } from "../transport/Transport.ts"
import { ensureManagementSecret, freshSeed, freshToken } from "./secrets.ts"

export interface AccessOptions {
  readonly vault: Vault
  readonly clock: Clock
  readonly random: Random
  readonly onDefect: (error: unknown) => void
}

/** The onion as it is to be published. `changed` is aborted when it is to be another. */
export interface ManagementOnion {
  readonly seed: OnionSeed
  readonly clients: readonly ClientKey[] | undefined
  readonly changed: AbortSignal
}

export class ManagementAccess implements Entrance {
  readonly sessions: OperatorSessions
  readonly #options: AccessOptions
  #secret: Secret<"management">
  #host!: OnionAddress
  #onion!: ManagementOnion
  #changed = new AbortController()

  constructor(options: AccessOptions) {
    const { vault, clock, random, onDefect } = options
    this.#options = options
    this.#secret = ensureManagementSecret(vault, random)
    this.#derive()
    const place = {
      read: () => vault.get("sessions"),
      write: (sessions: Secret<"sessions">) => vault.put("sessions", sessions),
    }
    const salt = () => this.#secret.salt ?? this.#secret.token
    this.sessions = new OperatorSessions({ salt, clock, random, place, onDefect })
  }

  get host(): OnionAddress {
    return this.#host
  }

  get token(): Token {
    return this.#secret.token
  }

  /** `http://<onion>/management/<token>`. */
  get link(): string {
    return `http://${this.host}/management/${this.token}`
  }

  /** The key that is asked for, as Tor Browser takes it: 52 letters of base32. */
  get clientKey(): string | undefined {
    const { client } = this.#secret
    return client && encodeBase32(client).toUpperCase()
  }

  get onion(): ManagementOnion {
    return this.#onion
  }

  /**
   * From now on another link is the valid one, and the old one is answered like any other wrong one. All sessions end,
   * unless they are to stay; no browser sends its cookie to another address. @throws what the vault throws; nothing has
   * changed then.
   */
  renew({ newAddress, keepSessions }: { readonly newAddress: boolean; readonly keepSessions: boolean }): void {
    const { random, onDefect } = this.#options
    const { seed, token, salt = token, ...rest } = this.#secret
    const stay = keepSessions && !newAddress
    this.#put({
      ...rest,
      seed: newAddress ? freshSeed(random) : seed,
      token: freshToken(random),
      ...(stay ? { salt } : {}),
    })
    if (stay) return
    try {
      this.sessions.end()
    } catch (error) {
      // With another salt nothing that is kept counts any more.
      onDefect(error)
    }
  }

  /** @returns whether that is new; a key that is asked for already stays. @throws what the vault throws. */
  requireKey(required: boolean): boolean {
    const { client, ...rest } = this.#secret
    if ((client !== undefined) === required) return false
    this.#put(required ? { ...rest, client: freshSeed(this.#options.random) } : rest)
    return true
  }

  /** @throws when the vault fails; nothing has changed then. */
  #put(secret: Secret<"management">): void {
    const { vault, onDefect } = this.#options
    try {
      vault.put("management", secret)
    } catch (error) {
      // A write that failed may have got through all the same, and would count after a restart.
      const is = vault.get("management")
      if (is?.token !== secret.token || !same(is.client, secret.client)) throw error
      onDefect(error)
    }
    this.#secret = secret
    this.#derive()
  }

  #derive(): void {
    const { seed, client } = this.#secret
    this.#host = onionAddress(publicKeyOfSeed(seed))
    const clients = client && [publicKeyOfPrivate(client)]
    const before = this.#onion as ManagementOnion | undefined
    if (before && same(before.seed, seed) && same(before.clients?.[0], clients?.[0])) return
    const changed = this.#changed
    this.#changed = new AbortController()
    this.#onion = { seed, clients, changed: this.#changed.signal }
    changed.abort()
  }
}

const same = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0)
