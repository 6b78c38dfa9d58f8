/** The beacon of a carrier that has no chance of its own: the same for all, but anybody can know it before its day. */
import { createHash } from "node:crypto"

export const hashOfDay = (day: number): Uint8Array => createHash("sha256").update(`bulbil beacon ${day}`).digest()
