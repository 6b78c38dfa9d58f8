import { describe, expect, it } from "vitest"
import { until } from "../support/loopbackNode.ts"
import { runCli, runningNode } from "../support/runCli.ts"

describe("bulbil look", () => {
  it("leaves nothing in the node of what it found, nor of what it failed at", async () => {
    await using running = await runningNode()
    const look = (...words: string[]) => runCli("look", "/srv/a", "--data", running.data, ...words)
    expect((await look()).exit).toBe(0)
    running.node.lookReport = { state: "failed", error: { code: "no-such-path", message: "there is nothing" } }
    expect((await look()).exit).toBe(1)
    expect(running.node.looksAsked).toHaveLength(2)
    expect(running.node.openLooks).toBe(0)
  })

  it("names what cannot go along, and nothing is shared before one has said that it may stay here", async () => {
    await using running = await runningNode()
    const first = [{ name: "aux.c", kind: "unsafe-name" as const, reason: "is reserved on Windows" }]
    running.node.lookReport = { leftOut: { links: 2, special: 0, emptyFolders: 0, unsafeNames: 1, first } }
    const look = await runCli("look", "/srv/a", "--data", running.data)
    expect(look.out).toMatch(/Left out: 2 symbolic links and 1 name that no torrent may hold\n {2}aux.c: is reserved/)
    const share = await runCli("share", "/srv/a", "--data", running.data, "--json")
    expect(share.exit).toBe(1)
    expect(JSON.parse(share.out)).toMatchObject({
      ok: false,
      code: "unsafe-name",
      message: expect.stringMatching(/"aux.c" \(is reserved on Windows\).*--skip-unsafe/),
    })
    expect(running.node.commands).toEqual([])
  })

  it("ends its look when it is interrupted", async () => {
    await using running = await runningNode()
    running.node.lookReport = { state: "looking" }
    const ran = runCli("look", "/srv/a", "--data", running.data, "--json")
    await until(() => running.node.openLooks === 1)
    process.emit("SIGINT", "SIGINT")
    const { out, exit } = await ran
    expect(exit).toBe(130)
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: "interrupted" })
    expect(running.node.openLooks).toBe(0)
  })
})
