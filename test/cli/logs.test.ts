import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { describe, expect, it, onTestFinished } from "vitest"
import type { LogLine } from "../../src/contract/logs.ts"
import { ended, startNodeProcess } from "../support/NodeProcess.ts"
import { runCli, runningNode } from "../support/runCli.ts"

const MAIN = path.resolve(import.meta.dirname, "..", "..", "src", "cli", "main.ts")
const objects = (out: string): LogLine[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as LogLine)

/** The command as a process of its own, with its output as it comes. */
const follow = (data: string, ...words: string[]) => {
  const child = spawn(process.execPath, [MAIN, "logs", "--follow", "--json", "--data", data, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  let out = ""
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()))
  return {
    child,
    ended: ended(child),
    until: async (text: string, meanwhile: () => void = () => undefined) => {
      for (; !out.includes(text); await sleep(5)) meanwhile()
    },
  }
}

describe("bulbil logs", () => {
  it("prints the last lines, in UTC, and nothing that could move the cursor", async () => {
    await using running = await runningNode()
    running.node.addLog("tor", "Bootstrapped 45% (requesting_descriptors)")
    running.node.addLog("relay", "reachable at 192.0.2.1:9001", "warn")
    running.node.addLog("node", "red \u001b[31m", "err")
    const { out, err, exit } = await runCli("logs", "--data", running.data)
    expect({ err, exit }).toEqual({ err: "", exit: 0 })
    const at = new Date(running.clock.date()).toISOString().slice(0, 19).replace("T", " ")
    expect(out).toBe(
      `${at}  tor    notice  Bootstrapped 45% (requesting_descriptors)\n${at}  relay  warn    ` +
        `reachable at [address]\n${at}  node   err     red [31m\n`,
    )
  })

  it("prints one object a line with --json, of one source, and as many as are asked for", async () => {
    await using running = await runningNode()
    for (let n = 1; n <= 300; n++) running.node.addLog(n % 2 ? "tor" : "node", `line ${n}`)
    const ask = async (...words: string[]) =>
      objects((await runCli("logs", "--json", "--data", running.data, ...words)).out)
    const all = await ask()
    expect(all.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, n) => n + 101))
    expect(all[0]).toEqual({ id: 101, at: running.clock.date(), source: "tor", level: "notice", text: "line 101" })
    expect((await ask("--source", "node", "-n", "2")).map(({ id }) => id)).toEqual([298, 300])
    expect(await ask("--lines", "2000")).toHaveLength(300)
    expect(await runCli("logs", "--source", "relay", "--json", "--data", running.data)).toEqual({
      out: "",
      err: "",
      exit: 0,
    })
  })

  it.each([
    ["--lines", "0"],
    ["--lines", "2001"],
    ["--lines", "x"],
    ["--source", "kernel"],
  ])("takes no %s %s", async (...words) => {
    await using running = await runningNode()
    expect(await runCli("logs", ...words, "--data", running.data)).toMatchObject({ out: "", exit: 2 })
  })

  it("says that no node runs", async () => {
    const { out, err, exit } = await runCli(
      "logs",
      "--follow",
      "--json",
      "--data",
      path.join(tmpdir(), "nobody-is-here"),
    )
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: "not-running" })
    expect(err).toContain("bulbil start")
    expect(exit).toBe(3)
  })
})

describe("bulbil logs --follow", () => {
  it("goes on with new lines until the node ends, and says so", async () => {
    await using running = await runningNode()
    for (const text of ["one", "two", "three"]) running.node.addLog("node", text)
    const following = follow(running.data, "--source", "node", "--lines", "2")
    await following.until("three")
    for (const text of ["four", "five"]) {
      running.node.addLog("tor", "not asked for")
      running.node.addLog("node", text)
    }
    await following.until("five", () => running.clock.advance(250))
    await running.stop()
    const { out, err, code } = await following.ended
    const said = objects(out)
    expect(said.slice(0, -1).map(({ text }) => text)).toEqual(["two", "three", "four", "five"])
    expect(said.at(-1)).toMatchObject({ ok: false, code: "node-stopped" })
    expect(err).toContain("the node stopped")
    expect(code).toBe(3)
  })

  it("ends well on Ctrl-C, and when nobody reads any more", async () => {
    await using running = await runningNode()
    running.node.addLog("node", "one")
    const following = follow(running.data)
    await following.until("one")
    following.child.kill("SIGINT")
    expect(await following.ended).toMatchObject({ err: "", code: 0 })
    const unread = follow(running.data)
    await unread.until("one")
    unread.child.stdout.destroy()
    const left = once(unread.child, "exit")
    let over = false
    void left.then(() => (over = true))
    while (!over) {
      running.node.addLog("node", "more")
      running.clock.advance(250)
      await sleep(5)
    }
    expect(await left).toEqual([0, null])
    expect((await unread.ended).err).toBe("")
  })

  it("shows the life of a whole node", async () => {
    const root = await mkdtemp(path.join(tmpdir(), "bulbil-logs-"))
    onTestFinished(() => rm(root, { recursive: true, force: true }))
    const sockets = path.join(root, "sockets")
    await mkdir(sockets)
    const node = await startNodeProcess(path.join(root, "data"), ["--loopback", sockets])
    onTestFinished(() => node.end())
    const { out } = await runCli("logs", "--source", "node", "--json", "--data", node.data)
    expect(objects(out)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: "notice", text: "carrier loopback is ready: Unix sockets on this machine" }),
        expect.objectContaining({ level: "notice", text: "node started" }),
      ]),
    )
    const following = follow(node.data)
    await following.until("node started")
    await node.end()
    const { out: followed, code } = await following.ended
    // Which of them depends on whether it was between the last lines and the feed.
    expect(objects(followed).at(-1)).toMatchObject({
      ok: false,
      code: expect.stringMatching(/^(?:node-stopped|not-running)$/),
    })
    expect(code).toBe(3)
  })
})
