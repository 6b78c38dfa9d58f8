/** The management onion over real Tor: with a key, at another address, and over a restart. */
import { readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { request } from "node:http"
import type { Duplex } from "node:stream"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { decodeBase32 } from "../../src/core/base32.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { TorTransport } from "../../src/transport/tor/TorTransport.ts"
import { DialError } from "../../src/transport/Transport.ts"
import { type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"
import type {} from "../support/privateTorNetwork.ts"

let home: string
let node: NodeProcess
/** The operator's own tor, as Tor Browser has one. */
let browser: TorTransport

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "bulbil-ac-"))
  const torrc = readFileSync(path.join(inject("torNetwork"), "client.torrc"), "utf8")
    .trim()
    .split("\n")
  const dataDir = path.join(home, "browser")
  browser = await TorTransport.start({ dataDir, torrc, clock: systemClock, random: systemRandom })
  while (browser.health().state !== "ready") await sleep(50)
  node = await startNodeProcess(path.join(home, "node"), ["--testnet", inject("torNetwork")])
})
afterAll(async () => {
  await node?.end()
  await browser?.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

let dials = 0
const hostOf = (link: string) => new URL(link).host as OnionAddress
const dial = (link: string): Promise<Duplex> => browser.dial(hostOf(link), { circuit: `browser ${dials++}` })
/** Status of what a link leads to. @throws DialError */
const open = async (
  link: string,
  at = new URL(link).pathname,
  cookie = "",
): Promise<{ status: number; cookie: string }> => {
  const stream = await dial(link)
  return new Promise((resolve, reject) => {
    const headers = { host: hostOf(link), ...(cookie && { cookie }) }
    request({ path: at, headers, createConnection: () => stream as never }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode!, cookie: answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "" })
      answer.once("close", () => stream.destroy())
    })
      // A stream comes paused, and HTTP does not know.
      .on("socket", (socket) => socket.resume())
      .on("error", reject)
      .end()
  })
}
/** What dials come to, until they come to one of these: a descriptor that was fetched before may be asked first. */
const comesTo = async (link: string, codes: readonly string[]): Promise<string> => {
  for (;;) {
    const code = await open(link).then(
      ({ status }) => String(status),
      (error: unknown) => (error instanceof DialError ? error.code : String(error)),
    )
    if (codes.includes(code)) return code
    await sleep(500)
  }
}
const current = () => node.command<{ managementLink: string; key?: string }>("link")

test("a session holds over a restart, at the same link", async () => {
  const { managementLink: link } = await current()
  const { status, cookie } = await open(link)
  expect(status).toBe(200)
  expect((await open(link, "/api/state", cookie)).status).toBe(200)
  await node.command("restart")
  expect(await comesTo(link, ["200"])).toBe("200")
  expect((await open(link, "/api/state", cookie)).status).toBe(200)
})

test("with a key asked for, no key and a wrong one get nowhere, and the right one in", async () => {
  const { key } = await node.command<{ key: string }>("link", "--require-key", "on", "-y")
  const { managementLink: link } = await current()
  expect(await comesTo(link, ["F4"])).toBe("F4")
  await browser.unlock(hostOf(link), systemRandom.bytes(32))
  expect(await comesTo(link, ["F5"])).toBe("F5")
  await browser.unlock(hostOf(link), decodeBase32(key.toLowerCase()))
  expect(await comesTo(link, ["200"])).toBe("200")
  await node.command("link", "--require-key", "off", "-y")
  await browser.unlock(hostOf(link), undefined)
  expect(await comesTo(link, ["200"])).toBe("200")
})

test("with a new address the old one is gone, and the new link opens", async () => {
  const { managementLink: before } = await current()
  await node.command("link", "--new", "--new-address", "-y")
  const { managementLink: after } = await current()
  expect(await comesTo(after, ["200"])).toBe("200")
  expect(await comesTo(before, ["404", "F0", "F2", "F3", "F7", "timeout"])).not.toBe("200")
})
