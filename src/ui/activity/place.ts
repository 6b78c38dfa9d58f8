/** The way to what happened. */
import type { Place } from "../state/address.ts"

export const activityPlace: Place = { page: "activity" }
