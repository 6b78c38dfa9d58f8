/** Colour: for states and errors, on a terminal, where nobody forbids it; and it never says anything else. */
import { stripVTControlCharacters } from "node:util"
import fc from "fast-check"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { paintStates } from "../../src/cli/colour.ts"
import { runCli, runningNode } from "../support/runCli.ts"

const red = (text: string) => `\u001b[31m${text}\u001b[39m`

/** As if its output and errors were on a terminal. */
const onTerminal = async (...words: readonly string[]) => {
  const streams = [process.stdout, process.stderr]
  const before = streams.map((stream) => Object.getOwnPropertyDescriptor(stream, "isTTY"))
  for (const stream of streams) Object.defineProperty(stream, "isTTY", { value: true, configurable: true })
  try {
    return await runCli(...words)
  } finally {
    streams.forEach((stream, i) =>
      before[i] ? Object.defineProperty(stream, "isTTY", before[i]) : Reflect.deleteProperty(stream, "isTTY"),
    )
  }
}

const plain = () => {
  vi.stubEnv("NO_COLOR", undefined)
  vi.stubEnv("TERM", "xterm")
  onTestFinished(() => void vi.unstubAllEnvs())
}

describe("colour", () => {
  it("is on states and errors, on a terminal alone", async () => {
    plain()
    await using running = await runningNode()
    running.node.changeTorrent("ab".repeat(16), {
      mode: "error",
      title: "Bulbs",
      error: { code: "io", message: "bad" },
    })
    const words = ["status", "--data", running.data]
    expect((await onTerminal(...words)).out).toContain(`abababab  ${red("Error")}  `)
    expect((await runCli(...words)).out).not.toContain("\u001b")
    const failed = ["pause", "cdcdcd", "--data", running.data]
    expect((await onTerminal(...failed)).err).toContain(`${red("bulbil:")} there is no such torrent`)
    expect((await runCli(...failed)).err).not.toContain("\u001b")
  })

  it("is off with NO_COLOR, --no-color anywhere, and on a terminal that has none", async () => {
    plain()
    await using running = await runningNode()
    running.node.changeTorrent("ab".repeat(16), { mode: "error", title: "Bulbs" })
    const words = ["status", "--data", running.data]
    expect((await onTerminal("--no-color", ...words)).out).not.toContain("\u001b")
    expect((await onTerminal(...words, "--no-color")).out).not.toContain("\u001b")
    expect((await onTerminal(...words)).out).toContain("\u001b")
    for (const [name, value] of [
      ["NO_COLOR", "1"],
      ["TERM", "dumb"],
    ] as const) {
      plain()
      vi.stubEnv(name, value)
      expect((await onTerminal(...words)).out, name).not.toContain("\u001b")
    }
  })

  it("changes no word, and is on nothing but states and trouble", () => {
    const part = fc.oneof(
      fc.constantFrom("abababab", "  ", "Error", "Paused", "Seeding", "TROUBLE:", "x.onion", "\n", "complete,"),
      fc.string({ unit: fc.constantFrom("a", "é", " ", "E"), maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join("")
        const painted = paintStates(text)
        expect(stripVTControlCharacters(painted)).toBe(text)
        for (const row of painted.split("\n").filter((each) => each.includes("\u001b")))
          expect(row).toMatch(/^(?:\u001b\[31mTROUBLE:|[0-9a-f]{8} {2,})/)
      }),
    )
  })
})
