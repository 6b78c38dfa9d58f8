/** The management onion's address and link, and the place where its sessions are kept: all of it in the vault. */
import type { SessionPlace } from "../api/OperatorSessions.ts"
import { publicKeyOfSeed } from "../core/ed25519.ts"
import type { OnionAddress } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import type { Vault } from "../storage/Vault.ts"

export const managementHost = (vault: Vault): OnionAddress =>
  onionAddress(publicKeyOfSeed(vault.get("management")!.seed))

export const managementLink = (vault: Vault): string =>
  `http://${managementHost(vault)}/management/${vault.get("management")!.token}`

/** Hashes only: whoever reads the vault has the token anyway, but no browser's cookie. */
export const sessionPlace = (vault: Vault): SessionPlace => ({
  read: () => vault.get("sessions"),
  write: (sessions) => vault.put("sessions", sessions),
})
