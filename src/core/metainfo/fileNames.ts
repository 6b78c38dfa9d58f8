/**
 * Names of a torrent's files as they are searched: the first of them, of metadata that was checked before. Nothing
 * else is looked at, so that it costs no hashing, however large the torrent is.
 */
import { type Bencoded, BencodeError } from "../bencode/Bencoded.ts"
import { keyOctets } from "../bencode/binaryKey.ts"
import { decodeSteps } from "../bencode/decode.ts"
import type { Steps } from "../steps.ts"

/** Names, and characters of all of them. */
const NAMES = 200
const TEXT = 4_096

/** Paths below the torrent's name; of a torrent of one file, its name. None for what is no torrent. */
export function* fileNameSteps(bytes: Uint8Array): Steps<readonly string[]> {
  try {
    const { value } = yield* decodeSteps(bytes)
    const info = value.get("info")
    const names: string[] = []
    if (info instanceof Map) collect(info.get("file tree"), "", names, { left: TEXT })
    return names
  } catch (error) {
    if (error instanceof BencodeError) return []
    throw error
  }
}

/** @returns whether there is room for more. */
const collect = (node: Bencoded | undefined, path: string, names: string[], room: { left: number }): boolean => {
  if (!(node instanceof Map)) return true
  if (node.has("")) {
    room.left -= path.length + 1
    if (room.left < 0 || names.length === NAMES) return false
    names.push(path)
    return true
  }
  for (const [key, below] of node) {
    const name = Buffer.from(keyOctets(key)).toString("utf8").replace(/\s+/g, " ")
    if (!collect(below, path === "" ? name : `${path}/${name}`, names, room)) return false
  }
  return true
}
