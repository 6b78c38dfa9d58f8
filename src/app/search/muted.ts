/**
 * Trackers that the operator wants to see nothing of. They lie in the vault and in no event: whom somebody did not want
 * to see is nobody else's business, and a log forgets nothing.
 */
import type { TrackerKey } from "../../core/ids.ts"
import type { Vault } from "../../storage/Vault.ts"

export const MOST_MUTED = 1_000

export const muted = (vault: Vault): readonly TrackerKey[] => vault.get("muted")?.trackers ?? []

/** @returns false when there is no room for more. */
export const mute = (vault: Vault, tracker: TrackerKey): boolean => {
  const before = muted(vault)
  if (before.includes(tracker)) return true
  if (before.length >= MOST_MUTED) return false
  vault.put("muted", { trackers: [...before, tracker] })
  return true
}

export const unmute = (vault: Vault, tracker: TrackerKey): void => {
  const before = muted(vault)
  if (before.includes(tracker)) vault.put("muted", { trackers: before.filter((each) => each !== tracker) })
}
