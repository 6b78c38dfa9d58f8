/** The operator's way in: the management onion's address, the token of its link, and who is signed in. */
import type { Entrance } from "../api/ApiOptions.ts"
import { OperatorSessions } from "../api/OperatorSessions.ts"
import type { Clock, Random } from "../core/Clock.ts"
import { publicKeyOfSeed } from "../core/ed25519.ts"
import type { OnionAddress, Token } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import type { Secret } from "../storage/secretKinds.ts"
import type { Vault } from "../storage/Vault.ts"
import { ensureManagementSecret } from "./secrets.ts"

export interface AccessOptions {
  readonly vault: Vault
  readonly clock: Clock
  readonly random: Random
  readonly onDefect: (error: unknown) => void
}

export class ManagementAccess implements Entrance {
  readonly sessions: OperatorSessions
  readonly host: OnionAddress
  readonly token: Token

  constructor({ vault, clock, random, onDefect }: AccessOptions) {
    const { seed, token } = ensureManagementSecret(vault, random)
    this.host = onionAddress(publicKeyOfSeed(seed))
    this.token = token
    const place = {
      read: () => vault.get("sessions"),
      write: (sessions: Secret<"sessions">) => vault.put("sessions", sessions),
    }
    this.sessions = new OperatorSessions({ salt: () => token, clock, random, place, onDefect })
  }

  /** `http://<onion>/management/<token>`. */
  get link(): string {
    return `http://${this.host}/management/${this.token}`
  }
}
