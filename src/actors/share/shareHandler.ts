/**
 * What a share's onion answers, to holders of its token only: the metadata, and the peers of its swarm. Who wants to be
 * among them proves that he has the metadata first; only he who speaks is taken, and for himself.
 */
import { timingSafeEqual } from "node:crypto"
import type { Visibility } from "../../core/shareLink.ts"
import type { Handler, Incoming } from "../../transport/Sessions.ts"
import { provesJoin } from "../../wire/joinProof.ts"
import { PeersExchange } from "../../wire/PeersExchange.ts"

export interface ShareFace {
  readonly token: string
  readonly visibility: Visibility
  /** Public key of the share's onion. */
  readonly onion: Uint8Array
  readonly metainfo: Uint8Array
  /** The encoded MetadataAnswer. */
  readonly answer: Uint8Array
  /** Takes the record of one who has proven that he may be listed. */
  readonly join: (record: Uint8Array) => void
  readonly records: () => readonly Uint8Array[]
}

export const shareHandler = (face: ShareFace): Handler => {
  const expected = Buffer.from(face.token)
  return (incoming: Incoming) => {
    const [, visibility, given = "", what, ...rest] = incoming.path.split("/")
    const offered = Buffer.alloc(expected.length)
    offered.write(given)
    const holder = timingSafeEqual(offered, expected) && Buffer.byteLength(given) === expected.length
    if (!holder || visibility !== face.visibility || rest.length > 0) return undefined
    incoming.welcome?.()
    if (what === "metadata" && incoming.method === "GET") return { body: face.answer }
    if (what !== "peers" || incoming.method !== "POST") return undefined
    const exchange = PeersExchange.decode(incoming.body)
    if (!exchange) {
      incoming.cutOff("malformed records")
      return undefined
    }
    const [own] = exchange.records
    if (own && exchange.proof && provesJoin(exchange.proof, face.onion, own, face.metainfo)) face.join(own)
    return { body: PeersExchange.encode({ v: 1, records: face.records() }) }
  }
}
