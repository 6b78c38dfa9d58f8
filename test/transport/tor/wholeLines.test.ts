import fc from "fast-check"
import { expect, it } from "vitest"
import { wholeLines } from "../../../src/transport/tor/wholeLines.ts"

const taken = (chunks: readonly string[], end = true): string[] => {
  const told: string[] = []
  const lines = wholeLines((line) => told.push(line))
  for (const chunk of chunks) lines.take(chunk)
  if (end) lines.end()
  return told
}

it("tells the same lines wherever they are cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 8 }).filter((text) => !/[\r\n]/.test(text))),
      fc.constantFrom("\n", "\r\n"),
      fc.array(fc.nat(60)),
      (lines, ending, cuts) => {
        const text = lines.map((line) => line + ending).join("")
        const places = [0, ...cuts.filter((at) => at < text.length).sort((x, y) => x - y), text.length]
        const chunks = places.slice(1).map((at, n) => text.slice(places[n], at))
        expect(taken(chunks, false)).toEqual(lines.filter((line) => line !== ""))
      },
    ),
  )
})

it("tells what was begun when it ends, and cuts what never does", () => {
  expect(taken(["one\ntw", "o"], false)).toEqual(["one"])
  expect(taken(["one\ntw", "o"])).toEqual(["one", "two"])
  const endless = taken(Array.from({ length: 100 }, () => "x".repeat(1_000)))
  expect(endless.join("")).toBe("x".repeat(100_000))
  expect(Math.max(...endless.map((line) => line.length))).toBeLessThan(20_000)
})
