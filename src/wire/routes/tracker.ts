/** What an onion of a tracker, or of a mirror of one, answers. No token: who has the address may ask. */
import { TORRENT_LIMITS } from "../../core/bencode/Bencoded.ts"
import { Batch } from "../Batch.ts"
import { EntriesPage } from "../EntriesPage.ts"
import { FindAnswer, FindQuestion } from "../Find.ts"
import { MAX_FORK_PROOF } from "../ForkProof.ts"
import { MAX_HEAD } from "../Head.ts"
import { PeersExchange } from "../PeersExchange.ts"
import { ReleaseBundle } from "../ReleaseBundle.ts"
import { RangeItems, RangePrints, Wanted } from "../Reconcile.ts"
import { MAX_TRUST_LIST } from "../TrustList.ts"
import { SearchAnswer, SearchQuestion } from "../Search.ts"
import { infoHash, path, whole } from "./path.ts"
import { encoded, get, octets, post, stream } from "./Route.ts"

export const trackerRoutes = {
  /** The newest head of which all entries are here. */
  head: get(path`/tracker/head`, octets(MAX_HEAD)),
  /** From this seq on. */
  entries: get(path`/tracker/entries/${{ seq: whole(13, 1) }}`, encoded(EntriesPage)),
  /** The metainfo of a torrent that is listed. */
  metadata: get(path`/tracker/metadata/${{ infoHash }}`, octets(TORRENT_LIMITS.maxBytes)),
  peers: post(path`/tracker/peers/${{ infoHash }}`, PeersExchange, PeersExchange),
  /** A batch with some records of mirrors. */
  mirrors: get(path`/tracker/mirrors`, Batch),
  fork: get(path`/tracker/fork`, octets(MAX_FORK_PROOF)),
  /** Batches of news, each framed (Batch). */
  feed: stream(path`/tracker/feed`, Number.MAX_SAFE_INTEGER),
  /** Takes a batch. */
  records: post(path`/tracker/records`, encoded(Batch), octets(0)),
  /** What is different from these fingerprints. */
  reconcile: post(path`/tracker/reconcile`, RangePrints, RangeItems),
  /** The tracker's own entries about what is found by these words. */
  search: post(path`/tracker/search`, SearchQuestion, SearchAnswer),
  /** Where trackers of this prefix are served, or who lists torrents of it; of the tracker's own onion alone. */
  find: post(path`/tracker/find`, FindQuestion, FindAnswer),
  /** The records of these keys. */
  wanted: post(path`/tracker/wanted`, Wanted, Batch),
  /** The newest release that the node holds whole; what it runs is told to nobody. */
  release: get(path`/tracker/release`, encoded(ReleaseBundle)),
  /** Whom its operator tells everybody that they trust; of the tracker's own onion alone. */
  trust: get(path`/tracker/trust`, octets(MAX_TRUST_LIST)),
}
