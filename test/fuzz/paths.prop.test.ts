/**
 * I2: no list of names in a torrent leads out of the folder it is downloaded to. PATH_LISTS says how many are tried.
 */
import path from "node:path"
import { expect, it } from "vitest"
import { dictionary, encode } from "../../src/core/bencode/encode.ts"
import { textKey } from "../../src/core/bencode/binaryKey.ts"
import type { Bencodable } from "../../src/core/bencode/Bencoded.ts"
import { parseMetainfo } from "../../src/core/metainfo/parseMetainfo.ts"
import { prng } from "../../src/core/prng.ts"
import { seeded } from "../support/seed.ts"

const LISTS = Number(process.env["PATH_LISTS"] ?? 20_000)
const SEED = seeded(20_261_128)
const BLOCKS = [
  ".",
  "..",
  "...",
  "/",
  "\\",
  "//",
  "a",
  "b.txt",
  "C:",
  "c:",
  " ",
  "",
  "\0",
  "\n",
  "~",
  "-",
  "%2e%2e",
  "%2f",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\u2024",
  "\u2215",
  "\uff0f",
  "\u29f5",
  "\uff0e",
  "..;",
  ":",
  "::$DATA",
  "con",
  "NUL",
  "aux.h",
  "com1",
  "lpt¹",
  "$HOME",
  "`x`",
  "etc",
  "passwd",
  ".ssh",
  "authorized_keys",
  "e\u0301",
  "😀",
  "\u0085",
  "\u2028",
  "x".repeat(100),
]
const root = dictionary({ length: 1, "pieces root": new Uint8Array(32).fill(7) })

it(
  `I2 ${LISTS} random lists of names: what is accepted stays below its folder, on POSIX and on Windows (seed ${SEED})`,
  { timeout: Math.max(600_000, LISTS) },
  () => {
    const chance = prng(SEED)
    const below = (n: number) => Math.floor(chance() * n)
    const block = () => (chance() < 0.1 ? String.fromCodePoint(below(0x3000)) : BLOCKS[below(BLOCKS.length)]!)
    const word = () => (chance() < 0.3 ? `w${below(1_000)}` : Array.from({ length: 1 + below(3) }, block).join(""))
    let [accepted, escapes] = [0, 0]
    for (let n = 0; n < LISTS; n++) {
      const names = Array.from({ length: 1 + below(5) }, word)
      const title = word()
      const tree = names.reduceRight<Bencodable>(
        (inner, name) => new Map([[textKey(name.toWellFormed()), inner]]),
        new Map([["", root]]),
      )
      const torrent = encode(
        dictionary({
          info: dictionary({
            "file tree": tree,
            "meta version": 2,
            name: title.toWellFormed(),
            "piece length": 16_384,
          }),
        }),
      )
      const read = parseMetainfo(torrent)
      if ("code" in read) continue
      accepted++
      const elements = [read.name, ...read.files[0]!.path]
      for (const [system, base] of [
        [path.posix, "/r/t"],
        [path.win32, "C:\\r\\t"],
      ] as const) {
        const joined = system.join(base, ...elements)
        // One element each, below the base, and nothing of it read as anything but a name.
        if (
          !joined.startsWith(base + system.sep) ||
          joined.split(system.sep).length !== base.split(system.sep).length + elements.length
        )
          escapes++
        if (system.resolve(base, ...elements) !== joined) escapes++
      }
    }
    expect(escapes).toBe(0)
    expect(accepted).toBeGreaterThan(LISTS / 100)
  },
)
