/**
 * Searching many catalogues: how fast they are indexed, how large the index is, how long the first page of hits takes,
 * and how long an index that is there takes to open: `node test/bench/search.ts [--entries 1000000] [--sources 50]`.
 * Titles are of six words drawn from 50,000, as often as words of a language are. And how long the longest question
 * takes where one catalogue's words all begin alike. Last line: one JSON object.
 */
import { createHash } from "node:crypto"
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { toHex } from "../../src/core/hex.ts"
import type { InfoHash, TrackerKey } from "../../src/core/ids.ts"
import { prng } from "../../src/core/prng.ts"
import { arrange } from "../../src/core/searchPage.ts"
import { fitOf } from "../../src/core/searchFit.ts"
import { parseQuery } from "../../src/core/searchQuery.ts"
import { rankOf } from "../../src/core/searchRank.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import type { CheckedEntry } from "../../src/storage/EntryStore.ts"
import { median, rounded, say } from "./support.ts"

const { values } = parseArgs({
  options: { entries: { type: "string", default: "100000" }, sources: { type: "string", default: "50" } },
})
const [entries, sources] = [Number(values.entries), Number(values.sources)]
const GOALS = { firstPageMs: 100, perSecond: 20_000 }
/** As copyChain stores them. */
const BATCH = 2_500
const WORDS = 50_000
/** Entries of a catalogue that is made to make questions long. */
const HOSTILE = 20_000

const chance = prng(7)
const syllables = "an ber co dor el fin gra hum in jo kal lin mor nu ost per qua ros ste tul un ver wex yor zan".split(
  " ",
)
const word = () =>
  Array.from({ length: 2 + Math.floor(chance() * 3) }, () => syllables[Math.floor(chance() * syllables.length)]).join(
    "",
  )
const vocabulary = Array.from({ length: WORDS }, word)
/** The nth word is drawn 1/n as often as the first. */
const drawn = () => vocabulary[Math.floor(Math.exp(chance() * Math.log(WORDS))) - 1]!
const sha256 = (text: string) => createHash("sha256").update(text).digest()
const timed = (act: () => unknown): number => {
  const before = performance.now()
  act()
  return performance.now() - before
}

const folder = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
try {
  const file = path.join(folder, "search.sqlite")
  const index = new SqliteSearchIndex(file)
  const trackers = Array.from({ length: sources }, (_, i) => toHex(sha256(`tracker ${i}`)) as TrackerKey)
  const batches: number[] = []
  const whole = Math.floor(entries / sources)
  for (const [i, tracker] of trackers.entries()) {
    index.claim(tracker, "trusted")
    for (let from = 0; from < whole; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, whole - from) }, (_, n): CheckedEntry => {
        const seq = from + n + 1
        const hash = sha256(`${i} ${seq}`)
        const title = Array.from({ length: 6 }, drawn).join(" ")
        const said = { title, bytes: 1_000_000 * n, files: 3 }
        const body = Buffer.from(title)
        return { seq, hash, entry: hash, body, type: "AddTorrent", infohash: toHex(hash) as InfoHash, at: 1e9, ...said }
      })
      batches.push(timed(() => index.append(tracker, batch)))
    }
    if ((i + 1) % 10 === 0) say(`${i + 1} of ${sources} sources, ${rounded((i + 1) * whole)} entries`)
  }
  index.close()
  const megabytes = statSync(file).size / 1e6
  let again!: SqliteSearchIndex
  const openMs = timed(() => (again = new SqliteSearchIndex(file)).sources())

  /** All that a page costs but what the node knows of each hit. */
  const firstPage = (text: string, sources = trackers): number => {
    const query = parseQuery(text)
    if ("problem" in query) throw new Error(query.problem)
    const found = again.find({ query, sources, most: 1_000 })
    const ranked = found.flatMap((one) => {
      const fit = fitOf(query, one)
      if (!fit) return []
      const { tracker, infohash, title, bytes } = one
      const rank = rankOf(fit.part, { trust: 1, seen: 0, said: 0, ageDays: 1 })
      return { tracker, infohash, title, bytes, degree: 1, rank, dead: false }
    })
    return arrange(ranked).slice(0, 50).length
  }
  const [common, second, rare] = [vocabulary[0]!, vocabulary[1]!, vocabulary[30_000]!]
  const questions = [
    common,
    common.slice(0, 3),
    common.slice(0, 4),
    rare,
    `${common} ${second}`,
    `${common} ${rare}`,
    `"${common} ${second}"`,
    `${common} -${second}`,
    `${common.slice(0, 3)} ${second.slice(0, 3)}`,
    "nowhere at all",
    ...Array.from({ length: 20 }, () => `${drawn()} ${drawn()}`),
  ]
  const times = Array.from({ length: 5 }, () => questions.map((text) => timed(() => firstPage(text))))
    .flat()
    .sort((a, b) => a - b)
  const p95 = times[Math.floor(times.length * 0.95)]!

  /** Whose words all begin alike, as many as are taken of a title and a description. */
  const hostile = toHex(sha256("hostile")) as TrackerKey
  const alike = (n: number) =>
    Array.from({ length: 400 }, (_, i) => `harbor${((n * 7_919 + i * 104_729) % 1_000_000).toString(36)}`).join(" ")
  for (let from = 0; from < HOSTILE; from += BATCH)
    again.append(
      hostile,
      Array.from({ length: Math.min(BATCH, HOSTILE - from) }, (_, i): CheckedEntry => {
        const seq = from + i + 1
        const hash = sha256(`hostile ${seq}`)
        const said = { title: alike(seq).slice(0, 512), description: alike(seq).slice(512), bytes: 1, files: 1 }
        return {
          seq,
          hash,
          entry: hash,
          body: hash,
          type: "AddTorrent",
          infohash: toHex(hash) as InfoHash,
          at: 1e9,
          ...said,
        }
      }),
    )
  say(`a catalogue of ${HOSTILE} entries whose words begin alike`)
  const asked = ["harb", "harbor", "harbor1", "harb harbo harbor harbor1 harbor2 harbor3 harbor4 harbor5"]
  const cpuMs = (act: () => unknown): number => {
    const before = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const hostileCpuMs = Math.max(...asked.map((text) => cpuMs(() => firstPage(text, [...trackers, hostile]))))
  const forgetMs = timed(() => again.forget(trackers[0]!, "trusted"))
  again.close()
  const perSecond = entries / (batches.reduce((sum, ms) => sum + ms, 0) / 1000)
  const result = {
    entries,
    sources,
    perSecond: rounded(perSecond),
    longestBatchMs: rounded(Math.max(...batches), 1),
    megabytes: rounded(megabytes, 1),
    octetsAnEntry: rounded((megabytes * 1e6) / entries),
    residentMegabytes: rounded(process.memoryUsage().rss / 1e6),
    firstPageMs: { median: rounded(median(times), 1), p95: rounded(p95, 1), slowest: rounded(times.at(-1)!, 1) },
    openMs: rounded(openMs, 1),
    hostileCpuMs: rounded(hostileCpuMs, 1),
    forgetOneSourceMs: rounded(forgetMs, 1),
    goals: GOALS,
    met: p95 <= GOALS.firstPageMs && perSecond >= GOALS.perSecond,
  }
  console.log(JSON.stringify(result))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
