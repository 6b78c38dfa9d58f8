/**
 * One exchange of peer records at a tracker's or mirror's onion: takes the caller's own record, if it is known or
 * proves that it has the metadata; answers with others of the swarm.
 */
import { fromHex } from "../core/hex.ts"
import type { InfoHash } from "../core/ids.ts"
import type { Incoming } from "../transport/Sessions.ts"
import { provesJoin } from "../wire/joinProof.ts"
import { PeerRecord } from "../wire/PeerRecord.ts"
import type { PeersExchange } from "../wire/PeersExchange.ts"
import type { Asked } from "../wire/routes/router.ts"
import type { CheckBudget } from "./CheckBudget.ts"
import type { Serving } from "./Serving.ts"
import { caller, MET } from "./Room.ts"

/**
 * Records in an answer, fewer than fit: drawn anew each time, so that 1,000 peers who have asked twice are one swarm of
 * two steps across, and a tenth of them still is when the others have gone (test/tracker/mixing.test.ts, ADR 0041).
 */
export const ANSWERED = 20

/**
 * @param budget signatures checked for each session · @param proofs how many of its proofs are looked at: a node has
 * one record in a swarm, and over a session of its own, so who shows more is filed as a mere caller, and costs no
 * reading of metadata either.
 */
export const meetPeers = (
  { tracker, store, room, onion, random, beside }: Serving,
  budget: CheckBudget,
  proofs: CheckBudget,
  { to: { infoHash }, body, incoming }: Asked<{ readonly infoHash: InfoHash }, PeersExchange, Incoming>,
): PeersExchange | undefined => {
  const exchange = store.lists(tracker, infoHash) || beside.has(infoHash) ? body() : undefined
  if (!exchange) return undefined
  const [own] = exchange.records
  const record = own && PeerRecord.decode(own)
  if (own && record && Buffer.compare(record.swarm, fromHex(infoHash)) === 0) {
    const standing = room.table.standing(record.swarm, record.peer)
    const known = standing === "met" || standing === "alive"
    const proven =
      !known &&
      exchange.proof !== undefined &&
      proofs.take(incoming.session, 1) === 1 &&
      joins(() => beside.metainfo(infoHash) ?? store.metainfo(infoHash), exchange.proof, onion, own)
    if ((standing || proven) && budget.take(incoming.session, 1) === 1) {
      const fresh = room.addPeers([own], known || proven ? MET : caller(incoming.session))
      // A record that is known already may be anybody's who has read it.
      if (fresh === 1 && (known || proven)) incoming.welcome?.()
    }
  }
  return { v: 1, records: room.table.some(infoHash, room.seconds, random, ANSWERED) }
}

/** Whoever is not known yet has to prove that it has the metadata; these are read for nobody else. */
const joins = (
  metainfoOf: () => Uint8Array | undefined,
  proof: Uint8Array,
  onion: Uint8Array,
  own: Uint8Array,
): boolean => {
  const metainfo = metainfoOf()
  return metainfo !== undefined && provesJoin(proof, onion, own, metainfo)
}
