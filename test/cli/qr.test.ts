/** QR codes on a terminal. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { qrLines } from "../../src/cli/qr.ts"
import { aLink } from "../support/managedRows.ts"
import { runCli, runningNode } from "../support/runCli.ts"

/** The modules that lines of half blocks show, light ones around them included. */
const modulesOf = (lines: readonly string[]): readonly (readonly boolean[])[] =>
  lines.flatMap((line) => [
    [...line].map((sign) => sign === "█" || sign === "▀"),
    [...line].map((sign) => sign === "█" || sign === "▄"),
  ])

const FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]

describe("a QR code", () => {
  it("shows each module, with a light margin", () => {
    const square = fc
      .integer({ min: 1, max: 30 })
      .chain((size) =>
        fc.array(fc.boolean(), { minLength: size * size, maxLength: size * size }).map((all) => ({ size, all })),
      )
    fc.assert(
      fc.property(square, ({ size, all }) => {
        const shown = modulesOf(qrLines(size, (x, y) => all[y * size + x]!))
        expect(shown[0]).toHaveLength(size + 4)
        shown.forEach((row, y) =>
          row.forEach((dark, x) => {
            const inside = x >= 2 && y >= 2 && x < size + 2 && y < size + 2
            expect(dark).toBe(inside && all[(y - 2) * size + (x - 2)]!)
          }),
        )
      }),
    )
  })

  it("is shown by link and share with --qr, above the link, and never in JSON", async () => {
    await using running = await runningNode()
    const { out, exit } = await runCli("link", "--qr", "--data", running.data)
    expect(exit).toBe(0)
    const lines = out.trimEnd().split("\n")
    expect(lines.at(-1)).toBe(running.node.managementLink().link)
    const rows = modulesOf(lines.slice(0, -1)).slice(2)
    const finder = (left: number) =>
      rows.slice(0, 7).map((row) =>
        row
          .slice(left, left + 7)
          .map((dark) => (dark ? "1" : "0"))
          .join(""),
      )
    expect(finder(2)).toEqual(FINDER)
    expect(finder(rows[0]!.length - 9)).toEqual(FINDER)
    expect((await runCli("link", "--qr", "--json", "--data", running.data)).out.trim().split("\n")).toHaveLength(1)
    const ran = runCli("share", "/srv/a", "--qr", "--data", running.data)
    while (running.node.commands.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    const [share] = (await running.node.snapshot()).shares
    running.node.changeShare(share!.id, {
      mode: "active",
      infohash: share!.infohash ?? ("a".repeat(64) as never),
      link: aLink,
    })
    expect((await ran).out).toMatch(/█[^]*\nhttp:\/\//)
  })
})
