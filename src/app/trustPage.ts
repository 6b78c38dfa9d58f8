/** The web of trust as the operator reads it. */
import type { TrustLoss, TrustPage } from "../contract/trust.ts"
import { fromHex } from "../core/hex.ts"
import type { Millis, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { REACH_BUDGETS } from "../core/reach.ts"
import { MOST_ENTRIES } from "../trust/Trust.ts"
import type { NodeParts } from "./NodeParts.ts"

const addressOf = (tracker: TrackerKey): string => onionAddress(fromHex(tracker))
const dateOf = (at: number | undefined): Millis | null => (at === undefined ? null : (at as Millis))

export const trustPage = ({ ports: { trust, search } }: NodeParts): TrustPage => {
  const copied = new Map(search.sources().map(({ tracker, count, octets }) => [tracker, { here: count, octets }]))
  return {
    ...trust.room(),
    limits: { nodes: REACH_BUDGETS.nodes, entries: MOST_ENTRIES, memory: process.availableMemory() },
    beyond: trust.beyond().map(({ tracker, ...rest }) => ({ address: addressOf(tracker), ...rest })),
    far: trust.far().map(({ tracker, via, foundAt, seenAt, ...rest }) => ({
      ...rest,
      ...(copied.get(tracker) ?? { here: 0, octets: 0 }),
      address: addressOf(tracker),
      via: via.map(addressOf),
      foundAt: dateOf(foundAt),
      seenAt: dateOf(seenAt),
    })),
  }
}

export const trustLoss = ({ ports: { trust } }: NodeParts, tracker: TrackerKey): TrustLoss => ({
  far: trust.lost(tracker).map(addressOf),
})
