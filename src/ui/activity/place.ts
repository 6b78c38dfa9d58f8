/** The ways to what happened, and to the node as it was right after an event. */
import type { Place } from "../state/address.ts"

export const activityPlace: Place = { page: "activity" }

export const thenPlace = (seq: number): Place => ({ page: activityPlace.page, given: `at/${seq}` })

/** @returns undefined where no event is meant. */
export const seqOf = (given: string): number | undefined => {
  const seq = /^at\/([1-9]\d{0,14})$/.exec(given)?.[1]
  return seq === undefined ? undefined : Number(seq)
}
