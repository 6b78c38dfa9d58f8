/** TRUST1: what a trust list that came is worth beside the one that is remembered. */
import { describe, expect, it } from "vitest"
import { toHex } from "../../src/core/hex.ts"
import type { TrackerKey } from "../../src/core/ids.ts"
import { judgeList } from "../../src/trust/judgeList.ts"
import { TrustList } from "../../src/wire/TrustList.ts"
import { altered, flipped, NOW, someone, TRACKER, TRACKER_KEY } from "../support/trackerRecords.ts"

const node = (n: number): Uint8Array => Buffer.from(n.toString(16).padStart(64, "0"), "hex")
const list = (seq: number, nodes: readonly number[], over = {}, by = TRACKER) =>
  TrustList.sign(by, { seq, issued: NOW, ttl: 3_600, total: nodes.length, nodes: nodes.map(node), ...over })
const judged = (bytes: Uint8Array, remembered?: Uint8Array, seconds = NOW + 10) =>
  judgeList(bytes, TRACKER_KEY, remembered, seconds)

describe("TRUST1 a trust list", () => {
  it("is taken when it is its tracker's own, and newer than the one before", () => {
    const taken = judged(list(2, [1, 2]), list(1, [1]))
    expect(taken).toEqual({ kind: "taken", nodes: [1, 2].map((n) => toHex(node(n)) as TrackerKey), total: 2 })
    expect(judged(list(1, [1]), list(1, [1])).kind).toBe("taken")
  })

  it.each([
    ["forged", flipped(list(2, [1]), 900)],
    ["altered", altered(list(2, [1]), { total: 9 })],
    ["of another tracker", list(2, [1], {}, someone())],
    ["stale", list(4, [1])],
    ["over", list(9, [1], { issued: NOW - 7_200 })],
    ["of a time to come", list(9, [1], { issued: NOW + 600 })],
    ["oversized", Buffer.concat([list(9, [1]), Buffer.alloc(9_216)])],
    ["nothing", new Uint8Array(0)],
  ])("is refused when it is %s", (_, bytes) => {
    expect(judged(bytes, list(5, [1])).kind).toBe("refused")
  })

  it("that differs from another of the same seq is a lie", () => {
    expect(judged(list(5, [2]), list(5, [1])).kind).toBe("lie")
  })

  it("of a lower seq is taken again when the remembered one is over: a date may have been wrong", () => {
    const before = list(9, [1], { issued: NOW - 7_200 })
    expect(judged(list(5, [2]), before).kind).toBe("taken")
  })
})
