/**
 * One exchange of peer records at a tracker's or mirror's onion: takes the caller's own record, if he is known or proves that he has the
 * metadata; answers with others of the swarm.
 */
import type { InfoHash } from "../core/ids.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import type { Incoming, Reply } from "../transport/Sessions.ts"
import { provesJoin } from "../wire/joinProof.ts"
import { decodePeerRecord } from "../wire/PeerRecord.ts"
import { decodePeersExchange, encodePeersExchange, MAX_RECORDS } from "../wire/PeersExchange.ts"
import type { CheckBudget } from "./CheckBudget.ts"
import type { Serving } from "./Serving.ts"
import { someRecords } from "./someRecords.ts"

export const meetPeers = ({ tracker, store, room, onion, random }: Serving, budget: CheckBudget, infoHash: InfoHash, incoming: Incoming): Reply => {
  if (!store.lists(tracker, infoHash)) return undefined
  const exchange = decodePeersExchange(incoming.body)
  if (!exchange) return incoming.cutOff("a malformed exchange") as undefined
  const [own] = exchange.records
  const record = own && decodePeerRecord(own)
  if (own && record && Buffer.compare(record.swarm, Buffer.from(infoHash, "hex")) === 0) {
    const welcome = room.table.knowsPeer(record.swarm, record.peer) || joins(store, infoHash, exchange.proof, onion, own)
    if (welcome && budget.take(incoming.session, 1) === 1) room.addPeers([own])
  }
  return { body: encodePeersExchange({ v: 1, records: someRecords(room.table.ofSwarm(infoHash), room.seconds, random, MAX_RECORDS) }) }
}

/** Whoever is not known yet has to prove that he has the metadata; these are read for nobody else. */
const joins = (store: EntryStore, infoHash: InfoHash, proof: Uint8Array | undefined, onion: Uint8Array, own: Uint8Array): boolean => {
  const metainfo = proof && store.metainfo(infoHash)
  return metainfo !== undefined && provesJoin(proof!, onion, own, metainfo)
}
