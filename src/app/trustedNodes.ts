/**
 * The nodes that the operator trusts, as rows and vault together know them. The vault alone knows which nodes they are,
 * and what they are called.
 */
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import type { Agreed } from "../core/trustCost.ts"
import type { Projector } from "../projections/Projector.ts"
import { trusted, type TrustedMode } from "../projections/trusted.ts"
import type { Vault } from "../storage/Vault.ts"

export interface TrustedNode {
  readonly id: string
  readonly tracker: TrackerKey
  readonly at: OnionAddress | undefined
  /** Given by the operator, and told to nobody. */
  readonly name: string | undefined
  readonly degrees: number
  readonly agreed: Agreed | undefined
  readonly agreedAt: number
  readonly told: boolean
  readonly mode: TrustedMode
  readonly failed: boolean
  /** Torrents that it lists, as it said last. */
  readonly count: number
}

interface TrustParts {
  readonly projector: Pick<Projector, "all">
  readonly vault: Vault
}

export const trustedNodes = ({ projector, vault }: TrustParts): readonly TrustedNode[] =>
  projector.all(trusted).flatMap(({ id, degrees, agreed, agreedAt, told, mode, count }) => {
    const secret = vault.get("trusted", id)
    if (!secret) return []
    const { tracker, at, name } = secret
    const consent = { agreed: agreed ?? undefined, agreedAt: agreedAt ?? 0 }
    return {
      id,
      tracker,
      at,
      name,
      degrees,
      ...consent,
      told: told === "anybody",
      mode,
      failed: mode === "failed",
      count,
    }
  })

/** Whom everybody may be told of. */
export const toldTrust = (parts: TrustParts): readonly TrackerKey[] =>
  trustedNodes(parts).flatMap(({ told, failed, tracker }) => (told && !failed ? tracker : []))
