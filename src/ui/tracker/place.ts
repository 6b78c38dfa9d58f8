/** The way to the own tracker. */
import type { Place } from "../state/address.ts"

export const trackerPlace: Place = { page: "trackers" }
