import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, stat } from "node:fs/promises"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listenLocally } from "../../src/api/localSocket.ts"

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sock-"))
})
afterEach(() => rm(folder, { recursive: true }))

describe("the local socket", () => {
  it("is the owner's alone", async () => {
    const socket = await listenLocally(join(folder, "run"), (stream) => stream.end("hi"))
    expect((await stat(join(folder, "run"))).mode & 0o777).toBe(0o700)
    expect((await stat(socket.path)).mode & 0o777).toBe(0o600)
    const [octets] = await once(connect({ path: socket.path }), "data")
    expect(String(octets)).toBe("hi")
    await socket.close()
    await expect(stat(socket.path)).rejects.toThrow("ENOENT")
  })

  it("takes the place of a killed node's, never of a living one's", async () => {
    const run = join(folder, "run")
    const code =
      `const {mkdirSync}=require("fs");mkdirSync(${JSON.stringify(run)});` +
      `require("net").createServer().listen(${JSON.stringify(join(run, "api.sock"))},()=>console.log("up"))`
    const other = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] })
    await once(other.stdout, "data")
    await expect(listenLocally(run, () => undefined)).rejects.toMatchObject({
      _tag: "LocalSocketError",
      code: "already-running",
    })
    other.kill("SIGKILL")
    await once(other, "exit")
    expect((await stat(join(run, "api.sock"))).isSocket()).toBe(true)
    const socket = await listenLocally(run, () => undefined)
    await socket.close()
  })

  it("says so when the path is too long for a socket", async () => {
    await expect(listenLocally(join(folder, "x".repeat(100)), () => undefined)).rejects.toMatchObject({
      code: "path-too-long",
    })
  })
})
