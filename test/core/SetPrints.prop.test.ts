import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { rangeOf, SetPrints } from "../../src/core/SetPrints.ts"

const BITS = Array.from({ length: 13 }, (_, bits) => bits)

/** Crowded into a few ranges, or anywhere: both kinds of neighbourhood have to come up. */
const key = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(0, 1, 0x7f, 0x80, 0xff),
      fc.constantFrom(0, 0x0f, 0x10, 0xf0),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
    )
    .map(([a, b, rest]) => Uint8Array.of(a, b, ...rest)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }),
)
const version = fc.oneof(
  fc.nat(3),
  fc.nat(2 ** 31 - 1).map((n) => n * 2 ** 17),
)
interface Item {
  readonly key: Uint8Array
  readonly version: number
}
const items = fc.uniqueArray(fc.record({ key, version }), {
  maxLength: 40,
  size: "max",
  selector: (item) => Buffer.from(item.key).toString("hex"),
})

const printsOf = (all: readonly Item[]): SetPrints => {
  const prints = new SetPrints()
  for (const item of all) prints.add(item.key, item.version)
  return prints
}

const differing = (a: SetPrints, b: SetPrints, bits: number): number[] => {
  const [x, y] = [a.prints(bits), b.prints(bits)]
  return Array.from({ length: 2 ** bits }, (_, range) => range).filter(
    (range) => Buffer.compare(x.subarray(range * 16, range * 16 + 16), y.subarray(range * 16, range * 16 + 16)) !== 0,
  )
}

describe("fingerprints of a set", () => {
  it("are equal at every number of bits when the sets are, whatever came and went before", () => {
    let went = 0
    fc.assert(
      fc.property(items, items, fc.infiniteStream(fc.nat()), (stay, go, order) => {
        const steps = [...stay.map((item) => ({ item, out: false })), ...go.map((item) => ({ item, out: true }))]
          .map((step) => ({ ...step, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
        const prints = new SetPrints()
        for (const { item } of steps) prints.add(item.key, item.version)
        for (const { item, out } of steps.toReversed()) {
          if (!out) continue
          prints.remove(item.key, item.version)
          went++
        }
        expect(prints.size).toBe(stay.length)
        for (const bits of BITS) expect(Buffer.compare(prints.prints(bits), printsOf(stay).prints(bits))).toBe(0)
        if (stay.length === 0) expect(prints.prints(3).every((octet) => octet === 0)).toBe(true)
      }),
    )
    expect(went).toBeGreaterThan(200)
  })

  it("differ in the range of the one difference, and nowhere else", () => {
    let crowded = 0
    fc.assert(
      fc.property(
        items.filter((all) => all.length > 0),
        fc.nat(),
        fc.constantFrom("gone", "newer", "other key"),
        (all, pick, how) => {
          const at = pick % all.length
          const { key: changed, version: old } = all[at]!
          const other = changed.slice()
          other[11]! ^= 1
          const rest = all.toSpliced(at, 1)
          if (rest.some((item) => Buffer.compare(item.key, other) === 0)) return
          if (rest.some((item) => rangeOf(item.key, 12) === rangeOf(changed, 12))) crowded++
          const now =
            how === "gone"
              ? rest
              : [...rest, { key: how === "newer" ? changed : other, version: how === "newer" ? old + 1 : old }]
          for (const bits of BITS)
            expect(differing(printsOf(all), printsOf(now), bits)).toEqual([rangeOf(changed, bits)])
        },
      ),
    )
    expect(crowded).toBeGreaterThan(1)
  })

  it("of a coarser range are equal just when those of both its halves are", () => {
    let [same, other] = [0, 0]
    fc.assert(
      fc.property(items, items, items, (common, one, two) => {
        const [a, b] = [printsOf([...common, ...one]), printsOf([...common, ...two])]
        for (const bits of BITS.slice(0, -1)) {
          const halves = new Set(differing(a, b, bits + 1).map((range) => range >> 1))
          expect(differing(a, b, bits)).toEqual([...halves])
          other += halves.size
          same += 2 ** bits - halves.size
        }
      }),
    )
    expect(Math.min(same, other)).toBeGreaterThan(500)
  })

  it("are the same on every machine", () => {
    const prints = new SetPrints()
    prints.add(new Uint8Array(12).fill(1), 1_700_000_000_123)
    prints.add(new Uint8Array(12).fill(2), 7)
    expect(Buffer.from(prints.prints(0)).toString("hex")).toBe("d03c49a7b8a013b63c7ea06041039b63")
  })

  it("come in as many ranges as hold about 16 items each", () => {
    for (const [size, bits] of [
      [0, 0],
      [16, 0],
      [17, 1],
      [3_000, 8],
      [65_536, 12],
      [100_000, 12],
    ] as const) {
      const prints = new SetPrints()
      prints.size = size
      expect(prints.bits).toBe(bits)
    }
  })
})
