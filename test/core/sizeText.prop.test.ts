/** Sizes and rates by one rule, in and out: what is written can be read, and what was typed comes back. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bytesText, chosenBytesText, chosenRateText, rateText } from "../../src/contract/figures.ts"
import { octetsOf, rateOf, SIZE_UNITS } from "../../src/core/sizeText.ts"

const octets = fc.oneof(
  fc.integer({ min: 0, max: 2_000 }),
  fc.integer({ min: 0, max: 2 ** 46 }),
  fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.constantFrom(...SIZE_UNITS)).map(([n, unit]) => n * unit.octets),
)

/** To three digits, as all sizes are. */
const isNear = (read: number | undefined, octets: number): boolean => Math.abs(read! - octets) <= octets * 0.005

describe("a size", () => {
  it("is read as it is written, to the digits that are written", () => {
    fc.assert(
      fc.property(octets, (size) => {
        expect(isNear(octetsOf(bytesText(size)), size), bytesText(size)).toBe(true)
        expect(isNear(octetsOf(chosenBytesText(size)), size), chosenBytesText(size)).toBe(true)
        expect(rateOf(rateText(size))).toBe(octetsOf(bytesText(size)))
        expect(rateOf(chosenRateText(size))).toBe(octetsOf(chosenBytesText(size)))
      }),
    )
  })

  it("that was chosen comes back to the octet, in whichever unit it was typed", () => {
    const typed = fc.tuple(
      fc.integer({ min: 1, max: 8_000 }),
      fc.constantFrom(1, 10),
      fc.constantFrom(...SIZE_UNITS.slice(1)),
      fc.constantFrom("", " "),
    )
    fc.assert(
      fc.property(typed, ([digits, tenth, { name, octets }, gap]) => {
        const text = `${digits / tenth}${gap}${name}`
        const meant = Math.round((digits / tenth) * octets)
        expect(octetsOf(text), text).toBe(meant)
        if (digits / tenth >= 1) expect(isNear(octetsOf(chosenBytesText(meant)), meant), text).toBe(true)
        if (digits <= 999 && (digits * octets) % tenth === 0) expect(octetsOf(chosenBytesText(meant)), text).toBe(meant)
      }),
    )
  })

  it.each([
    ["200K", "200 kB/s"],
    ["200k", "200 kB/s"],
    ["200KB", "200 kB/s"],
    ["200 kB/s", "200 kB/s"],
    ["200KiB", "200 KiB/s"],
    ["200Ki", "200 KiB/s"],
    ["1.5M", "1.5 MB/s"],
    ["1.5MiB/s", "1.5 MiB/s"],
    ["75KiB", "75 KiB/s"],
    ["2G", "2 GB/s"],
    ["40000", "40 kB/s"],
    ["12345", "12.345 kB/s"],
    ["1234567", "1.23 MB/s"],
  ])("typed as %s is told as %s", (typed, told) => {
    expect(chosenRateText(rateOf(typed)!)).toBe(told)
  })

  it.each(["", "K", "-1", "1e3", "0x10", "12Q", "5i", "5iB", "200Kbit", "200K/h", "1.2.3", "∞"])(
    "is not %j",
    (text) => void expect(rateOf(text)).toBeUndefined(),
  )
})
