/** Rest and waking on real onions: what rests has no onion, wakes for who wants it, and does so when tor is killed. */
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { expect, inject, onTestFinished, test } from "vitest"
import { networkSettings } from "../../src/app/carriers.ts"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { fingerprint, makeContent } from "../../src/cli/demo/content.ts"
import { InfoHash, type OnionAddress } from "../../src/core/ids.ts"
import { formatListedLink } from "../../src/core/shareLink.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { TorTransport } from "../../src/transport/tor/TorTransport.ts"
import { openLoopbackNode, until } from "../support/loopbackNode.ts"
import type {} from "../support/privateTorNetwork.ts"

const ROUNDS = 2

test("what is listed and at rest wakes for who wants it, also when its tor is killed as it wakes", async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-r-"))
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }))
  const torrc = await networkSettings(inject("torNetwork"), "client")
  let last: TorTransport | undefined
  const open = (name: string) =>
    openLoopbackNode(path.join(home, name), home, {
      carrier: async (dataDir) => {
        last = await TorTransport.start({ dataDir, torrc, clock: systemClock, random: systemRandom })
        return last
      },
    })
  const done = async (node: Awaited<ReturnType<typeof open>>, command: Parameters<typeof node.ask>[0]) => {
    const reply = await node.ask(command)
    if (!reply.ok) throw new Error(reply.message)
    return reply.id
  }
  const folder = path.join(home, "bulbs")
  await makeContent(folder, 4_000_000)
  let alice = await open("alice")
  const share = await done(alice, { type: "SharePath", path: folder, title: "Bulbs" })
  await alice.link(share)
  const shown = await done(alice, { type: "PublishShare", share })
  await alice.link(shown)
  await done(alice, { type: "StopSharing", share })
  const { trackers, shares } = await alice.node.snapshot()
  const onion = trackers[0]!.address as OnionAddress
  // Out of the catalogue: nothing comes over an onion that is up anyway.
  const link = formatListedLink({ onion, infohash: InfoHash(shares.find(({ id }) => id === shown)!.infohash!) })
  const bob = await open("bob")
  const defects: string[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      defects.push(...alice.defects)
      await alice.close()
      alice = await open("alice")
      const tor = last!
      await alice.link(shown)
      const { id } = alice.parts.projector.all(torrents).find(({ mode }) => mode === "seeding")!
      await until(() => alice.node.live().torrents[id]?.resting)
      const before = alice.node.live().carrier.onions?.published
      const begun = systemClock.now()
      const got = await done(bob, { type: "DownloadLink", link, folder: path.join(home, `got${round}`) })
      const row = () => bob.parts.projector.all(torrents).find((each) => each.id === got)
      await until(() => !alice.node.live().torrents[id]!.resting)
      const woke = (systemClock.now() - begun) / 1000
      // Between the wish for an onion and its descriptor.
      if (round === ROUNDS - 1) process.kill(tor.torPid!, "SIGKILL")
      await until(() => (row()?.verifiedPieces ?? 0) > 0)
      const first = (systemClock.now() - begun) / 1000
      await until(() => row()?.mode === "seeding")
      console.log(
        `${round === ROUNDS - 1 ? "tor killed: " : ""}called after ${woke.toFixed(1)} s, first piece after ` +
          `${first.toFixed(1)} s; ${before ?? "?"} onions at rest`,
      )
      expect(await fingerprint(path.join(home, `got${round}`, "bulbs"))).toBe(await fingerprint(folder))
      await done(bob, { type: "RemoveTorrent", torrent: got, withData: true })
    }
    expect([...defects, ...alice.defects, ...bob.defects]).toEqual([])
  } finally {
    await Promise.all([alice.close(), bob.close()])
  }
})
