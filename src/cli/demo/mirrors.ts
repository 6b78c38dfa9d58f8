/**
 * What somebody published outlives them: alice publishes; bob mirrors alice's tracker and downloads; carol mirrors
 * bob's copy; alice is killed; dave, who knows carol's address only, finds it in the catalogue and downloads it.
 */
import { mkdir } from "node:fs/promises"
import path from "node:path"
import type { DemoNode } from "./DemoNode.ts"
import { fingerprint, makeContent } from "./content.ts"
import type { Scenario } from "./Scenario.ts"
import { createSteps, until } from "./steps.ts"

interface Mirrored {
  readonly id: string
  readonly address: string
  readonly tracker: string
  readonly entries: number
  readonly torrents: number
  readonly state: string
}

interface Catalogue {
  readonly tracker: string
  readonly count: number
  readonly seq: number
  readonly entries: readonly { readonly infohash: string; readonly title: string; readonly link: string }[]
}

interface Downloaded {
  readonly infohash: string
  readonly bytes: number
  readonly seconds: number
}

export const mirrors: Scenario = {
  nodes: ["alice", "bob", "carol", "dave"],
  async run([alice, bob, carol, dave], { home, size, say }) {
    if (!alice || !bob || !carol || !dave) throw new Error("this scenario needs four nodes")
    const { steps, step } = createSteps(say)
    const source = path.join(home, "onion bulbs")
    await mkdir(source)
    await makeContent(source, size)
    const shared = await step("alice shares a folder privately", () =>
      alice.command<{ link: string; infohash: string }>("share", source, "--title", "Onion bulbs"),
    )
    const published = await step("alice makes it public", () =>
      alice.command<{ link: string; infohash: string }>("publish", shared.infohash),
    )
    const { address } = await alice.command<{ address: string }>("tracker", "address")
    const first = await step("bob mirrors alice's tracker", () => bob.command<Mirrored>("mirror", "add", address))
    const listed = await step("bob looks into the catalogue", () => bob.command<Catalogue>("catalogue", address))
    const bobs = await step("bob downloads what it lists", () => download(bob, listed, home))
    const second = await step("carol mirrors bob's copy", () => carol.command<Mirrored>("mirror", "add", first.address))
    const infohash = listed.entries[0]!.infohash
    await step("carol hears of bob as a peer", () => peersAtLeast(carol, infohash, 2))
    await step("alice is killed", () => alice.kill())
    const found = await step("dave looks into carol's copy", () => dave.command<Catalogue>("catalogue", second.address))
    const daves = await step("dave downloads, knowing carol's address only", () => download(dave, found, home))
    const seen = await step("carol hears of dave as a peer", () => peersAtLeast(carol, infohash, 2, "seed"))
    const original = await fingerprint(source)
    const copies = await Promise.all(
      [bob, dave].map((node) => fingerprint(path.join(home, `${node.name}-downloads`, path.basename(source)))),
    )
    const identical = copies.every((copy) => copy === original)
    say(identical ? "both copies are identical" : "a copy is NOT identical")
    return {
      ok:
        identical &&
        found.tracker === listed.tracker &&
        found.seq === listed.seq &&
        daves.infohash === infohash &&
        shared.infohash !== infohash,
      scenario: "mirrors",
      infohash,
      bytes: daves.bytes,
      identical,
      publicLink: published.link,
      addresses: { alice: address, bob: first.address, carol: second.address },
      saw: {
        bob: { entries: first.entries, torrents: first.torrents, downloadSeconds: bobs.seconds },
        carol: { entries: second.entries, torrents: second.torrents, peers: seen },
        dave: { entries: found.seq, torrents: found.count, downloadSeconds: daves.seconds },
      },
      steps,
      managementLinks: [bob, carol, dave].map((node) => node.managementLink),
    }
  },
}

const download = async (node: DemoNode, catalogue: Catalogue, home: string): Promise<Downloaded> => {
  const [entry] = catalogue.entries
  if (!entry) throw new Error(`${node.name} found nothing in the catalogue`)
  const folder = path.join(home, `${node.name}-downloads`)
  const {
    results: [got],
  } = await node.command<{ results: [Downloaded] }>("download", entry.link, "--to", folder, "--wait")
  return got
}

const WITHIN_MS = 120_000

/** @returns how many it knows. */
const peersAtLeast = (node: DemoNode, infohash: string, wanted: number, state?: string): Promise<number> =>
  until(WITHIN_MS, `${node.name} did not hear of ${wanted} peers in time`, async () => {
    const { peers } = await node.command<{ peers: readonly { readonly state: string }[] }>("peers", infohash)
    const fit = peers.filter((peer) => peer.state !== "stopped" && (state === undefined || peer.state === state))
    return fit.length >= wanted && fit.length
  })
