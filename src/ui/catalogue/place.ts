/** The way to a catalogue. */
import type { Place } from "../state/address.ts"

/** @param address of a tracker, or of a mirror of one; of none yet while it is empty. */
export const cataloguePlace = (address: string): Place => ({
  page: "trackers",
  given: address === "" ? "browse" : `browse/${address}`,
})
