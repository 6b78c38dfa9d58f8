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
