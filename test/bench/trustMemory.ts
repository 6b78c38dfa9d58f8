/**
 * What it takes of memory to reach others through a trusted node: their lists, how they stand, and the catalogues of
 * theirs that are indexed. `node test/bench/trustMemory.ts [--rounds 3]`. For each case one process writes the files,
 * and others open them, as a node does that starts: what its heap and its buffers hold once all is read, and what is
 * resident once all was searched. About 500 nodes are reached, as many as there may be; a catalogue has 1,000 entries.
 * Last line: one JSON object.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { takenOf } from "../../src/core/reach.ts"
import { parseQuery, type SearchQuery } from "../../src/core/searchQuery.ts"
import type { TrackerKey } from "../../src/core/ids.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import type { Looks } from "../../src/tracker/Looks.ts"
import { TrustRows } from "../../src/trust/TrustRows.ts"
import { TrustWeb } from "../../src/trust/TrustWeb.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { MAX_TOLD, TRUST_LIST_LIFETIME_SECONDS, TrustList } from "../../src/wire/TrustList.ts"
import { seedOfName } from "../support/trackerChain.ts"
import { median, rounded, say } from "./support.ts"
import { makeChain } from "./tracker/made.ts"

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    /** Of a process that this one starts. */
    step: { type: "string" },
    folder: { type: "string", default: "" },
    friends: { type: "string", default: "0" },
    told: { type: "string", default: "0" },
    catalogues: { type: "string", default: "0" },
  },
})
/** Of the one that is trusted; nobody is where there are none. Each tells of so many, of whom 32 are taken. */
const [friends, told, catalogues] = [Number(values.friends), Number(values.told), Number(values.catalogues)]
const ENTRIES = 1_000
const SECRET = seedOfName("secret")
/** With 32 of each of theirs there are not quite 500, and of those that they tell of the rest. */
const FRIENDS = 15
/** How far it is gone through it. */
const DEGREES = 4

const open = () => ({
  rows: new TrustRows(path.join(values.folder, "trust.sqlite")),
  index: new SqliteSearchIndex(path.join(values.folder, "search.sqlite")),
})
const keyOf = (name: string): TrackerKey =>
  Buffer.from(signer(seedOfName(name)).publicKey).toString("hex") as TrackerKey
const namesOf = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${n} of ${name}`)

const write = (): void => {
  const { rows, index } = open()
  const now = Date.now()
  /** @returns those that are taken of it, by their names. */
  const put = (name: string, count: number): readonly string[] => {
    const by = signer(seedOfName(name))
    const names = new Map(namesOf(name, count).map((friend) => [keyOf(friend), friend] as const))
    const nodes = [...names.keys()].map((key) => Buffer.from(key, "hex")).toSorted(Buffer.compare)
    const times = { issued: Math.floor(now / 1000), ttl: TRUST_LIST_LIFETIME_SECONDS }
    const list = TrustList.sign(by, { seq: 1, ...times, total: nodes.length, nodes })
    rows.putList({ tracker: keyOf(name), list, read: now })
    rows.putNode({ tracker: keyOf(name), found: now, looked: now, count: ENTRIES, state: "current" })
    return takenOf([...names.keys()], SECRET).map((key) => names.get(key)!)
  }
  const others = put("the trusted one", friends).flatMap((friend) => put(friend, told))
  for (const other of others) put(other, told)
  const chain = catalogues > 0 ? makeChain(ENTRIES) : []
  for (const other of others.slice(0, catalogues)) {
    index.claim(keyOf(other), "trusted")
    index.append(keyOf(other), chain)
  }
  rows.close()
  index.close()
}

interface Held {
  readonly far: number
  /** Heap and buffers. */
  readonly held: number
  readonly resident: number
}

/** As a node that has just started; it asks nobody. */
const hold = (): Held => {
  const { rows, index } = open()
  const never = () => new Promise<never>(() => undefined)
  const web = new TrustWeb({
    clock: systemClock,
    random: systemRandom,
    looks: { trust: never, leave: () => undefined } as unknown as Looks,
    index,
    rows,
    self: () => keyOf("this node"),
    secret: SECRET,
  })
  const agreed = { nodes: 500, octets: Number.MAX_SAFE_INTEGER }
  web.begin(friends > 0 ? [{ tracker: keyOf("the trusted one"), degrees: DEGREES, agreed, frozen: false }] : [])
  const sources = index.sources().map(({ tracker }) => tracker)
  for (const words of ["torrent", "title 77", "999th", "tracker"])
    index.find({ query: parseQuery(words) as SearchQuery, sources, most: 200 })
  for (let i = 0; i < 5; i++) globalThis.gc!()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { far: web.far().length, held: heapUsed + external, resident: rss }
}

interface Case {
  readonly friends: number
  readonly told: number
  readonly catalogues: number
}

const run = (step: "write" | "hold", folder: string, of: Case): string => {
  const given = Object.entries(of).flatMap(([name, value]) => [`--${name}`, String(value)])
  const all = ["--expose-gc", import.meta.filename, "--step", step, "--folder", folder, ...given]
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: "utf8" })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

const measure = (friends: number, told: number, catalogues = 0): Held => {
  const folder = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
  const of = { friends, told, catalogues }
  try {
    if (friends > 0) run("write", folder, of)
    const rounds = Array.from({ length: Number(values.rounds) }, () => JSON.parse(run("hold", folder, of)) as Held)
    say(`${JSON.stringify(of)}: ${JSON.stringify(rounds)}`)
    const middle = (what: keyof Held) => median(rounds.map((round) => round[what]))
    return { far: middle("far"), held: middle("held"), resident: middle("resident") }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (values.step === "write") write()
else if (values.step === "hold") {
  process.stdout.write(JSON.stringify(hold()))
  process.exit()
} else {
  const nobody = measure(0, 0)
  const web = (told: number) => {
    const { far, held } = measure(FRIENDS, told)
    return { far, told, kBOfEach: rounded((held - nobody.held) / 1024 / far, 1) }
  }
  // The usual list, and the longest.
  const lists = [32, MAX_TOLD].map(web)
  const without = measure(FRIENDS, 32)
  const entries = [1, 10, 50].map((count) => {
    const { held, resident } = measure(FRIENDS, 32, count)
    const megabytes = (before: number, now: number): number => rounded((now - before) / 2 ** 20, 1)
    const [heldMB, residentMB] = [megabytes(without.held, held), megabytes(without.resident, resident)]
    return { entries: count * ENTRIES, heldMB, residentMB }
  })
  process.stdout.write(`${JSON.stringify({ bench: "trustMemory", lists, entries })}\n`)
}
