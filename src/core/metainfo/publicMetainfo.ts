/**
 * The same content as a torrent of its own that is not private: another info dictionary, another infohash, another
 * swarm (BEP 27). So nothing that the holders of a private link say of each other is ever said in public. Hashes
 * nothing: the trees are the same.
 */
import { decodeSteps } from "../bencode/decode.ts"
import { dictionaryOf } from "../bencode/dictionaryOf.ts"
import type { Steps } from "../steps.ts"
import { inTurns } from "../wait.ts"
import type { Metainfo } from "./Metainfo.ts"
import { metainfoSteps } from "./parseMetainfo.ts"

/** @throws when what was checked before is no torrent: a defect. */
export const publicMetainfo = (source: Metainfo): Promise<Metainfo> => inTurns(steps(source))

function* steps(source: Metainfo): Steps<Metainfo> {
  const torrent = new Map((yield* decodeSteps(source.bytes)).slices)
  const info = new Map((yield* decodeSteps(torrent.get("info")!)).slices)
  info.delete("private")
  const made = yield* metainfoSteps(dictionaryOf(torrent.set("info", dictionaryOf(info))))
  if ("code" in made) throw made
  return made
}
