/** Private shares with keys over real onions; and onions that ask puzzles under load, while there is none. */
import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { parseLink, type ShareLink } from "../../src/core/shareLink.ts"
import { TorTransport } from "../../src/transport/tor/TorTransport.ts"
import { DialError } from "../../src/transport/Transport.ts"
import { type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"
import type {} from "../support/privateTorNetwork.ts"

interface Shared {
  readonly id: string
  readonly recipients: readonly { readonly id: string; readonly name: string; readonly link: string }[]
}

let home: string
let alice: NodeProcess
let stranger: TorTransport
const started: NodeProcess[] = []
const at = (...names: string[]) => path.join(home, ...names)
const start = async (name: string): Promise<NodeProcess> => {
  const node = await startNodeProcess(at(name), ["--testnet", inject("torNetwork")])
  started.push(node)
  return node
}

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "bulbil-rt-"))
  await writeFile(at("photo"), randomBytes(200_000))
  const torrc = readFileSync(path.join(inject("torNetwork"), "client.torrc"), "utf8")
    .trim()
    .split("\n")
  stranger = await TorTransport.start({ dataDir: at("stranger"), torrc, clock: systemClock, random: systemRandom })
  while (stranger.health().state !== "ready") await sleep(50)
  alice = await start("alice")
})
afterAll(async () => {
  await Promise.all(started.map((node) => node.end()))
  await stranger?.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

const listed = async (node: NodeProcess) =>
  (await node.command<{ torrents: readonly { mode: string; error: unknown }[] }>("status")).torrents

let dials = 0
/** What a dial comes to. */
const dial = (onion: OnionAddress): Promise<string> =>
  stranger.dial(onion, { circuit: `look ${dials++}` }).then(
    (stream) => (stream.destroy(), "in"),
    (error: unknown) => (error instanceof DialError ? error.code : String(error)),
  )
const dialWith = async ({ onion }: ShareLink, key: Uint8Array | undefined): Promise<string> => {
  await stranger.unlock(onion, key)
  return dial(onion)
}
const until = async (comesTo: () => Promise<string>, codes: readonly string[]): Promise<string> => {
  for (;;) {
    const code = await comesTo()
    if (codes.includes(code)) return code
    await sleep(500)
  }
}

test("each recipient is let in by their own key, nobody without one, and nobody whose key was revoked", async () => {
  const shared = await alice.command<Shared>("share", at("photo"), "--recipient", "Anna", "--recipient", "Ben")
  const [anna, ben] = shared.recipients.map(({ link }) => parseLink(link) as ShareLink)
  expect(anna!.onion).toBe(ben!.onion)
  expect([await dialWith(anna!, undefined), await dialWith(anna!, randomBytes(32))]).toEqual(["F4", "F5"])
  expect([await dialWith(anna!, anna!.key), await dialWith(ben!, ben!.key)]).toEqual(["in", "in"])

  // Its own node gets through to it as they do.
  expect((await alice.command<{ ms: number }>("reach", shared.id)).ms).toBeGreaterThan(0)

  await alice.command("recipient", "revoke", shared.id, "Ben")
  // Also by the circuit over which Ben came in, as soon as it is published anew.
  expect(["F4", "F5"]).toContain(await until(() => dialWith(ben!, ben!.key), ["F4", "F5"]))
  expect(await until(() => dialWith(anna!, anna!.key), ["in"])).toBe("in")

  // A node whose source is away keeps the key over a restart, and has what is shared when that is back.
  await alice.end()
  const bob = await start("bob")
  // It waits for what is shared.
  bob.command("download", shared.recipients[0]!.link, "--to", at("got")).catch(() => undefined)
  await until(async () => String((await listed(bob)).length), ["1"])
  await bob.end()
  const again = await start("bob")
  alice = await start("alice")
  const mode = async () => {
    const [torrent] = await listed(again)
    return torrent!.error ? "error" : torrent!.mode
  }
  expect(await until(mode, ["seeding", "error"])).toBe("seeding")
  expect(["F4", "F5"]).toContain(await dialWith(ben!, ben!.key))
  await again.end()
})

test("onions that ask puzzles under load are reached at once while there is none, and tor knows puzzles", async () => {
  const { shares } = await alice.command<{ shares: readonly { id: string }[] }>("status")
  const { link } = await alice.command<{ link: string }>("publish", shares[0]!.id, "--yes")
  const { trackers } = await alice.command<{ trackers: readonly { address: string }[] }>("status")
  expect(await until(() => dial((parseLink(link) as ShareLink).onion), ["in"])).toBe("in")
  expect(await until(() => dial(trackers[0]!.address as OnionAddress), ["in"])).toBe("in")
  const { lines } = await alice.command<{ lines?: readonly { text: string }[] }>("logs")
  expect(JSON.stringify(lines ?? [])).not.toContain("proof-of-work")
})
