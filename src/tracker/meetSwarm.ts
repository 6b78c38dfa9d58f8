/** One exchange of peer records with whoever serves a tracker, and the mirrors that they name. */
import type { InfoHash } from "../core/ids.ts"
import { publicKeyOf } from "../core/onionAddress.ts"
import { joinProof } from "../wire/joinProof.ts"
import type { Question } from "./TrackerReader.ts"
import type { Met } from "./Trackers.ts"

/** @param metainfo proves that it was mirrored. */
export const meetSwarm =
  (
    infohash: InfoHash,
    own: readonly Uint8Array[],
    metainfo: Uint8Array,
  ): Question<Met & { readonly mirrors: readonly Uint8Array[] }> =>
  async (client, address) => {
    const [record] = own
    const proof = record && joinProof(publicKeyOf(address), record, metainfo)
    const [records, mirrors] = await Promise.all([client.meet(infohash, own.slice(0, 1), proof), client.mirrors()])
    return records && { records, source: { standing: "link", name: address }, mirrors }
  }
