/** The ways to the mirrors, and to one of them. */
import type { Place } from "../state/address.ts"

export const mirrorsPlace: Place = { page: "trackers", given: "mirrors" }
export const mirrorPlace = (id: string): Place => ({ page: "trackers", given: `mirrors/${id}` })
