/** The way to the transfers. */
import type { Place } from "../state/pages.ts"

export const transfersPlace: Place = { page: "transfers" }
