/**
 * A torrent as it is shared privately: one that says of itself that it is private, bare of all that its infohash does
 * not cover. The inverse of publicMetainfo: what was public comes back by it with the infohash that it had.
 */
import { decodeSteps } from "../bencode/decode.ts"
import { dictionaryOf } from "../bencode/dictionaryOf.ts"
import type { Steps } from "../steps.ts"
import { inTurns } from "../wait.ts"
import type { Metainfo } from "./Metainfo.ts"
import { metainfoSteps } from "./parseMetainfo.ts"

/** @throws when what was checked before is no torrent: a defect. */
export const privateMetainfo = (source: Metainfo): Promise<Metainfo> => inTurns(steps(source))

function* steps({ bytes }: Metainfo): Steps<Metainfo> {
  const torrent = (yield* decodeSteps(bytes)).slices
  const info = new Map((yield* decodeSteps(torrent.get("info")!)).slices)
  info.set("private", YES)
  const layers = torrent.get("piece layers")
  const made = yield* metainfoSteps(
    dictionaryOf([
      ["info", dictionaryOf([...info].sort(([a], [b]) => (a < b ? -1 : 1)))],
      ...(layers ? [["piece layers", layers] as const] : []),
    ]),
  )
  if ("code" in made) throw made
  return made
}
const YES = Buffer.from("i1e")
