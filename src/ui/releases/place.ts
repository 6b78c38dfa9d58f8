/** The way to the releases. */
import type { Place } from "../state/address.ts"

export const releasesPlace: Place = { page: "releases" }
