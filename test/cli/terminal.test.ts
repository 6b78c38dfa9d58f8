/** Commands on a terminal, as script(1) makes one: progress that is written over, Ctrl-C, questions, colour. */
import { describe, expect, it } from "vitest"
import { launch, newNode } from "../support/launcher.ts"
import { type RunningNode, runningNode } from "../support/runCli.ts"

const first = "ab".repeat(16)

const downloading = async (): Promise<RunningNode> => {
  const running = await runningNode()
  running.node.changeTorrent(first, {
    mode: "downloading",
    bytes: 4_000,
    pieces: 4,
    title: "Bulbs ".repeat(20),
    path: "/srv/b",
  })
  running.node.setLive(first, { downRate: 123_456_789, etaSeconds: 754, connectedPeers: 12, peers: 345 })
  return running
}

/** On a terminal of so many columns. */
const typed = (columns: number, env: NodeJS.ProcessEnv, ...words: readonly string[]) => {
  const line = newNode(...words)
    .map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
    .join(" ")
  // In the shell's place: a plain sh that had waited would end by the signal itself.
  return launch(["script", "-qec", `stty cols ${columns} rows 24; exec ${line}`, "/dev/null"], {
    ...process.env,
    TERM: "xterm",
    NO_COLOR: "",
    ...env,
  })
}

describe("on a terminal", () => {
  it("progress is written over, and has the time left at 80 columns", async () => {
    await using running = await downloading()
    const ran = typed(80, {}, "watch", "--data", running.data)
    await ran.until("12 min 34 s left")
    const written = ran.said().split("\r\u001b[2K").at(-1)!
    expect(written).toMatch(/^abababab {2}▕░{10}▏ {2}0 % {2}↓ 123 MB\/s {2}12 min 34 s left {2}/)
    expect([...written].length).toBeLessThan(80)
    running.node.changeTorrent(first, { mode: "seeding", verifiedPieces: 4, verifiedBytes: 4_000 })
    expect(await ran.ended).toEqual({ code: 0, signal: null })
    // What was written over is gone, and what stays is a line of its own.
    expect(ran.said()).toMatch(/\r\u001b\[2Kabababab {2}\u001b\[32mcomplete\u001b\[39m, 4 kB: \/srv\/b\r\n$/)
  })

  it("Ctrl-C says that it goes on, and how one watches it again", async () => {
    await using running = await downloading()
    const ran = typed(80, { NO_COLOR: "1" }, "watch", "ababab", "--data", running.data)
    await ran.until("left")
    ran.child.stdin!.write("\u0003")
    expect(await ran.ended).toEqual({ code: 130, signal: null })
    expect(ran.said()).toContain("bulbil: it goes on in the node; bulbil watch abababab\r\n")
    expect(ran.said().split("it goes on")[0]).toMatch(/\r\u001b\[2K(?:\^C)?bulbil: $/)
    expect(running.node.commands).toEqual([])
  })

  it.each([
    ["n", 1, 0],
    ["y", 0, 1],
  ] as const)("a question is answered by what is typed: %s", async (answer, code, commands) => {
    await using running = await downloading()
    const ran = typed(100, {}, "remove", "ababab", "--with-data", "--data", running.data)
    await ran.until("Remove it? [y/N]")
    ran.child.stdin!.write(`${answer}\n`)
    expect(await ran.ended).toEqual({ code, signal: null })
    expect(running.node.commands).toHaveLength(commands)
    if (code === 1) expect(ran.said()).toContain("\u001b[31mbulbil:\u001b[39m nothing was removed")
  })
})
