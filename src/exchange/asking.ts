/** How a swarm is asked: at a transfer onion by its infohash, at a share's onion by the token of its link. */
import type { InfoHash } from "../core/ids.ts"
import { type Asker, listen, type Listening } from "../wire/routes/ask.ts"
import { type ShareKey, shareRoutes } from "../wire/routes/share.ts"
import { swarmRoutes } from "../wire/routes/swarm.ts"
import type { PieceRange } from "./Exchange.ts"

type Answered = Promise<{ readonly status: number }>

export interface SwarmAsking {
  have(session: Asker, how: Listening): Answered
  piece(session: Asker, range: PieceRange, how: Listening): Answered
}

export const byInfoHash = (infoHash: InfoHash): SwarmAsking => ({
  have: (session, how) => listen(session, swarmRoutes.have, { to: { infoHash }, ...how }),
  piece: (session, range, how) => listen(session, swarmRoutes.piece, { to: { infoHash, ...range }, ...how }),
})

export const byToken = (share: ShareKey): SwarmAsking => ({
  have: (session, how) => listen(session, shareRoutes.have, { to: share, ...how }),
  piece: (session, range, how) => listen(session, shareRoutes.piece, { to: { ...share, ...range }, ...how }),
})
