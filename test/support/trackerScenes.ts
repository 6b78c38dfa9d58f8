/**
 * A node among trackers, in pictures: what it made public, who mirrors it, what it mirrors, and what it can look into.
 */
import type { MirrorView } from "../../src/contract/rows.ts"
import { Millis } from "../../src/core/ids.ts"
import { aCatalogue, aLink, anEntry, anInfohash, idleHolding, onionOf } from "./managedRows.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"
import { busyNode } from "./uiScenes.ts"

const DAY = 86_400_000
const ago = (ms: number) => Millis(Date.now() - ms)
const publicLink = aLink.replace("/private/", "/public/").replace("bulbil", "public")

export const mirrorId = (n: number): string => n.toString(16).padStart(2, "0").repeat(16)
export const foreign = onionOf("rhizome")
export const listing = onionOf("stolon")

const books = [
  "Herbarium sheets, 1880–1910",
  "Soil maps of the northern plateau",
  "Ferns: a field guide",
  "قائمة النباتات (قديمة)",
  "Dialects of the coast, tapes 1–40",
]

/** Each mode, and each trouble that an origin can be in. */
const mirrors: readonly (readonly [string, Partial<MirrorView>, Parameters<typeof live>[0]])[] = [
  [
    "rhizome",
    { mode: "current", headAt: ago(600_000), seq: 1_204, head: 1_204 },
    { originReachable: true, links: 4, mirrors: 2, peers: 31 },
  ],
  [
    "stolon",
    { mode: "by-hand", update: "manual", headAt: ago(9 * DAY), seq: 310, head: 322 },
    { originReachable: false, links: 1 },
  ],
  [
    "tuber",
    { mode: "mirroring", headAt: ago(30_000), seq: 500, head: 4_100, completedAt: null },
    { originReachable: true, links: 1 },
  ],
  ["corm", { mode: "updating", headAt: ago(4_000), seq: 87, head: 90 }, { originReachable: true, links: 2 }],
  ["runner", { mode: "frozen", fork: 48, headAt: ago(2 * DAY), seq: 52, head: 52 }, {}],
  [
    "offset",
    { mode: "full", quota: { what: "entries", limit: 100_000 }, headAt: ago(3_600_000), seq: 100_000, head: 130_412 },
    { originReachable: false },
  ],
  ["sucker", { mode: "current", refused: 12, headAt: ago(41 * DAY), seq: 29, head: 29 }, {}],
  [
    "layer",
    {
      mode: "failed",
      headAt: null,
      tracker: null,
      completedAt: null,
      address: null,
      error: { code: "not-a-tracker", message: "Whoever answers there is no tracker. Copy the address again." },
    },
    {},
  ],
]
const live = (change: Partial<typeof idleHolding>) => ({ ...idleHolding, ...change })

export const trackedNode = (): MemoryManagedNode => {
  const node = busyNode()
  const ours = onionOf("axil")
  const at = 1_794_000_000
  node.changeTracker(
    { address: ours, seq: 4, listed: 2 },
    { type: "TrackerCreated", secret: "tracker" },
    {
      type: "TorrentListed",
      seq: 1,
      at,
      infohash: "9".repeat(64),
      title: "Bulbs of the region",
      bytes: 51_000_000,
      files: 3,
    },
    { type: "TorrentListed", seq: 2, at, infohash: "a".repeat(64), title: "Old catalogue", bytes: 9_000_000, files: 1 },
    { type: "TorrentRetitled", seq: 3, at, infohash: "9".repeat(64), title: "Bulbs and corms of the region" },
    { type: "TorrentUnlisted", seq: 4, at, infohash: "a".repeat(64) },
  )
  node.trackersLive["self"] = live({ links: 3, mirrors: 2, peers: 9, originReachable: true })
  node.places.set("self", [
    { address: onionOf("leaf"), entries: 4, until: Millis(at * 1_000) },
    { address: onionOf("stem"), entries: 3, until: Millis(at * 1_000 + 600_000) },
  ])
  const bulbs = { title: "Bulbs and corms of the region", path: "/home/ana/bulbs", bytes: 51_000_000, files: 3 }
  const whole = {
    name: "bulbs",
    verifiedBytes: 51_000_000,
    pieces: 25,
    verifiedPieces: 25,
    mode: "seeding",
    origin: "share",
  } as const
  node.changeTorrent("91".repeat(16), { ...bulbs, ...whole, infohash: anInfohash("8"), addedAt: Millis(at * 1_000) })
  node.changeTorrent("92".repeat(16), { ...bulbs, ...whole, infohash: anInfohash("9"), addedAt: Millis(at * 1_000) })
  node.changeShare("93".repeat(16), {
    ...bulbs,
    torrent: "91".repeat(16),
    mode: "active",
    link: aLink,
    createdAt: Millis(at * 1_000),
  })
  node.changeShare("94".repeat(16), {
    ...bulbs,
    torrent: "92".repeat(16),
    publicOf: "91".repeat(16),
    visibility: "public",
    mode: "active",
    link: publicLink,
    createdAt: Millis(at * 1_000),
  })
  for (const [n, [name, change, figures]] of mirrors.entries()) {
    const address = onionOf(name)
    node.changeMirror(
      mirrorId(n),
      {
        pasted: address,
        tracker: address,
        address: onionOf(`copyof${name}`),
        octets: (change.seq ?? 0) * 212,
        torrents: Math.floor((change.seq ?? 0) * 0.8),
        addedAt: Millis(at * 1_000 + n),
        completedAt: Millis(at * 1_000),
        ...change,
      },
      { type: "MirrorRequested", update: change.update ?? "auto" },
      { type: "HeadLearned", seq: change.head ?? 0, at },
      { type: "EntriesMirrored", seq: change.seq ?? 0, octets: 9_000 },
    )
    node.trackersLive[mirrorId(n)] = live(figures)
  }
  node.places.set(mirrorId(0), [{ address: onionOf("leaf"), entries: 1_204, until: Millis(at * 1_000) }])
  const entries = Array.from({ length: 130 }, (_, n) =>
    anEntry(n + 1, {
      title: `${books[n % books.length]!}${n < books.length ? "" : `, part ${n}`}`,
      ...(n === 1 ? { infohash: anInfohash("f"), torrent: "f6".repeat(16) } : {}),
    }),
  )
  node.catalogues.set(foreign, aCatalogue(foreign, entries, { held: mirrorId(0), seq: 1_204 }))
  node.catalogues.set(listing, aCatalogue(listing, entries.slice(0, 4), { tracker: onionOf("bract"), forked: true }))
  node.swarms.set(anInfohash("4"), {
    infohash: anInfohash("4"),
    peers: [
      {
        peer: "bulbilbulb",
        own: true,
        state: "leech",
        have: 56,
        lanes: 3,
        number: 1,
        issuedAt: Millis(at * 1_000),
        until: Millis(at * 1_000 + 900_000),
      },
      {
        peer: "rhizomerhi",
        own: false,
        state: "seed",
        have: 100,
        lanes: 2,
        number: 2,
        issuedAt: Millis(at * 1_000),
        until: Millis(at * 1_000 + 700_000),
      },
      {
        peer: "stolonstol",
        own: false,
        state: "stopped",
        have: 40,
        lanes: 0,
        number: 3,
        issuedAt: Millis(at * 1_000),
        until: Millis(at * 1_000 + 100_000),
      },
    ],
    trackers: [
      { held: mirrorId(0), tracker: foreign, mirrors: node.mirrorsOf(mirrorId(0)).mirrors },
      { held: "self", tracker: ours, mirrors: [] },
    ],
  })
  return node
}
