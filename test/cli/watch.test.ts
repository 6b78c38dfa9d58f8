/** `bulbil watch`, and the lines that are written over. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { progressLine } from "../../src/cli/progressLine.ts"
import { beginCli, runCli, type RunningNode, runningNode } from "../support/runCli.ts"

const downloading = { mode: "downloading", bytes: 4_000, pieces: 4 } as const
const whole = { mode: "seeding", verifiedPieces: 4, verifiedBytes: 4_000 } as const
const [first, second] = ["ab".repeat(16), "cd".repeat(16)]

const two = async (): Promise<RunningNode> => {
  const running = await runningNode()
  running.node.changeTorrent(first, { ...downloading, title: "Bulbs", path: "/srv/bulbs" })
  running.node.changeTorrent(second, { ...downloading, title: "Maps" })
  running.node.changeTorrent("ef".repeat(16), { mode: "seeding", title: "There before" })
  return running
}

describe("bulbil watch", () => {
  it("tells of all that is under way, line by line, until it is whole", async () => {
    await using running = await two()
    const ran = beginCli("watch", "--data", running.data)
    await ran.until("Maps")
    running.node.changeTorrent(first, { verifiedPieces: 1, verifiedBytes: 1_000 })
    await ran.until("25 %")
    running.node.changeTorrent(first, whole)
    await ran.until("abababab  complete")
    running.node.changeTorrent(second, whole)
    const { out, exit, err } = await ran.ended
    expect({ exit, err }).toEqual({ exit: 0, err: "" })
    expect(out).toMatch(/^abababab +▕░{10}▏ +0 % .*Bulbs$/m)
    expect(out).toMatch(/^cdcdcdcd +▕░{10}▏ +0 % .*Maps$/m)
    expect(out).toMatch(/^abababab +▕██░{8}▏ 25 % .*Bulbs$/m)
    expect(out).toContain("abababab  complete, 4 kB: /srv/bulbs\n")
    expect(out).not.toContain("There before")
    // A line for a change alone.
    expect(out.split("\n").filter(Boolean)).toHaveLength(5)
  })

  it("says of what is fetched only in part how much that is", async () => {
    await using running = await two()
    const wanted = { files: 1, bytes: 1_000, verifiedBytes: 1_000 }
    running.node.changeTorrent(first, { mode: "seeding", verifiedPieces: 1, verifiedBytes: 1_000, wanted })
    const { out } = await runCli("watch", first, "--data", running.data)
    expect(out).toBe("abababab  complete, 1 kB of 4 kB: /srv/bulbs\n")
  })

  it("prints an object a change with --json, and at last one that says how it ended", async () => {
    await using running = await two()
    const ran = beginCli("watch", first.slice(0, 6), "--data", running.data, "--json")
    await ran.until("downloading")
    running.node.changeTorrent(first, whole)
    const lines = (await ran.ended).out.trimEnd().split("\n")
    const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(objects[0]).toMatchObject({ id: first, state: "downloading", bytes: 4_000, verifiedBytes: 0 })
    expect(objects.at(-1)).toMatchObject({ results: [{ ok: true, id: first, bytes: 4_000 }] })
    expect(new Set(lines).size).toBe(lines.length)
  })

  it("does not wait for what goes no further by itself, and says so of each", async () => {
    await using running = await two()
    const ran = beginCli("watch", first, second, "--data", running.data)
    await ran.until("Maps")
    running.node.changeTorrent(second, { mode: "paused" })
    running.node.changeTorrent(first, whole)
    const { out, err, exit } = await ran.ended
    expect(exit).toBe(1)
    expect(err).toContain("bulbil resume cdcdcdcd")
    expect(out).toContain("complete")
  })

  it("has nothing to watch where nothing is under way, and no torrent that is not there", async () => {
    await using running = await runningNode()
    expect(await runCli("watch", "--data", running.data)).toMatchObject({
      exit: 0,
      out: "nothing is being downloaded\n",
    })
    expect(await runCli("watch", "abcdef", "--data", running.data)).toMatchObject({ exit: 1, out: "" })
  })
})

/** What stands on a terminal after these writes: of control sequences it knows those that are used. */
const screen = (writes: readonly string[]): readonly string[] => {
  const lines: string[] = [""]
  let row = 0
  for (const part of writes.join("").split(/(\u001b\[2K|\u001b\[A|\r|\n)/)) {
    if (part === "\u001b[2K") lines[row] = ""
    else if (part === "\u001b[A") row--
    else if (part === "\n") lines[++row] ??= ""
    else if (part !== "\r") lines[row] = part || lines[row]!
  }
  return lines
}

describe("lines that are written over", () => {
  it("are those that were shown last, as far as there is room, and none in the end", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "b", "é", "\u001b", "\t"), minLength: 1, maxLength: 30 })
    const block = fc.array(line, { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const writes: string[] = []
        const terminal = { isTTY: true, columns: 20, rows: 6, write: (text: string) => writes.push(text) }
        const progress = progressLine(terminal, false)
        for (const lines of blocks) progress.show(lines.join("\n"))
        const shown = screen(writes).filter((text) => text !== "")
        const last = blocks.at(-1)!
        expect(shown).toHaveLength(Math.min(5, last.length))
        if (last.length > 5) expect(shown.at(-1)).toBe(`and ${last.length - 4} more`)
        for (const text of shown) {
          expect([...text].length).toBeLessThan(20)
          expect(text).not.toMatch(/[\u0000-\u001f]/)
        }
        progress.end()
        expect(screen(writes).join("")).toBe("")
      }),
    )
  })
})
