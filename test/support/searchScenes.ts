/** What a search finds, for the tests of the web UI and whoever looks at it. */
import type { AskableNode, SearchHit, SearchPage } from "../../src/contract/search.ts"
import type { InfoHash, Millis } from "../../src/core/ids.ts"
import { onionOf } from "./managedRows.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"
import { trackedNode } from "./trackerScenes.ts"

export const aHit = (n: number, given: Partial<SearchHit> = {}): SearchHit => ({
  infohash: n.toString(16).padStart(64, "0") as InfoHash,
  title: `Harbour by night, reel ${n}`,
  description: n === 1 ? "Field recordings from the pier, one reel a night." : "",
  tags: n === 1 ? ["sound", "harbour"] : [],
  bytes: 700_000_000 * n,
  files: n,
  addedAt: (1_795_000_000_000 - n * 86_400_000) as Millis,
  link: `http://${onionOf("far")}/torrent/${n.toString(16).padStart(64, "0")}`,
  torrent: null,
  trackers: [{ kind: "mirrored", degree: 1, name: null, via: [], address: onionOf("far"), forked: false }],
  file: null,
  seen: 0,
  said: 0,
  quiet: false,
  dead: false,
  alike: 0,
  ...given,
})

export const found = (hits: readonly SearchHit[], rest: Partial<SearchPage> = {}): SearchPage => ({
  hits,
  found: hits.length,
  capped: false,
  next: null,
  sources: 3,
  torrents: 2_400,
  muted: [],
  askable: { words: "", nodes: [], count: 0 },
  ...rest,
})

const carol = {
  kind: "trusted",
  degree: 2,
  name: "carol",
  via: ["bob"],
  address: onionOf("carol"),
  forked: false,
} as const

export const searchedNode = (): MemoryManagedNode => {
  const node = trackedNode()
  node.searchPage = found([
    aHit(1, { said: 12, trackers: [carol] }),
    aHit(2, { seen: 3, title: "Harbour \u202egnp.by night" }),
    aHit(3, { file: "night/harbour-wall-04.flac", title: "Field recordings of a winter" }),
    aHit(4, { quiet: true, dead: true, alike: 6 }),
    aHit(5, { trackers: [{ ...carol, kind: "own", degree: 0, name: null, via: [] }] }),
  ])
  return node
}

/** Nodes that can be asked: one chosen, one through others, one that was not heard of yet. */
export const someNodes: readonly AskableNode[] = [
  { kind: "trusted", degree: 1, name: "bob", via: [], address: onionOf("bob"), entries: 52_000 },
  { kind: "trusted", degree: 2, name: null, via: ["bob"], address: onionOf("dora"), entries: 61_500 },
  { kind: "trusted", degree: 1, name: "emil", via: [], address: onionOf("emil"), entries: null },
]

/** Some hits here, and three nodes to ask: one answers, one says what is false, one is waited for. */
export const askedNode = (): MemoryManagedNode => {
  const node = searchedNode()
  const [bob, dora] = someNodes as [AskableNode, AskableNode]
  const local = found([aHit(1), aHit(2)], {
    askable: { words: "harbour night", nodes: someNodes, count: someNodes.length },
  })
  node.searchPage = local
  const known = { kind: "trusted", degree: 1, name: "bob", via: [], address: bob.address, forked: false } as const
  node.remoteMessages = [
    { event: "local", data: local },
    {
      event: "node",
      data: {
        ok: true,
        address: bob.address,
        hits: [
          aHit(7, { trackers: [known] }),
          aHit(8, { trackers: [known], title: "Night boats <b>of</b> the harbour" }),
        ],
        again: [aHit(1, { trackers: [...aHit(1).trackers, known] })],
        more: false,
      },
    },
    {
      event: "node",
      data: {
        ok: false,
        address: dora.address,
        code: "false-answer",
        message: "its answer was not signed by it, so none of it is shown",
      },
    },
    new Promise<never>(() => undefined),
  ]
  return node
}
