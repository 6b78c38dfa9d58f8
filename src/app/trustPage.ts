/** The web of trust as the operator reads it. */
import type { TrustPage } from "../contract/trust.ts"
import { fromHex } from "../core/hex.ts"
import type { Millis, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import type { NodeParts } from "./NodeParts.ts"

const addressOf = (tracker: TrackerKey): string => onionAddress(fromHex(tracker))

export const trustPage = ({ ports: { trust } }: NodeParts): TrustPage => ({
  ...trust.room(),
  beyond: trust.beyond().map(({ tracker, ...rest }) => ({ address: addressOf(tracker), ...rest })),
  far: trust.far().map(({ tracker, via, foundAt, ...rest }) => ({
    ...rest,
    address: addressOf(tracker),
    via: via.map(addressOf),
    foundAt: foundAt === undefined ? null : (foundAt as Millis),
  })),
})
