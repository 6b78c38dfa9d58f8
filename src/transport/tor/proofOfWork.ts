/**
 * Which onions ask a puzzle of their visitors while they are flooded with introductions (Tor's proof of work, proposal
 * 327), as arguments of ADD_ONION. Those whose address anybody may know do; without a flood it costs nobody anything. A
 * private share is better shut by its keys, and a transfer onion lives too short. Pure.
 */
import type { OnionClaim } from "../Transport.ts"

const DEFENDED: ReadonlySet<OnionClaim["use"]> = new Set(["tracker", "mirror", "public share"])
/**
 * Introductions that tor follows, each second and at once: as many as an onion lets in (newcomers, h2/settings.ts).
 * What is above it waits in a queue, and drops out after 15 s. Tor asks its first puzzle only when it finds a queue at
 * one of its looks, five minutes apart: with a rate below what a node can serve, a flood that harms nobody would keep
 * out who is honest until then (docs/benchmarks.md, introductions).
 */
const [RATE, BURST] = [32, 64]

export const puzzleFor = (claim: OnionClaim | undefined): readonly string[] =>
  claim && DEFENDED.has(claim.use) ? ["PoWDefensesEnabled=1", `PoWQueueRate=${RATE}`, `PoWQueueBurst=${BURST}`] : []

/** Of a tor that is older, or was built without: it refuses the arguments (control-spec, 512 and 513). */
export const isUnknownToTor = (status: number): boolean => status === 512 || status === 513

export const NO_PUZZLES =
  "this tor knows no proof-of-work defense: a flood of introductions can keep others from this node's tracker, " +
  "mirrors and public shares; Debian's tor has it"
