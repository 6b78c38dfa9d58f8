/** The way to the relay. */
import type { Place } from "../state/address.ts"

export const relayPlace: Place = { page: "relay" }
