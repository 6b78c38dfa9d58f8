/**
 * The same content as a torrent of its own that is not private: another info dictionary, another infohash, another swarm (BEP 27). So
 * nothing that the holders of a private link say of each other is ever said in public. Hashes nothing: the trees are the same.
 */
import { decode } from "../bencode/decode.ts"
import { encode } from "../bencode/encode.ts"
import type { Bencodable, BencodedMap } from "../bencode/Bencoded.ts"
import type { Metainfo } from "./Metainfo.ts"
import { parseMetainfo } from "./parseMetainfo.ts"

/** @throws when what was checked before is no torrent: a defect. */
export const publicMetainfo = (source: Metainfo): Metainfo => {
  const torrent = new Map(decode(source.bytes) as BencodedMap) as Map<string, Bencodable>
  const info = new Map(torrent.get("info") as ReadonlyMap<string, Bencodable>)
  info.delete("private")
  const made = parseMetainfo(encode(torrent.set("info", info)))
  if ("code" in made) throw made
  return made
}
