/** What the vault knows of a trusted node: its tracker, where else it may be read, and what its operator calls it. */
import type { OnionAddress, TrackerKey } from "../../../core/ids.ts"
import type { Needs } from "../../Ports.ts"

export interface TrustedPlace {
  readonly tracker: TrackerKey
  readonly at: OnionAddress | undefined
}

export const placeOf = ({ vault }: Needs<"vault">, id: string): TrustedPlace | undefined => {
  const secret = vault.get("trusted", id)
  return secret && { tracker: secret.tracker, at: secret.at }
}
