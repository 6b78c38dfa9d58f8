/**
 * Announces a second of one node that holds the signed records of 100,000 peers in 1,000 swarms: `node
 * test/bench/announces.ts`. Beside it bittorrent-tracker over HTTP with as many peers. 20 connections each, one
 * announce at a time on each, 1 in 20 from a peer that is new. Each side answers with as many peers as it does by
 * itself, 20 and 50; the other is asked a second time for no more than ours. Server and client are processes of their
 * own on two cores, so processor time is given too. Then: the same announces again (nothing is new), what the peers
 * take in memory, and what a signature check costs. Last line: one JSON object.
 */
import { createPublicKey, randomBytes, verify as verifyNode } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, loadavg, tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { ANSWERED } from "../../src/tracker/meetPeers.ts"
import { signer, verify } from "../../src/wire/ed25519.ts"
import { median, others, rounded, say } from "./support.ts"
import type { Announced } from "./tracker/announcer.ts"
import { Forked, type Usage } from "./tracker/processes.ts"

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    announces: { type: "string", default: "20000" },
    swarms: { type: "string", default: "1000" },
    peers: { type: "string", default: "100000" },
    profile: { type: "boolean", default: false },
  },
})
const [rounds, count, swarms, peers] = [
  Number(values.rounds),
  Number(values.announces),
  Number(values.swarms),
  Number(values.peers),
]
const GOALS = { ofBittorrentTracker: 0.5 }
const NEW = 20
/** Peers that bittorrent-tracker names where nobody says how many. */
const THEIRS = 50
const HERE = path.join(import.meta.dirname, "tracker")

type Said = Usage & { readonly peers: number; readonly fresh?: number }
interface Ran {
  readonly seconds: number
  readonly cpu: number
  readonly octets: number
  readonly peers: number
}
interface Round {
  readonly perSecond: number
  /** Announces that one second of the server's processor time is enough for, and of the client's. */
  readonly perServerSecond: number
  readonly perClientSecond: number
  /** In an answer. */
  readonly peers: number
}
interface Side {
  readonly server: Forked
  readonly client: Forked
  readonly empty: Said
  readonly full: Said
  readonly joins: Round
  readonly rounds: Round[]
  readonly again: Round[]
}

/** All peers there are, for the first time, in an order that jumps between swarms. */
const everybody = (): Announced[] =>
  Array.from({ length: peers }, (_, n) => ({ swarm: n % swarms, i: Math.floor(n / swarms), version: 0, isNew: true }))
const someOf = (round: number): Announced[] => {
  const each = peers / swarms
  const newcomers = Math.ceil(count / NEW / swarms)
  return Array.from({ length: count }, (_, n) => {
    const isNew = n % NEW === 0
    const who = isNew ? n / NEW : ((n + round) * 7_919) % peers
    return {
      swarm: who % swarms,
      i: Math.floor(who / swarms) + (isNew ? each + round * newcomers : 0),
      version: round * count + n + 1,
      isNew,
    }
  })
}

const run = async ({ server, client }: Pick<Side, "server" | "client">, of: number): Promise<Round> => {
  const before = await server.ask<Said>("cpu")
  const ran = await client.ask<Ran>({ run: true })
  const after = await server.ask<Said>("cpu")
  return {
    peers: ran.peers,
    perSecond: of / ran.seconds,
    perServerSecond: of / (after.cpu - before.cpu),
    perClientSecond: of / ran.cpu,
  }
}

const start = async (server: Forked, client: (ready: { port: number }) => Forked): Promise<Side> => {
  const announcing = client(await server.heard<{ port: number }>())
  await announcing.heard()
  const empty = await server.ask<Said>("memory")
  await announcing.ask({ prepare: everybody() })
  const joins = await run({ server, client: announcing }, peers)
  const full = await server.ask<Said>("memory")
  if (full.peers !== peers) throw new Error(`${full.peers} peers are known`)
  return { server, client: announcing, empty, full, joins, rounds: [], again: [] }
}

const summary = (side: Side) => {
  const of = (all: readonly Round[]) => {
    const one = (what: keyof Round) => rounded(median(all.map((round) => round[what])))
    return {
      perSecond: one("perSecond"),
      perServerCpuSecond: one("perServerSecond"),
      perClientCpuSecond: one("perClientSecond"),
    }
  }
  const grown = (what: keyof NodeJS.MemoryUsage) => rounded((side.full.memory[what] - side.empty.memory[what]) / 1e6, 1)
  const held =
    side.full.memory.heapUsed + side.full.memory.external - side.empty.memory.heapUsed - side.empty.memory.external
  return {
    announces: of(side.rounds),
    nothingNew: of(side.again),
    joins: of([side.joins]),
    memory: {
      heapMB: grown("heapUsed"),
      externalMB: grown("external"),
      rssMB: grown("rss"),
      octetsPerPeer: rounded(held / peers),
    },
  }
}

/** How many signatures of so many octets each of these checks a second, turn by turn. */
const checks = async (octets = 300, turns = 5, each = 1_000) => {
  const made = Array.from({ length: each }, () => {
    const [by, bytes] = [signer(randomBytes(32)), randomBytes(octets)]
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), by.publicKey])
    return {
      publicKey: by.publicKey,
      bytes,
      sig: by.sign(bytes),
      der,
      key: createPublicKey({ key: der, format: "der", type: "spki" }),
    }
  })
  const noble = await import("@noble/curves/ed25519.js").catch(() => undefined)
  const ways: Record<string, ((one: (typeof made)[number]) => boolean) | undefined> = {
    node: ({ bytes, sig, der }) =>
      verifyNode(null, bytes, createPublicKey({ key: der, format: "der", type: "spki" }), sig),
    nodeKeptKey: ({ bytes, sig, key }) => verifyNode(null, bytes, key, sig),
    sodium: ({ publicKey, bytes, sig }) => verify(publicKey, bytes, sig),
    noble: noble && (({ publicKey, bytes, sig }) => noble.ed25519.verify(sig, bytes, publicKey)),
  }
  const seen: Record<string, number[]> = {}
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, way] of Object.entries(ways)) {
      if (!way) continue
      const some = made.slice(0, name === "noble" ? 100 : each)
      const begun = performance.now()
      if (!some.every(way)) throw new Error(`${name} refuses a good signature`)
      ;(seen[name] ??= []).push(some.length / ((performance.now() - begun) / 1_000))
    }
  }
  return Object.fromEntries(
    Object.entries(seen).map(([name, all]) => [
      name,
      { perSecond: rounded(median(all)), ofNode: rounded(median(all.map((one, i) => one / seen["node"]![i]!)), 2) },
    ]),
  )
}

const folder = others()
const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
try {
  mkdirSync(path.join(home, "s"))
  const flags = values.profile ? ["--cpu-prof", "--cpu-prof-dir=/tmp/bulbil-profile"] : []
  const announcer = path.join(HERE, "announcer.ts")
  const ours = await start(
    new Forked(path.join(HERE, "serve.ts"), [path.join(home, "s"), `${swarms}`, "metadata"], flags),
    () => new Forked(announcer, ["bulbil", path.join(home, "s")], flags),
  )
  say(`ours: ${JSON.stringify(summary({ ...ours, rounds: [ours.joins], again: [ours.joins] }))}`)
  let few: { readonly client: Forked; readonly ready: Promise<unknown> } | undefined
  const theirs = await start(new Forked(path.join(folder, "bittorrentTracker.js"), [], flags), ({ port }) => {
    const client = new Forked(announcer, ["http", `${port}`, `${ANSWERED}`])
    few = { client, ready: client.heard() }
    return new Forked(announcer, ["http", `${port}`, `${THEIRS}`])
  })
  await few!.ready
  const theirsFew: Side = { ...theirs, client: few!.client, rounds: [], again: [] }
  const all = [ours, theirs, theirsFew]
  for (let round = 0; round < rounds; round++) {
    const announced = someOf(round)
    for (const { client } of all) await client.ask({ prepare: announced })
    const before = await ours.server.ask<Said>("cpu")
    for (const side of round % 2 === 0 ? all : all.toReversed()) side.rounds.push(await run(side, count))
    if (all.some((side) => side.rounds.at(-1)!.peers < Math.min(ANSWERED - 1, peers / swarms - 1)))
      throw new Error("too few peers in the answers")
    const { fresh } = await ours.server.ask<Said>("cpu")
    if (fresh! - before.fresh! !== count) throw new Error(`of ${count} announces, ${fresh! - before.fresh!} were taken`)
    for (const side of all) side.again.push(await run(side, count))
    say(
      `round ${round + 1}: ours ${rounded(ours.rounds.at(-1)!.perSecond)} a second, ` +
        `bittorrent-tracker ${rounded(theirs.rounds.at(-1)!.perSecond)}, ` +
        `with as few peers ${rounded(theirsFew.rounds.at(-1)!.perSecond)}`,
    )
  }
  const ratio = (what: keyof Round, other = theirs, which: "rounds" | "again" = "rounds") =>
    rounded(median(ours[which].map((round, i) => round[what] / other[which][i]![what])), 2)
  const ratios = (other: Side) => ({
    ofBittorrentTracker: ratio("perSecond", other),
    perServerCpuSecond: ratio("perServerSecond", other),
    nothingNew: ratio("perSecond", other, "again"),
  })
  const { ofBittorrentTracker } = ratios(theirs)
  await Promise.all([...all.map(({ client }) => client), ours.server, theirs.server].map((one) => one.stop()))
  process.stdout.write(
    `${JSON.stringify({
      bench: "announces",
      rounds,
      announces: count,
      swarms,
      peers,
      cores: availableParallelism(),
      ours: summary(ours),
      bittorrentTracker: summary(theirs),
      bittorrentTrackerAsFew: summary(theirsFew),
      ratios: ratios(theirs),
      ratiosAsFew: ratios(theirsFew),
      load: loadavg().map((load) => rounded(load, 1)),
      signatureChecks: await checks(),
      goals: GOALS,
      met: ofBittorrentTracker >= GOALS.ofBittorrentTracker,
    })}\n`,
  )
} finally {
  rmSync(home, { recursive: true, force: true })
}
