/** The golden torrents of test/fixtures/torrents, and the content they were made of. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"

export interface FixtureCase {
  readonly name: string
  readonly folder: boolean
  readonly pieceLength: number
  readonly private: boolean
  readonly files: readonly (readonly [path: readonly string[], length: number, seed: string])[]
}

const folder = new URL("../fixtures/torrents/", import.meta.url)
const json = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"))

export const fixtureCases: readonly FixtureCase[] = json("cases.json").cases
export const goldenInfohashes: readonly string[] = json("golden.json").infohashes
export const fixture = (index: number): Buffer => readFileSync(new URL(`${index}.torrent`, folder))

export const fixtureContent = (seed: string, length: number): Uint8Array => {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, k) =>
    createHash("sha256").update(`${seed}:${k}`).digest(),
  )
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
}
