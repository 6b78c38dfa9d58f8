/** The way to the start. */
import type { Place } from "../state/address.ts"

export const startPlace: Place = { page: "start" }
