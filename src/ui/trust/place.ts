/** The ways to the trusted nodes, and to one of them or of those that they lead to. */
import type { Place } from "../state/address.ts"

export const trustPlace: Place = { page: "trust" }
/** @param id of a trusted node, or the address of one that is reached through others. */
export const trustNodePlace = (id: string): Place => ({ page: "trust", given: `nodes/${id}` })
