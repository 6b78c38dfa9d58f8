/** The way to the trusted nodes. */
import type { Place } from "../state/pages.ts"

export const trustPlace: Place = { page: "trust" }
