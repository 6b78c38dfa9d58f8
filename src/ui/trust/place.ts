/** The way to the trusted nodes. */
import type { Place } from "../state/address.ts"

export const trustPlace: Place = { page: "trust" }
