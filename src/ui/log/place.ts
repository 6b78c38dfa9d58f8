/** The way to the log. */
import type { Place } from "../state/address.ts"

export const logPlace: Place = { page: "log" }
