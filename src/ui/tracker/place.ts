/** The way to the tracker. */
import type { Place } from "../state/pages.ts"

export const trackerPlace: Place = { page: "tracker" }
