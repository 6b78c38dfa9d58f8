/** The way to the own tracker. */
import type { Place } from "../state/pages.ts"

export const trackerPlace: Place = { page: "trackers" }
