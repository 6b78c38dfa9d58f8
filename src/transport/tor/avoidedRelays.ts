/**
 * Relays that tor must never use, in tor's words: as lines of its configuration, and as a command to one that runs.
 * Pure.
 */

/**
 * As tor writes them, each once. @throws when one is no fingerprint: it would be a pattern, a country, or another line.
 */
export const fingerprints = (relays: readonly string[]): readonly string[] => {
  const wrong = relays.find((relay) => !/^[0-9A-Fa-f]{40}$/.test(relay))
  if (wrong !== undefined) throw new TypeError("a relay to avoid is named by its fingerprint, 40 hex digits")
  return [...new Set(relays.map((relay) => relay.toUpperCase()))]
}

const listed = (relays: readonly string[]): string => relays.map((relay) => `$${relay}`).join(",")

/** StrictNodes: else tor takes an avoided relay rather than none. */
export const avoidLines = (relays: readonly string[]): readonly string[] =>
  relays.length === 0 ? [] : [`ExcludeNodes ${listed(relays)}`, "StrictNodes 1"]

export const avoidCommand = (relays: readonly string[]): string =>
  relays.length === 0 ? "RESETCONF ExcludeNodes StrictNodes" : `SETCONF ExcludeNodes="${listed(relays)}" StrictNodes=1`
