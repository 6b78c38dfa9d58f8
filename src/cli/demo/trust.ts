/**
 * Finding things through friends: bob trusts carol and dave, and lets everybody know; alice is told bob's address. Bob
 * is reached first; then, with a yes to what it costs, carol and dave through bob. Newer software that bob was handed
 * comes to alice by itself, and is neither unpacked nor run. Alice downloads what carol has published, and revokes the
 * trust, which leaves nothing of theirs.
 */
import { mkdir } from "node:fs/promises"
import path from "node:path"
import { fingerprint, makeContent } from "./content.ts"
import type { DemoNode } from "./DemoNode.ts"
import { makeRelease, makeRoot, rootOf } from "./maintainers.ts"
import type { Scenario } from "./Scenario.ts"
import { createSteps, until } from "./steps.ts"

interface Added {
  readonly id: string
  readonly mode: string
  readonly entries: number
}

interface Shown {
  readonly mode: string
  readonly entries: number
  readonly leadsTo: readonly { readonly degree: number; readonly state: string; readonly entries: number }[]
}

interface Software {
  readonly mode: string
  readonly own: { readonly version: string; readonly tree: string }
  readonly offered: { readonly version: string; readonly sha256: string } | null
}

interface Found {
  readonly hits: readonly { readonly trackers: readonly { readonly degree: number }[] }[]
}

interface Catalogue {
  readonly entries: readonly { readonly link: string }[]
}

const WITHIN_MS = 300_000

export const trust: Scenario = {
  nodes: ["alice", "bob", "carol", "dave"],
  size: 4 * 1024 * 1024,
  prepare: makeRoot,
  options: (_, __, home) => ["--release-root", rootOf(home)],
  async run([alice, bob, carol, dave], { home, size, say }) {
    if (!alice || !bob || !carol || !dave) throw new Error("this scenario needs four nodes")
    const { steps, step } = createSteps(say)
    const publishers = [bob, carol, dave]
    await step("bob, carol and dave publish a folder each", () =>
      Promise.all(publishers.map((node) => publish(node, home, size))),
    )
    const [bobs, carols, daves] = await Promise.all(publishers.map(addressOf))
    await step("bob trusts carol and dave, and lets everybody know", async () => {
      for (const address of [carols!, daves!]) {
        const { id } = await bob.command<Added>("trust", "add", address)
        await bob.command("trust", "tell", id, "anybody")
      }
    })
    const { folder, sha256 } = await step("two maintainers sign a release, and hand it to bob", () => makeRelease(home))
    await bob.command("release", "add", folder)
    const before = await alice.command<Software>("release", "show")
    const begun = Date.now()
    const added = await step("alice pastes bob's address", () =>
      alice.command<Added>("trust", "add", bobs!, "--name", "bob"),
    )
    await step("what bob lists is found", () => found(alice, 1))
    const searchable = (Date.now() - begun) / 1000
    const release = await step("the release comes to alice by itself, and is checked", () => arrived(alice))
    const releaseSeen = (Date.now() - begun) / 1000
    await alice.command("release", "compare", sha256)
    await step("alice agrees to two degrees", () => alice.command("trust", "degrees", added.id, "2", "--yes"))
    const shown = await step("carol and dave are reached through bob", () => reached(alice, added.id, 2))
    const { hits } = await found(alice, 3)
    const hitsByDegree = Object.fromEntries(
      [1, 2].map((degree) => [degree, hits.filter(({ trackers }) => trackers[0]?.degree === degree).length]),
    )
    const copied = await step("alice downloads what carol has published", async () => {
      const { entries } = await alice.command<Catalogue>("catalogue", carols!)
      await alice.command("download", entries[0]!.link, "--to", path.join(home, "alice-downloads"), "--wait")
      const [original, copy] = await Promise.all(
        [home, path.join(home, "alice-downloads")].map((folder) => fingerprint(path.join(folder, "carol's bulbs"))),
      )
      return original === copy
    })
    await step("alice revokes the trust", () => alice.command("trust", "revoke", added.id))
    const { trusted } = await alice.command<{ trusted: readonly unknown[] }>("trust", "list")
    const { own } = await alice.command<Software>("release", "show")
    const untouched = own.version === before.own.version && own.tree === before.own.tree
    return {
      ok: copied && trusted.length === 0 && hitsByDegree[1] === 1 && hitsByDegree[2] === 2 && untouched,
      scenario: "trust",
      secondsToFirstHit: searchable,
      nodes: 1 + shown.leadsTo.length,
      hitsByDegree,
      release: { version: release.offered!.version, secondsToChecked: releaseSeen, installed: !untouched },
      identical: copied,
      leftAfterRevoking: trusted.length,
      steps,
      managementLinks: [alice, bob].map((node) => node.managementLink),
    }
  },
}

async function publish(node: DemoNode, home: string, size: number): Promise<void> {
  const folder = path.join(home, `${node.name}'s bulbs`)
  await mkdir(folder)
  await makeContent(folder, size)
  const { infohash } = await node.command<{ infohash: string }>("share", folder, "--title", `Bulbs of ${node.name}`)
  await node.command("publish", infohash)
}

const addressOf = async (node: DemoNode): Promise<string> =>
  (await node.command<{ address: string }>("tracker", "address")).address

const found = (node: DemoNode, wanted: number): Promise<Found> =>
  until(WITHIN_MS, `${node.name} did not find ${wanted} torrents in time`, async () => {
    const page = await node.command<Found>("search", "bulbs")
    return page.hits.length >= wanted && page
  })

const arrived = (node: DemoNode): Promise<Software> =>
  until(WITHIN_MS, `newer software did not reach ${node.name} in time`, async () => {
    const software = await node.command<Software>("release", "show")
    return software.mode === "ready" && software
  })

const reached = (node: DemoNode, id: string, wanted: number): Promise<Shown> =>
  until(WITHIN_MS, `${node.name} did not reach ${wanted} nodes in time`, async () => {
    const shown = await node.command<Shown>("trust", "show", id)
    return shown.leadsTo.filter(({ state }) => state === "current").length >= wanted && shown
  })
