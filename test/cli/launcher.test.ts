import { readFileSync } from "node:fs"
import { mkdir, symlink } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { Client } from "../../src/cli/client.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { readRows } from "../../src/events/log/verify.ts"
import { type Launched, launch, launched, newNode, npmStart, oldNode } from "../support/launcher.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const place = async () => {
  const root = await temporaryFolder()
  const sockets = path.join(root, "s")
  await mkdir(sockets)
  const data = path.join(root, "d")
  return { root, data, start: ["start", "--data", data, "--loopback", sockets] }
}

/** How often the node came and went, by its own log. */
const comings = (data: string): [started: number, stopped: number] => {
  const types = [...readRows(path.join(data, "events.sqlite"))].map(({ type }) => type ?? "")
  const count = (type: string) => types.filter((each) => each.startsWith(type)).length
  return [count("node.NodeStarted"), count("node.NodeStopped")]
}

/** Again and again, as people and launchers do, until it has ended. */
const pressed = async (node: Launched, signal: NodeJS.Signals): Promise<number | null> => {
  let over = false
  void node.ended.then(() => (over = true))
  while (!over) {
    node.toAll(signal)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return (await node.ended).code
}

const ready = ".onion/management/"

describe("bulbil start", { timeout: 600_000 }, () => {
  it.each([
    ["a new Node", async () => newNode],
    ["an old Node", oldNode],
    ["npm start", async () => npmStart],
  ] as const)("stops once and well under %s and a terminal, however often Ctrl-C is typed", async (_, launcher) => {
    const { data, start } = await place()
    const words = (await launcher())(...start)
      .map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
      .join(" ")
    // In the shell's place: a plain sh that had waited would end by the signal itself.
    const typed = launch(["script", "-qec", `exec ${words}`, "/dev/null"])
    await typed.until(ready)
    typed.child.stdin!.write("\u0003")
    await typed.until("stopping")
    typed.child.stdin!.write("\u0003\u0003")
    expect(await typed.ended).toEqual({ code: 0, signal: null })
    // The terminal shows ^C where it was typed.
    expect(typed.said().match(/stopping: /g)).toHaveLength(1)
    expect(typed.said().match(/^(?:\^C)?stopped\r?$/gm)).toHaveLength(1)
    expect(comings(data)).toEqual([1, 1])
  })

  it("stops once and well under an old Node and a pipe, wherever the signals come from and go to", async () => {
    const { data, start } = await place()
    const words = (await oldNode())(...start)
    const all = launch(words)
    await all.until(ready)
    expect(await pressed(all, "SIGINT")).toBe(0)
    expect(all.said().match(/^stopped$/gm)).toHaveLength(1)
    const one = launch(words)
    await one.until(ready)
    process.kill(one.pid, "SIGINT")
    expect(await one.ended).toEqual({ code: 0, signal: null })
    for (const wait of [200, 500]) {
      const begun = launch(words)
      await new Promise((resolve) => setTimeout(resolve, wait))
      expect([0, 130, null]).toContain(await pressed(begun, "SIGINT"))
    }
    const [started, stopped] = comings(data)
    expect(stopped).toBe(started)
    expect(started).toBeGreaterThanOrEqual(2)
  })
})

describe("a launcher with a child", { timeout: 600_000 }, () => {
  it("gives back how it ended, and takes it with it", async () => {
    const { data, start } = await place()
    const words = (await oldNode())(...start)
    const orphaned = launch(words)
    await orphaned.until(ready)
    process.kill(orphaned.pid, "SIGKILL")
    await orphaned.ended
    while (comings(data)[1] < 1) await new Promise((resolve) => setTimeout(resolve, 50))
    const killed = launch(words)
    await killed.until(ready)
    const [child] = readFileSync(`/proc/${killed.pid}/task/${killed.pid}/children`, "utf8")
      .split(" ")
      .filter(Boolean)
      .map(Number)
    process.kill(child!, "SIGKILL")
    expect(await killed.ended).toEqual({ code: 137, signal: null })
    expect((await launched((await oldNode())("pause", "12"))).code).toBe(2)
  })
})

describe("bulbil by a link from anywhere", () => {
  it("finds its checkout", async () => {
    const root = await temporaryFolder()
    const link = path.join(root, "bulbil")
    await symlink(path.resolve(import.meta.dirname, "../../bin/bulbil.js"), link)
    const { out, code } = await launched([process.execPath, link, "--version"])
    expect([out, code]).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+\n$/), 0])
  })
})

describe("commands that are interrupted", { timeout: 600_000 }, () => {
  it("end with 128 and the signal's number, and say so; what they began goes on", async () => {
    const { data, start } = await place()
    const node = launch(newNode(...start))
    await node.until(ready)
    const torrents = async () => (await new Client(data).state()).torrents.length
    const cases = [
      ["SIGINT", 130, newNode],
      ["SIGTERM", 143, await oldNode()],
      ["SIGHUP", 129, newNode],
    ] as const
    for (const [i, [signal, code, launcher]] of cases.entries()) {
      const link = `http://${onionAddress(new Uint8Array(32).fill(5))}/private/${"k".repeat(42)}${i}`
      const waiting = launch(launcher("download", link, "--wait", "--data", data, "--json"))
      while ((await torrents()) <= i) await new Promise((resolve) => setTimeout(resolve, 20))
      waiting.toAll(signal)
      expect(await waiting.ended).toEqual({ code, signal: null })
      expect(
        JSON.parse(
          waiting
            .said()
            .split("\n")
            .find((line) => line.startsWith("{"))!,
        ),
      ).toMatchObject({ ok: false, code: "interrupted" })
    }
    const following = launch((await oldNode())("log", "tail", "--follow", "--data", data))
    await following.until("node.NodeStarted")
    expect(await pressed(following, "SIGINT")).toBe(0)
    node.toAll("SIGHUP")
    expect(await node.ended).toEqual({ code: 0, signal: null })
  })
})
