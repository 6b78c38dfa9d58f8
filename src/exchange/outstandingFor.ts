/** What others were asked for and have not brought yet, of which a lane that is free may bring a part. */
import type { Outstanding } from "../core/endgame.ts"
import type { Carrier } from "./Carrier.ts"
import type { PieceInProgress } from "./PieceInProgress.ts"
import type { PieceRequest } from "./PieceRequest.ts"

/** @param requests those that are out, and on whose lane. @param now milliseconds, of the clock that they began by. */
export function* outstandingFor(
  helper: Carrier,
  requests: ReadonlyMap<PieceRequest, Carrier>,
  now: number,
): Iterable<Outstanding<PieceRequest>> {
  // One copy at a time, so that it is soon known whether it helps.
  const copies = new Map<PieceInProgress, number>()
  for (const [{ copy, piece }, carrier] of requests) {
    if (copy && carrier === helper) return
    if (copy && !carrier.silent) copies.set(piece, (copies.get(piece) ?? 0) + 1)
  }
  for (const [request, carrier] of requests) {
    if (request.copy || carrier === helper) continue
    yield {
      request,
      octets: request.piece.outstanding(request.first, request.count),
      laneOctets: carrier.inFlight,
      laneRate: carrier.rate,
      copies: 1 + (copies.get(request.piece) ?? 0),
      ageMs: now - request.since,
    }
  }
}
