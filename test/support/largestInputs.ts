/** The largest torrents that the caps allow, each large in another way, with what there is to do about it. */
import type { Bencodable } from "../../src/core/bencode/Bencoded.ts"
import { binaryKey, textKey } from "../../src/core/bencode/binaryKey.ts"
import { dictionary, encode } from "../../src/core/bencode/encode.ts"
import { LEAF_SIZE, merkleRoot, treeWidth } from "../../src/core/merkleTree.ts"

interface Largest {
  readonly bytes: Uint8Array
  /** Of bencode, of files and folders, of trees. */
  readonly values: number
  readonly names: number
  readonly hashes: number
}

const file = new Map([["", dictionary({ length: 100, "pieces root": new Uint8Array(32).fill(7) })]])
const torrent = (tree: Bencodable, more: Record<string, Bencodable> = {}): Uint8Array =>
  encode(
    dictionary({
      info: dictionary({ "file tree": tree, "meta version": 2, name: "n", "piece length": LEAF_SIZE }),
      ...more,
    }),
  )
const files = (names: readonly string[]) => new Map(names.map((name) => [textKey(name), file]))

export const largestInputs = {
  "99,000 files in one folder": (): Largest => ({
    bytes: torrent(files(Array.from({ length: 99_000 }, (_, i) => `file-${i}.bin`))),
    values: 690_000,
    names: 99_000,
    hashes: 0,
  }),
  "99,000 files in 300 folders": (): Largest => ({
    bytes: torrent(
      new Map(Array.from({ length: 300 }, (_, i) => [`d${i}`, files(Array.from({ length: 330 }, (_, j) => `f${j}`))])),
    ),
    values: 690_000,
    names: 99_300,
    hashes: 0,
  }),
  "30,000 names that fold": (): Largest => ({
    bytes: torrent(files(Array.from({ length: 30_000 }, (_, i) => "ǅ".repeat(60) + "ß".repeat(40) + i))),
    values: 210_000,
    names: 30_000,
    hashes: 0,
  }),
  "a layer of 9.3 MB": (): Largest => {
    const layer = new Uint8Array(290_625 * 32).map((_, i) => i * 31)
    const root = merkleRoot(layer, treeWidth(290_625), 0)
    const tree = new Map([["f", new Map([["", dictionary({ length: 290_625 * LEAF_SIZE, "pieces root": root })]])]])
    return {
      bytes: torrent(tree, { "piece layers": new Map([[binaryKey(root), layer]]) }),
      values: 20,
      names: 1,
      hashes: 290_625,
    }
  },
  "480,000 unknown keys": (): Largest => {
    const keys = new Map(Array.from({ length: 480_000 }, (_, i) => [`k${i.toString(36).padStart(8, "0")}`, i % 10]))
    return { bytes: torrent(files(["f"]), { zzz: keys }), values: 960_000, names: 1, hashes: 0 }
  },
  "ten million octets of one string": (): Largest => ({
    bytes: torrent(files(["f"]), { zzz: new Uint8Array(9_900_000) }),
    values: 20,
    names: 1,
    hashes: 0,
  }),
}
