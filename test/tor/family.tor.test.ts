/**
 * Families of relays as real tors have them: changed while one runs, taken for what tor makes itself, and published by
 * who declares one.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync, statSync } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, inject, onTestFinished, test } from "vitest"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { FAMILY_KEY, familyId } from "../../src/relay/family.ts"
import { TorRelay } from "../../src/relay/TorRelay.ts"
import { freePorts } from "../../src/testnet/freePorts.ts"
import { bringUp, takeDown } from "../../src/testnet/privateTorNetwork.ts"
import { localTor } from "../../src/transport/tor/localTor.ts"
import { TorControl } from "../../src/transport/tor/TorControl.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const tor = localTor({ clock: systemClock, random: systemRandom })
const limit = { rate: 1_048_576, burst: 2_097_152 }
const linesOf = (testnet: string) =>
  readFileSync(path.join(testnet, "relay.torrc"), "utf8")
    .split("\n")
    .filter((line) => line !== "")

const relayIn = (folder: string, network: readonly string[]): TorRelay => {
  const relay = new TorRelay({
    folder: path.join(folder, "relay"),
    socket: path.join(folder, "c"),
    network,
    clock: systemClock,
    tor,
  })
  onTestFinished(async () => void (await relay.end()))
  return relay
}

const controlOf = async (folder: string): Promise<TorControl> => {
  const readCookie = () => readFile(path.join(folder, "relay", "cookie"))
  const control = new TorControl({
    socketPath: path.join(folder, "c"),
    clock: systemClock,
    random: systemRandom,
    readCookie,
  })
  await control.connect()
  onTestFinished(() => control.close())
  return control
}

test("a relay that runs declares a family and leaves it without an end; its key is as tor makes one", async () => {
  const folder = await temporaryFolder()
  const [port, other] = freePorts(2) as [number, number]
  const network = [...linesOf(inject("torNetwork")), "PublishServerDescriptor 0"]
  const relay = relayIn(folder, network)
  const family = systemRandom.bytes(32)
  const key = path.join(folder, "relay", FAMILY_KEY)
  await relay.run({ port, ...limit })
  const { meter } = await relay.look()
  expect(existsSync(key)).toBe(false)
  const control = await controlOf(folder)
  const declared = async () => (await control.sendCommand("GETCONF FamilyId")).lines.map(({ text }) => text)
  expect(await declared()).toEqual(["FamilyId"])

  await relay.run({ port, ...limit, family })
  expect(await declared()).toEqual([`FamilyId=${familyId(family)}`])
  expect(statSync(key).mode & 0o777).toBe(0o600)
  // It reads its keys when its port changes, and would end if none were of that id.
  await relay.run({ port: other, ...limit, family })
  expect((await relay.look()).meter).toBe(meter)
  // A node that is started again finds it as it is, and looks after it on.
  relay.detach()
  const next = relayIn(folder, network)
  await next.run({ port: other, ...limit })
  expect(await declared()).toEqual(["FamilyId"])
  expect(existsSync(key)).toBe(false)
  await next.run({ port: other, ...limit, family })
  expect((await next.look()).meter).toBe(meter)

  await next.end()
  await next.run({ port: other, ...limit, family })
  expect(readFileSync(path.join(folder, "relay", "torrc"), "utf8")).toContain(`\nFamilyId ${familyId(family)}\n`)
  expect((await next.look()).meter).not.toBe(meter)
  const empty = path.join(folder, "empty")
  await writeFile(empty, "")
  const words = [
    "--defaults-torrc",
    empty,
    "-f",
    empty,
    "--DataDirectory",
    folder,
    "--keygen-family",
    path.join(folder, "made"),
  ]
  await once(spawn("tor", words, { stdio: "ignore" }), "exit")
  const [made, written] = [readFileSync(path.join(folder, "made.secret_family_key")), readFileSync(key)]
  expect([made.length, made.subarray(0, 32)]).toEqual([written.length, written.subarray(0, 32)])
})

test(
  "two relays with one key publish certificates of the same family, and the network lists it; " +
    "one without publishes none",
  async () => {
    const home = await temporaryFolder()
    // Of its own, and gone with it: relays that have ended stay in a consensus for most of an hour.
    const testnet = path.join(home, "tor")
    onTestFinished(() => takeDown(testnet))
    await bringUp({ dir: testnet, owner: process.pid })
    const family = systemRandom.bytes(32)
    const ports = freePorts(3)
    const folders = ["one", "two", "alone"].map((name) => path.join(home, name))
    const relays = folders.map((folder) => relayIn(folder, linesOf(testnet)))
    await Promise.all(relays.map((relay, n) => relay.run({ port: ports[n]!, ...limit, ...(n < 2 ? { family } : {}) })))
    const inFamily = async () => {
      for (const relay of relays) await relay.look()
      return relays.map((relay) => relay.live().inFamily)
    }
    await expect.poll(inFamily, { timeout: 300_000, interval: 500 }).toEqual([true, true, false])
    expect(relays.map((relay) => relay.live().middleOnly)).toEqual([true, true, true])

    const names = relays.map((relay) => relay.fingerprint()!)
    const control = await controlOf(folders[0]!)
    const id = familyId(family)
    // Descriptors and consensus come one after the other, in minutes.
    const patiently = { timeout: 600_000, interval: 500 }
    const told = (kind: "desc" | "md", read: (text: string) => string[]) => () =>
      Promise.all(names.map(async (name) => read(await control.info(`${kind}/id/${name}`))))
    await expect.poll(told("desc", signersIn), patiently).toEqual([[id], [id], []])
    const listed = `ed25519:${id}`
    await expect.poll(told("md", familiesIn), patiently).toEqual([[listed], [listed], []])
  },
)

const CERTIFICATE = /^family-cert\n-----BEGIN FAMILY CERT-----\n([^-]+)-----END FAMILY CERT-----$/gm

const signersIn = (descriptor: string): string[] =>
  [...descriptor.matchAll(CERTIFICATE)].map(([, cert]) => signerOf(cert!))

/**
 * The key that has signed it (cert-spec, 2.1): after its head of 40 octets the one extension, whose own head is 4
 * octets.
 */
const signerOf = (cert: string): string =>
  Buffer.from(cert, "base64").subarray(44, 76).toString("base64").replace(/=+$/, "")

const familiesIn = (microdescriptor: string): string[] =>
  [...microdescriptor.matchAll(/^family-ids (.*)$/gm)].map(([, ids]) => ids!)
