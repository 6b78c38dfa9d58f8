/**
 * This operator's own relays, by fingerprint: that of this machine, which tor's own file names, and those that sums
 * were taken from.
 */
import type { Relay } from "../relay/Relay.ts"
import type { Vault } from "../storage/Vault.ts"

const elsewhere = (vault: Vault): readonly string[] =>
  vault
    .get("relays-elsewhere")
    ?.fingerprints.split(" ")
    .filter((name) => name !== "") ?? []

export const ownRelays = (vault: Vault, relay: Relay): readonly string[] => {
  const own = relay.fingerprint()
  return [...new Set([...(own === undefined ? [] : [own]), ...elsewhere(vault)])]
}

export const rememberRelay = (vault: Vault, fingerprint: string): void => {
  const known = elsewhere(vault)
  if (!known.includes(fingerprint)) vault.put("relays-elsewhere", { fingerprints: [...known, fingerprint].join(" ") })
}
