/** The ways to the settings, and to who can manage the node. */
import type { Place } from "../state/address.ts"

export const settingsPlace: Place = { page: "settings" }
export const accessPlace: Place = { page: "settings", given: "access" }
