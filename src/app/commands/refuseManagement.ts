/**
 * The onion of this node's page is nobody's tracker. It is refused by name, before it stands in a list that others may
 * be told of.
 */
import { publicKeyOfSeed } from "../../core/ed25519.ts"
import type { OnionAddress } from "../../core/ids.ts"
import { onionAddress } from "../../core/onionAddress.ts"
import type { Vault } from "../../storage/Vault.ts"
import { refuse, type Refused } from "./answers.ts"

export const refuseManagement = (vault: Vault, address: OnionAddress): Refused | undefined => {
  const own = vault.get("management")
  return own && address === onionAddress(publicKeyOfSeed(own.seed))
    ? refuse(
        "own-management",
        "this is the address of this node's own page: keep it to yourself; what others give you is their tracker's address",
      )
    : undefined
}
