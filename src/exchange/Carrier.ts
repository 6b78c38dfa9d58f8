/** A lane as a download knows it. */
import type { Bitfield } from "../core/Bitfield.ts"
import type { Helper } from "../core/endgame.ts"
import type { PieceRequest } from "./PieceRequest.ts"

/** What is asked of a lane here: the lane that carries a request, or could. */
export interface Carrier extends Helper {
  readonly peer: { readonly has: Bitfield | undefined }
  readonly inFlight: number
  /** Octets per second now. */
  readonly rate: number
  /** Requests are out, and nothing has come for too long to count on it. */
  readonly silent: boolean
  /** A leaf was verified out of one of its answers. */
  onLeaf(octets: number): void
  /** Takes the request off the lane: its answer is no longer needed. */
  cancel(request: PieceRequest): void
}
