/** The way to the relay. */
import type { Place } from "../state/address.ts"

export const relayPlace: Place = { page: "relay" }
/** Where a relay on another machine is spoken of. */
export const elsewherePlace: Place = { page: "relay", given: "elsewhere" }
