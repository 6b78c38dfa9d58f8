import { createHash, randomBytes } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import type { Duplex } from "node:stream"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { TorControl } from "../../src/transport/tor/TorControl.ts"
import { TorTransport } from "../../src/transport/tor/TorTransport.ts"
import type { Publication, Transport } from "../../src/transport/Transport.ts"
import type {} from "../support/privateTorNetwork.ts"

let dataDir: string
let tor: TorTransport
let echo: Publication
const said: string[] = []
const seed = randomBytes(32)

const until = (transport: Transport, state: string): Promise<void> =>
  new Promise((resolve) => {
    const look = () => transport.health().state === state && (stop(), resolve())
    const stop = transport.onHealth(look)
    look()
  })

/** The running tor's own word for an option, over a control connection of the test's. */
const asked = async (option: string): Promise<string> => {
  const socketDir = readFileSync(path.join(dataDir, "sockets"), "utf8").trim()
  const control = new TorControl({
    socketPath: path.join(socketDir, "control"),
    clock: systemClock,
    random: systemRandom,
    readCookie: async () => readFileSync(path.join(socketDir, "cookie")),
  })
  await control.connect()
  try {
    return (await control.sendCommand(`GETCONF ${option}`)).message.replace(/^\w+=?/, "")
  } finally {
    control.close()
  }
}

const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

/** A Tor stream ends whole, never half: so it is read to its length before it is ended. */
const echoed = async (stream: Duplex, data: Buffer): Promise<string> => {
  stream.write(data)
  const hash = createHash("sha256")
  let left = data.length
  for await (const chunk of stream) {
    hash.update(chunk as Buffer)
    left -= (chunk as Buffer).length
    if (left <= 0) break
  }
  return hash.digest("hex")
}

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "bulbil-tor-"))
  const torrc = readFileSync(path.join(inject("torNetwork"), "client.torrc"), "utf8")
    .trim()
    .split("\n")
  tor = await TorTransport.start({
    dataDir,
    torrc,
    clock: systemClock,
    random: systemRandom,
    onLog: (line) => said.push(line),
  })
  await until(tor, "ready")
  echo = await tor.publish(seed, (stream) => stream.pipe(stream))
  await echo.ready
})

afterAll(async () => {
  await tor?.close()
  await rm(dataDir, { recursive: true, force: true })
})

test("two circuits to an onion each carry a MiB there and back, whole", async () => {
  const all = await Promise.all(
    ["one", "two"].map(async (circuit) => {
      const data = randomBytes(1 << 20)
      return (await echoed(await tor.dial(echo.address, { circuit }), data)) === sha(data)
    }),
  )
  expect(all).toEqual([true, true])
})

test("an onion that nobody published is F0, a clear-web address is refused", async () => {
  const nobody = onionAddress(publicKeyOfSeed(randomBytes(32)))
  await expect(tor.dial(nobody, { circuit: "none" })).rejects.toMatchObject({ code: "F0", remedy: "mirror" })
  await expect(tor.dial("example.com" as OnionAddress, { circuit: "clear" })).rejects.toMatchObject({
    code: "F6",
    remedy: "stop",
  })
  await expect(tor.dial(echo.address, { circuit: "x", signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: "aborted",
  })
})

test("relays to avoid are so at once, are so of a tor that was started anew, and can be taken back", async () => {
  const relays = ["A1".repeat(20), "b2".repeat(20)]
  const listed = "$" + relays.map((relay) => relay.toUpperCase()).join(",$")
  expect(await asked("ExcludeNodes")).toBe("")
  await tor.avoid(relays)
  expect([await asked("ExcludeNodes"), await asked("StrictNodes")]).toEqual([listed, "1"])
  await expect(tor.avoid(["{de}"])).rejects.toThrow("40 hex digits")
  const before = tor.torPid!
  const gone = until(tor, "restarting")
  process.kill(before, "SIGKILL")
  await gone
  await until(tor, "ready")
  expect(tor.torPid).not.toBe(before)
  expect([await asked("ExcludeNodes"), await asked("StrictNodes")]).toEqual([listed, "1"])
  expect(readFileSync(path.join(dataDir, "torrc"), "utf8")).toContain(`\nExcludeNodes ${listed}\nStrictNodes 1\n`)
  await tor.avoid([])
  expect([await asked("ExcludeNodes"), await asked("StrictNodes")]).toEqual(["", "0"])
})

test("what tor says is told line by line", () => {
  expect(
    said.filter((line) => /^[A-Z][a-z]{2} \d\d \S+ \[notice\] Bootstrapped 100% \(done\): Done$/.test(line)).length,
  ).toBeGreaterThan(0)
  expect(said.filter((line) => line === "" || line.includes("\n"))).toEqual([])
})

test("tor killed comes back with the same onion, and ends with us", async () => {
  const before = tor.torPid!
  const gone = until(tor, "restarting")
  process.kill(before, "SIGKILL")
  await gone
  await until(tor, "ready")
  expect(tor.torPid).not.toBe(before)
  const data = randomBytes(4_096)
  let back: string | undefined
  while (back === undefined)
    back = await tor.dial(echo.address, { circuit: randomBytes(4).toString("hex") }).then(
      (stream) => echoed(stream, data),
      () => undefined,
    )
  expect(back).toBe(sha(data))
  const last = tor.torPid!
  await tor.close()
  expect(existsSync(`/proc/${last}`)).toBe(false)
  expect(tor.health().state).toBe("closed")
})
