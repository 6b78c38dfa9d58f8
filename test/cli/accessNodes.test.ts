/** A node in a process of its own: signed in by its link, restarted, with another link. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { request } from "node:http"
import { connect } from "node:net"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import { until } from "../support/loopbackNode.ts"
import { type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"

let home: string
let node: NodeProcess
const sockets = () => path.join(home, "s")

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "bulbil-ac-"))
  await mkdir(sockets())
  node = await startNodeProcess(path.join(home, "d"), ["--loopback", sockets()])
})
afterEach(async () => {
  await node.end()
  await rm(home, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly cookie: string | undefined
}

/** Asks at the onion of a link, as a browser does. @throws where nobody is at that address. */
const ask = (link: string, at = new URL(link).pathname, cookie?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { host } = new URL(link)
    const headers = { host, "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/128.0", ...(cookie && { cookie }) }
    const createConnection = () => connect({ path: path.join(sockets(), host.slice(0, 40)) })
    request({ path: at, headers, createConnection }, (answer) => {
      const [cookieSet] = answer.headers["set-cookie"] ?? []
      answer.resume().on("close", () => resolve({ status: answer.statusCode!, cookie: cookieSet?.split(";")[0] }))
    })
      .on("error", reject)
      .end()
  })
const state = async (link: string, cookie: string) => (await ask(link, "/api/state", cookie)).status
const links = async () => (await node.command<{ managementLink: string }>("link")).managementLink
const sessions = async () => (await node.command<{ sessions: { id: string; name: string }[] }>("sessions")).sessions

it("keeps who is signed in over a restart, and signs out who is ended", async () => {
  const link = await links()
  const { cookie } = await ask(link)
  expect(await state(link, cookie!)).toBe(200)
  const { startedAt } = await node.command<{ startedAt: number }>("restart")
  expect(startedAt).toBeGreaterThan(0)
  await until(async () => (await ask(link).catch(() => undefined)) !== undefined)
  expect(await links()).toBe(link)
  expect(await state(link, cookie!)).toBe(200)
  const [first, ...others] = (await sessions()).filter(({ name }) => name === "Firefox on Linux")
  expect(others.length).toBeGreaterThanOrEqual(0)
  expect(first).toBeDefined()
  await node.command("sessions", "end", "--all")
  expect(await state(link, cookie!)).toBe(404)
  expect(await sessions()).toEqual([])
})

it("has one link at a time: the old one ends when there is another, also at another address", async () => {
  const first = await links()
  const { cookie } = await ask(first)
  await node.command("link", "--new", "--keep-sessions", "-y")
  const second = await links()
  expect(new URL(second).host).toBe(new URL(first).host)
  expect([(await ask(first)).status, (await ask(second)).status]).toEqual([404, 200])
  expect(await state(second, cookie!)).toBe(200)
  await node.command("link", "--new", "--new-address", "-y")
  const third = await links()
  expect(new URL(third).host).not.toBe(new URL(first).host)
  await until(async () => (await ask(third).catch(() => undefined))?.status === 200)
  await expect(ask(second)).rejects.toThrow()
  expect(await state(third, cookie!)).toBe(404)
  await node.end("SIGKILL")
  node = await startNodeProcess(node.data, ["--loopback", sockets()])
  expect(node.managementLink).toBe(third)
  expect(await links()).toBe(third)
})

it("lets in only who has the key while one is asked for", async () => {
  const link = await links()
  const { key } = await node.command<{ key: string }>("link", "--require-key", "on", "-y")
  expect(key).toMatch(/^[A-Z2-7]{52}$/)
  await until(async () => (await ask(link).catch(() => undefined)) === undefined)
  await node.command("link", "--require-key", "off", "-y")
  await until(async () => (await ask(link).catch(() => undefined))?.status === 200)
})

it("begins anew with what it was started with, but accepts no loss a second time", async () => {
  await node.end()
  await rm(path.join(node.data, "vault", "tracker.json"))
  node = await startNodeProcess(node.data, ["--loopback", sockets(), "--accept-loss", "vault/tracker.json"])
  const { startedAt } = await node.command<{ startedAt: number }>("restart")
  expect(startedAt).toBeGreaterThan(0)
})

it("says at once that the node ended, where it cannot be opened again", async () => {
  await rm(path.join(node.data, "vault"), { recursive: true })
  await writeFile(path.join(node.data, "vault"), "")
  await expect(node.command("restart")).rejects.toThrow(/told to begin anew and ended instead/)
})
