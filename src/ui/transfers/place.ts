/** The way to the transfers. */
import type { Place } from "../state/address.ts"

export const transfersPlace: Place = { page: "transfers" }
