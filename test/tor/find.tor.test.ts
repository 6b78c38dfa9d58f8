/**
 * Where it is now, over real onions: alice's tracker is gone for good, and dave has nothing but its address. Bob, whom
 * dave trusts, knows that carol mirrors it; carol's mirror and bob's tracker are all that is left.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import Database from "better-sqlite3"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { Client } from "../../src/cli/client.ts"
import { makeContent } from "../../src/cli/demo/content.ts"
import { until } from "../../src/cli/demo/steps.ts"
import { follow } from "../../src/cli/follow.ts"
import { Batch } from "../../src/wire/Batch.ts"
import { type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"
import type {} from "../support/privateTorNetwork.ts"

const WITHIN_MS = 900_000
const names = ["alice", "bob", "carol", "dave"] as const
let home: string
let nodes: Record<(typeof names)[number], NodeProcess>

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "bulbil-find-"))
  const start = (name: string) => startNodeProcess(path.join(home, name), ["--testnet", inject("torNetwork")])
  const started = await Promise.all(names.map(async (name) => [name, await start(name)] as const))
  nodes = Object.fromEntries(started) as typeof nodes
})

afterAll(async () => {
  await Promise.all(Object.values(nodes ?? {}).map((node) => node.end()))
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

/** How many mirrors a node has seen of those that it trusts. */
const mirrorsSeen = (data: string): number => {
  const database = new Database(path.join(data, "trust.sqlite"), { readonly: true })
  try {
    const rows = database.prepare<[], { mirrors: Uint8Array }>("SELECT mirrors FROM sightings").all()
    return rows.reduce((sum, { mirrors }) => sum + (Batch.decode(mirrors)?.mirrors.length ?? 0), 0)
  } finally {
    database.close()
  }
}
const addressOf = async (node: NodeProcess) => (await node.command<{ address: string }>("tracker", "address")).address

test("a tracker whose origin is gone is mirrored all the same, from where a trusted node says that it is", async () => {
  const { alice, bob, carol, dave } = nodes
  const folder = path.join(home, "bulbs")
  await mkdir(folder)
  await makeContent(folder, 100_000)
  const { infohash } = await alice.command<{ infohash: string }>("share", folder, "--title", "Bulbs")
  await alice.command("publish", infohash)
  const [origin, friend] = [await addressOf(alice), await addressOf(bob)]
  await carol.command("mirror", "add", origin)
  // Bob asks soon after, and then not for hours: what alice does not know by then is not seen.
  const atOrigin = new Client(alice.data)
  await until(WITHIN_MS, "alice knows of no mirror", async () => (await atOrigin.mirrorsOf("self")).mirrors.length > 0)
  const { id } = await bob.command<{ id: string }>("trust", "add", origin)
  await bob.command("trust", "tell", id, "anybody")
  await until(WITHIN_MS, "bob has seen no mirror of alice's tracker", async () => mirrorsSeen(bob.data) > 0)
  await alice.end("SIGKILL")

  await dave.command("trust", "add", friend)
  const client = new Client(dave.data)
  await client.ask({ type: "AddMirror", address: origin, update: "auto" })
  const row = await follow(client, ({ mirrors: [mirror] }) => (mirror?.mode === "current" ? mirror : undefined))
  expect(row).toMatchObject({ seq: 1, torrents: 1 })
})
