/**
 * A .torrent to hand to others: what the infohash covers, octet for octet, and the piece layers that were checked
 * against it. Whatever else stood beside them when it was received (addresses of trackers, who made it and when) stays
 * here.
 */
import { decodeSteps } from "../bencode/decode.ts"
import { dictionaryOf } from "../bencode/dictionaryOf.ts"
import type { Steps } from "../steps.ts"
import { inTurns } from "../wait.ts"
import type { Metainfo } from "./Metainfo.ts"

const KEPT: ReadonlySet<string> = new Set(["info", "piece layers"])

/** BEP 52. @throws when what was checked before is no torrent: a defect. */
export const bareTorrent = (source: Metainfo): Promise<Uint8Array> => inTurns(steps(source))

function* steps({ bytes }: Metainfo): Steps<Uint8Array> {
  const { slices } = yield* decodeSteps(bytes)
  return dictionaryOf([...slices].filter(([key]) => KEPT.has(key)))
}
