/** A dial while tor solves an onion's puzzle, with a SOCKS port and a control port that are played. */
import { mkdtemp, rm } from "node:fs/promises"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import { publicKeyOfSeed } from "../../../src/core/ed25519.ts"
import { onionAddress } from "../../../src/core/onionAddress.ts"
import { dialOnion } from "../../../src/transport/tor/dialOnion.ts"
import { socksUser } from "../../../src/transport/tor/SocksDialer.ts"
import type { TorControl } from "../../../src/transport/tor/TorControl.ts"
import { HandClock } from "../../support/HandClock.ts"
import { until } from "../../support/loopbackNode.ts"

const TO = onionAddress(publicKeyOfSeed(Buffer.alloc(32, 7)))
/** @param circuit of the dial for which tor has built them. */
const readyFor = (circuit: string) => {
  const rest = `REND_QUERY=${TO.slice(0, 56)} SOCKS_USERNAME="${socksUser(circuit)}" SOCKS_PASSWORD="x"`
  return [
    `1 BUILT $A PURPOSE=HS_CLIENT_INTRO HS_STATE=HSCI_CONNECTING ${rest}`,
    `2 BUILT $A PURPOSE=HS_CLIENT_REND HS_STATE=HSCR_ESTABLISHED_IDLE ${rest}`,
  ].join("\n")
}
const SOLVING = readyFor("c")
const LATE_MS = 10_000

let folder: string
let server: net.Server
/** Of tries that are under way: it takes them, and says nothing. */
let tries: Set<net.Socket>
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-dial-"))
  tries = new Set()
  server = net.createServer((socket) => {
    tries.add(socket.on("error", () => undefined))
    socket.resume().once("close", () => tries.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(path.join(folder, "socks"), resolve))
})
afterEach(async () => {
  for (const socket of tries) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

const turns = async () => {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
}

const dialling = (circuits: () => string) => {
  const clock = new HandClock()
  const end = new AbortController()
  const control = {
    info: async () => circuits(),
    onEvent: () => () => undefined,
    // No directory has another descriptor.
    sendCommand: async () => Promise.reject(new Error("nothing to fetch")),
  } as unknown as TorControl
  const by = { socksPath: path.join(folder, "socks"), control: () => control, lateMs: LATE_MS, clock }
  let outcome: unknown
  const over = dialOnion(by, TO, { circuit: "c", signal: end.signal }).catch((error: unknown) => (outcome = error))
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      clock.advance(1_000)
      await turns()
    }
  }
  return { pass, end, over, outcome: () => outcome as { code?: string } | undefined }
}

it("is not given a second puzzle to solve, and has five minutes", async () => {
  const { pass, over, outcome } = dialling(() => SOLVING)
  await until(() => tries.size === 1)
  await pass(295_000)
  expect([tries.size, outcome()]).toEqual([1, undefined])
  await pass(10_000)
  await over
  expect(outcome()).toMatchObject({ code: "timeout" })
})

it("gets company as soon as the puzzle is solved and nobody came, or where there was none", async () => {
  let circuits = SOLVING
  const { pass, end, over } = dialling(() => circuits)
  await until(() => tries.size === 1)
  await pass(40_000)
  expect(tries.size).toBe(1)
  circuits = ""
  await pass(6_000)
  await until(() => tries.size === 3)
  end.abort()
  await over
})

it.each([
  ["there is no puzzle", ""],
  ["only a dial that was given up has left circuits", readyFor("another")],
])("has a minute and a half where %s", async (_, circuits) => {
  const { pass, over, outcome } = dialling(() => circuits)
  await until(() => tries.size === 1)
  await pass(85_000)
  expect(tries.size).toBe(3)
  await pass(60_000)
  await over
  expect(outcome()).toMatchObject({ code: "timeout" })
})
