/**
 * What a share's onion answers, to holders of its token only: the metadata, the peers of its swarm, and its pieces as a
 * transfer onion would, out of the swarm's own budget, for who has no lane yet (FIRST1). Who wants to be among the
 * peers proves that it has the metadata first; only the peer that speaks is taken, and for itself.
 */
import { timingSafeEqual } from "node:crypto"
import type { Visibility } from "../../core/shareLink.ts"
import type { SwarmAnswers } from "../../exchange/Exchange.ts"
import type { Handler, Incoming } from "../../transport/Sessions.ts"
import { provesJoin } from "../../wire/joinProof.ts"
import { type Asked, router } from "../../wire/routes/router.ts"
import { type ShareKey, shareRoutes } from "../../wire/routes/share.ts"

export interface ServedShare {
  readonly token: string
  readonly visibility: Visibility
  /** Public key of the share's onion. */
  readonly onion: Uint8Array
  readonly metainfo: Uint8Array
  /** The encoded MetadataAnswer, with the title as it is now. */
  readonly answer: () => Uint8Array
  /** Takes the record of a peer that has proven that it may be listed. */
  readonly join: (record: Uint8Array) => void
  readonly records: () => readonly Uint8Array[]
  readonly swarm: SwarmAnswers
}

export const shareHandler = (share: ServedShare): Handler => {
  const expected = Buffer.from(share.token)
  const holds = ({ to: { token, visibility }, incoming }: Asked<ShareKey, unknown, Incoming>): boolean => {
    const offered = Buffer.from(token)
    const holder = offered.length === expected.length && timingSafeEqual(offered, expected)
    if (!holder || visibility !== share.visibility) return false
    incoming.welcome?.()
    return true
  }
  return router(shareRoutes, {
    metadata: (asked) => (holds(asked) ? share.answer() : undefined),
    peers: (asked) => {
      const exchange = holds(asked) ? asked.body() : undefined
      if (!exchange) return undefined
      const [own] = exchange.records
      if (own && exchange.proof && provesJoin(exchange.proof, share.onion, own, share.metainfo)) share.join(own)
      return { v: 1, records: share.records() }
    },
    have: (asked) => (holds(asked) ? share.swarm.have(asked.incoming) : undefined),
    piece: (asked) => (holds(asked) ? share.swarm.piece(asked.to, asked.incoming) : undefined),
  })
}
