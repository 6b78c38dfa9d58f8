/** The way to the relay. */
import type { Place } from "../state/pages.ts"

export const relayPlace: Place = { page: "relay" }
