/** The way to the mirrors. */
import type { Place } from "../state/address.ts"

export const mirrorsPlace: Place = { page: "trackers", given: "mirrors" }
