/** Who is in a swarm, and which trackers list it, as records say: joined for the operator's eyes. */
import type { MirrorsPage, PeerView, SwarmPage } from "../contract/catalogue.ts"
import { fromHex, toHex } from "../core/hex.ts"
import type { InfoHash, Millis } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { PeerRecord } from "../wire/PeerRecord.ts"
import { heldTrackers } from "./heldTrackers.ts"
import type { NodeParts } from "./NodeParts.ts"

const millis = (seconds: number): Millis => (seconds * 1000) as Millis

export const mirrorsOf = ({ ports }: NodeParts, id: string): MirrorsPage => ({
  mirrors: ports.trackers
    .mirrors(id)
    .map(({ address, entries, until }) => ({ address, entries, until: millis(until) })),
})

export const swarmPage = (parts: NodeParts, infohash: InfoHash): SwarmPage => {
  const { exchange, trackers, entries, library } = parts.ports
  const torrent = library.find(infohash)
  const own = torrent === undefined ? [] : exchange.records(torrent)
  const numbers = torrent === undefined ? undefined : exchange.pieces(torrent)?.peerNumbers
  const newest = new Map<string, { readonly seq: number; readonly view: PeerView }>()
  for (const [at, bytes] of [...own, ...trackers.records(infohash)].entries()) {
    const record = PeerRecord.decode(bytes)
    if (!record) continue
    const onion = onionAddress(record.peer)
    const known = newest.get(onion)
    if (known && known.seq >= record.seq) continue
    const { state, have, lanes, issued, ttl } = record
    const view: PeerView = {
      peer: onion.slice(0, 10),
      number: numbers?.get(toHex(record.peer)) ?? null,
      own: known?.view.own ?? (at === 0 && own.length > 0),
      state,
      have,
      lanes: lanes.length,
      issuedAt: millis(issued),
      until: millis(issued + ttl),
    }
    newest.set(onion, { seq: record.seq, view })
  }
  const listing = heldTrackers(parts).filter(({ tracker }) => tracker !== undefined && entries.lists(tracker, infohash))
  return {
    infohash,
    peers: [...newest.values()].map(({ view }) => view),
    trackers: listing.map(({ id, tracker }) => ({
      held: id,
      tracker: onionAddress(fromHex(tracker!)),
      ...mirrorsOf(parts, id),
    })),
  }
}
