import type { SwarmObserver } from "../../src/exchange/Exchange.ts"

/** Hears what a swarm says, and makes nothing of it. */
export const quietObserver: SwarmObserver = {
  piecesWritten: async () => undefined,
  peerMisbehaved: () => undefined,
  laneWanted: () => undefined,
  laneUnwanted: () => undefined,
  creditChanged: () => undefined,
  served: async () => undefined,
  pieceChanged: () => undefined,
  storeFailed: () => undefined,
}
