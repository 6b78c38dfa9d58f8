/**
 * Which onions ask a puzzle of their visitors while they are flooded with introductions (Tor's proof of work, proposal
 * 327), as arguments of ADD_ONION. Those whose address anybody may know do; without a flood it costs nobody anything. A
 * private share is better shut by its keys, and a transfer onion lives too short. Pure.
 */
import type { OnionClaim } from "../Transport.ts"

const DEFENDED: ReadonlySet<OnionClaim["use"]> = new Set(["tracker", "mirror", "public share"])
/** Introductions a second, and at once, above which the puzzle grows: one node never needs tor's own 250. */
const [RATE, BURST] = [4, 40]

export const puzzleFor = (claim: OnionClaim | undefined): readonly string[] =>
  claim && DEFENDED.has(claim.use) ? ["PoWDefensesEnabled=1", `PoWQueueRate=${RATE}`, `PoWQueueBurst=${BURST}`] : []

/** Of a tor that is older, or was built without: it refuses the arguments (control-spec, 512 and 513). */
export const isUnknownToTor = (status: number): boolean => status === 512 || status === 513

export const NO_PUZZLES =
  "this tor knows no proof-of-work defense: a flood of introductions can keep others from this node's tracker, " +
  "mirrors and public shares; Debian's tor has it"
