import { spawn } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { mkdir, readdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { Client } from "../../src/cli/client.ts"
import { launch, launched, newNode } from "../support/launcher.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const place = async () => {
  const root = await temporaryFolder()
  await mkdir(path.join(root, "s"))
  const data = path.join(root, "d")
  return { root, data, start: newNode("start", "--data", data, "--loopback", path.join(root, "s")) }
}

/** Until it answers. */
const up = async (data: string): Promise<void> => {
  const answers = () =>
    new Client(data).state().then(
      () => true,
      () => false,
    )
  while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe("bulbil start", { timeout: 600_000 }, () => {
  it("lives on when nobody reads what it prints", async () => {
    const { data, start } = await place()
    const node = launch(start)
    // Before it has said a word.
    node.child.stdout!.destroy()
    node.child.stderr!.destroy()
    await up(data)
    node.toAll("SIGTERM")
    expect(await node.ended).toEqual({ code: 0, signal: null })
  })

  it("lives on when its words find no room", async () => {
    const { data, start } = await place()
    const full = openSync("/dev/full", "w")
    const [program, ...args] = start
    const node = spawn(program!, [...args, "--json"], { stdio: ["ignore", full, full] })
    closeSync(full)
    onTestFinished(() => void node.kill("SIGKILL"))
    const over = new Promise((resolve) => node.once("exit", (code) => resolve(code)))
    await up(data)
    node.kill("SIGTERM")
    expect(await over).toBe(0)
  })

  it("that cannot be leaves nothing behind, and says why in one object", async () => {
    const { root } = await place()
    await writeFile(path.join(root, "file"), "")
    const at = (name: string) => path.join(root, name)
    const failures = [
      [["--data", at("l".repeat(100)), "--loopback", at("s")], "path-too-long", 1],
      [["--data", at("a"), "--testnet", at("none")], "no-testnet", 1],
      [["--data", at("b"), "--loopback", at("none")], "no-folder", 1],
      [["--data", at("file/c"), "--loopback", at("s")], "no-folder", 1],
      [["--data", "/proc/bulbil", "--loopback", at("s")], "no-permission", 1],
      [["--data", "", "--loopback", at("s")], "bad-path", 2],
      [["--data", at("d"), "--loopback", at("s"), "--release-root", at("file")], "no-root", 1],
      [["--data", at("d"), "--loopback", at("s"), "--release-root", at("none")], "no-root", 1],
      [["--grant", "1M"], "usage", 2],
    ] as const
    const ran = await Promise.all(failures.map(([words]) => launched(newNode("start", ...words, "--json"))))
    expect(ran.map(({ out, code }) => [(JSON.parse(out) as { code: string }).code, code])).toEqual(
      failures.map(([, code, exit]) => [code, exit]),
    )
    expect((await readdir(root)).sort()).toEqual(["file", "s"])
  })
})

describe("other commands", { timeout: 600_000 }, () => {
  it("fail when nothing can be written, and end quietly when nobody reads", async () => {
    const { root } = await place()
    await writeFile(path.join(root, "many"), "x")
    const full = openSync("/dev/full", "w")
    const [program, ...args] = newNode("torrent", "create", path.join(root, "many"), "-o", path.join(root, "t"))
    const child = spawn(program!, args, { stdio: ["ignore", full, "pipe"] })
    closeSync(full)
    let said = ""
    child.stderr!.on("data", (chunk: Buffer) => (said += chunk.toString()))
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(1)
    expect(said).toBe("bulbil: standard output cannot be written (ENOSPC)\n")
    const left = launch(newNode("torrent", "show", path.join(root, "t")))
    left.child.stdout!.destroy()
    expect(await left.ended).toEqual({ code: 0, signal: null })
    expect(left.said()).toBe("")
  })
})
