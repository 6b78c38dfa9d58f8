/**
 * A whole node whose tor is killed, stopped for a while, or answers no more, again and again: the node lives, says what
 * is wrong, brings tor back by itself with the same onions, and a download that is under way goes on to its end.
 */
import { existsSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, inject, onTestFinished, test } from "vitest"
import { networkSettings } from "../../src/app/carriers.ts"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { fingerprint, makeContent } from "../../src/cli/demo/content.ts"
import { parseLink, type ShareLink } from "../../src/core/shareLink.ts"
import { TorTransport } from "../../src/transport/tor/TorTransport.ts"
import { openLoopbackNode, until } from "../support/loopbackNode.ts"
import { seeded, seededChance } from "../support/seed.ts"
import type {} from "../support/privateTorNetwork.ts"
import { torrents } from "../../src/projections/torrents.ts"

/** A long run: BULBIL_TOR_FAULTS=100 BULBIL_SEED=7 */
const FAULTS = Number(process.env["BULBIL_TOR_FAULTS"] ?? 3)
const OCTETS = 24_000_000
const FIRST = seeded(0) % 3

test(`the tor of a node fails ${FAULTS} times`, { timeout: FAULTS * 90_000 + 600_000 }, async () => {
  const chance = seededChance(20_261_131)
  const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-f-"))
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }))
  const torrc = await networkSettings(inject("torNetwork"), "client")
  const tors: TorTransport[] = []
  const open = async (name: string) => {
    const carrier = async (dataDir: string) => {
      // Sooner than for an operator, so that a run of many takes minutes.
      const liveness = { everyMs: 1_000, withinMs: 10_000 }
      const tor = await TorTransport.start({ dataDir, torrc, clock: systemClock, random: systemRandom, liveness })
      tors.push(tor)
      return tor
    }
    return openLoopbackNode(path.join(home, name), home, { carrier })
  }
  const [alice, bob] = [await open("alice"), await open("bob")]
  const [tor, other] = tors as [TorTransport, TorTransport]
  const pids = new Set<number>()
  const told: string[] = []
  tor.onHealth(({ state, reason }) => told.push(`${state}: ${reason ?? ""}`))
  try {
    // Alice downloads from bob, and shares something as well.
    const folder = path.join(home, "bulbs")
    await makeContent(folder, OCTETS)
    const own = path.join(home, "own")
    await makeContent(own, 200_000)
    const done = async (node: typeof alice, command: Parameters<typeof alice.ask>[0]): Promise<string> => {
      const reply = await node.ask(command)
      if (!reply.ok) throw new Error(reply.message)
      return reply.id
    }
    const link = await bob.link(await done(bob, { type: "SharePath", path: folder, title: "Bulbs" }))
    const shared = await done(alice, { type: "SharePath", path: own, title: "Own" })
    const { onion, key } = parseLink(await alice.link(shared)) as ShareLink
    await other.unlock(onion, key)
    let rounds = 0
    const download = async () => done(alice, { type: "DownloadLink", link, folder: path.join(home, `got${rounds++}`) })
    let got = await download()
    const row = () => alice.parts.projector.all(torrents).find(({ id }) => id === got)!
    for (let fault = 0; fault < FAULTS; fault++) {
      const before = tor.torPid!
      pids.add(before)
      const verified = row().verifiedPieces
      told.length = 0
      const kind = (["killed", "silent", "stopped"] as const)[(FIRST + fault) % 3]!
      if (kind === "killed") process.kill(before, "SIGKILL")
      else process.kill(before, "SIGSTOP")
      if (kind === "stopped") {
        await sleep(500 + chance() * 2_000)
        process.kill(before, "SIGCONT")
      } else {
        await until(() => tor.health().state === "restarting")
        expect(told.some((line) => line.startsWith("restarting: ") && line.length > 20)).toBe(true)
        if (kind === "silent") expect(told.some((line) => line.startsWith("ready: tor does not answer"))).toBe(true)
      }
      await until(() => tor.health().state === "ready" && tor.torPid !== undefined)
      expect(tor.torPid === before).toBe(kind === "stopped")
      if (kind !== "stopped") await until(() => !existsSync(`/proc/${before}`))
      // The same onion is there again.
      for (let stream; !stream;) {
        stream = await other.dial(onion, { circuit: `fault ${fault} ${chance()}` }).catch(() => sleep(250))
        stream?.destroy()
      }
      await until(() => row().verifiedPieces > verified || row().mode === "seeding")
      expect(row().verifiedPieces).toBeGreaterThanOrEqual(verified)
      if (row().mode === "seeding" && fault + 1 < FAULTS) {
        expect(await fingerprint(path.join(home, `got${rounds - 1}`, "bulbs"))).toBe(await fingerprint(folder))
        await done(alice, { type: "RemoveTorrent", torrent: got, withData: true })
        await until(() => alice.parts.projector.all(torrents).every(({ id }) => id !== got))
        got = await download()
      }
      if (FAULTS > 10) process.stdout.write(`${fault + 1} faults, ${kind}; ${rounds} downloads\n`)
    }
    await until(() => row().mode === "seeding")
    expect(await fingerprint(path.join(home, `got${rounds - 1}`, "bulbs"))).toBe(await fingerprint(folder))
    pids.add(tor.torPid!)
    // One that is stopped while its node ends holds up nothing and stays behind as nothing.
    process.kill(tor.torPid!, "SIGSTOP")
  } finally {
    await Promise.all([alice.close(), bob.close()])
  }
  expect([...alice.defects, ...bob.defects]).toEqual([])
  expect([...pids].filter((pid) => existsSync(`/proc/${pid}`))).toEqual([])
})
