/**
 * What strangers may send at most is worked on in steps of bounded size, so that nothing else waits long: counted, not
 * timed.
 */
import { hash } from "node:crypto"
import { afterEach, describe, expect, it, vi } from "vitest"
import type { Bencodable } from "../../../src/core/bencode/Bencoded.ts"
import { decodeSteps } from "../../../src/core/bencode/decode.ts"
import { encode } from "../../../src/core/bencode/encode.ts"
import { MetainfoError } from "../../../src/core/metainfo/MetainfoError.ts"
import { metainfoSteps, parseMetainfo, parseMetainfoInTurns } from "../../../src/core/metainfo/parseMetainfo.ts"
import { publicMetainfo } from "../../../src/core/metainfo/publicMetainfo.ts"
import type { Steps } from "../../../src/core/steps.ts"
import { hostileTorrents } from "./hostileTorrents.ts"
import { largestInputs } from "../../support/largestInputs.ts"

const count = <T>(steps: Steps<T>): { readonly steps: number; readonly value: T } => {
  for (let n = 1; ; n++) {
    const { done, value } = steps.next()
    if (done) return { steps: n, value }
  }
}

afterEach(() => void vi.restoreAllMocks())

describe("the largest torrents that the caps allow", () => {
  it.each(Object.entries(largestInputs))("%s: taken, in steps of few names, hashes and values", (_, make) => {
    const { bytes, values, names, hashes } = make()
    expect(bytes.length).toBeLessThanOrEqual(10_000_000)
    const { steps, value } = count(metainfoSteps(bytes))
    expect("code" in value ? value.message : "").toBe("")
    expect(steps).toBeGreaterThanOrEqual(
      Math.floor(values / 2 / 8_192) + Math.floor(names / 512) + Math.floor(hashes / 2_048 / 2),
    )
  })

  it("half as much takes half as many steps", () => {
    const steps = (n: number) =>
      count(decodeSteps(encode(new Map<string, Bencodable>(Array.from({ length: n }, (_, i) => [`k${1e6 + i}`, i])))))
        .steps
    const [half, whole] = [steps(200_000), steps(400_000)]
    expect(whole / half).toBeGreaterThan(1.9)
    expect(whole / half).toBeLessThan(2.1)
    expect(whole).toBeGreaterThan(40)
  })

  it("let others go first while they are read, and small ones are done at once", async () => {
    let turns = 0
    let over = false
    const others = (): void => {
      turns++
      if (!over) setImmediate(others)
    }
    setImmediate(others)
    const { bytes } = largestInputs["99,000 files in one folder"]()
    const read = await parseMetainfoInTurns(bytes)
    over = true
    expect("code" in read).toBe(false)
    expect(turns).toBeGreaterThan(50)
    const small = hostileTorrents[0]!.bytes()
    const spy = vi.spyOn(globalThis, "setImmediate")
    await parseMetainfoInTurns(small)
    expect(spy).not.toHaveBeenCalled()
  })

  it("read in turns are what they are read at once, and so is what is refused", async () => {
    const shown = (read: ReturnType<typeof parseMetainfo>) =>
      read instanceof MetainfoError
        ? [read.code, read.message]
        : [read.infoHash, read.files.length, hash("sha256", read.pieceRoots)]
    for (const { bytes } of hostileTorrents) {
      const octets = bytes()
      if (octets.length < 1_000_000)
        expect(shown(await parseMetainfoInTurns(octets))).toEqual(shown(parseMetainfo(octets)))
    }
  })
})

describe("a torrent made public", () => {
  it("has the same octets but for the flag, however odd its other keys are", async () => {
    for (const { title, bytes, verdict } of hostileTorrents) {
      if (verdict !== "ok") continue
      const source = parseMetainfo(bytes())
      if (source instanceof MetainfoError) throw source
      const made = await publicMetainfo(source)
      expect([title, made.private, made.files]).toEqual([title, false, source.files])
      expect([title, Buffer.from(made.bytes).toString("latin1")]).toEqual([
        title,
        Buffer.from(source.bytes)
          .toString("latin1")
          .replace(/7:privatei[01]e/, ""),
      ])
    }
  })
})

it("a name that folds is read once", () => {
  const normalize = vi.spyOn(String.prototype, "normalize")
  const bytes = hostileTorrents.find(({ title }) => title === "composed and decomposed")!.bytes()
  parseMetainfo(bytes)
  expect(normalize.mock.calls.length).toBeLessThanOrEqual(4)
  normalize.mockClear()
  parseMetainfo(hostileTorrents[0]!.bytes())
  expect(normalize).not.toHaveBeenCalled()
})
