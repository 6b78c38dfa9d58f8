import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import { createActions } from "../../src/ui/state/actions.ts"
import { createItemsOf, type Item } from "../../src/ui/state/items.ts"
import { removalOf, removalTitle, removalVerbs } from "../../src/ui/state/removal.ts"
import { aShare, aTorrent } from "../support/managedRows.ts"

/**
 * Whatever can be in a list: downloads with and without links, own shares, shares that are hashed or failed, torrents
 * without a share.
 */
const torrent = fc.record({
  origin: fc.constantFrom("share" as const, "download" as const),
  mode: fc.constantFrom("seeding" as const, "downloading" as const, "paused" as const),
})
const share = fc.record({
  torrent: fc.option(fc.constantFrom("t0", "t1", "t2", "t3")),
  visibility: fc.constantFrom("private" as const, "public" as const),
  mode: fc.constantFrom(
    "active" as const,
    "active" as const,
    "hashing" as const,
    "failed" as const,
    "stopped" as const,
  ),
})
const lists = fc
  .tuple(fc.array(torrent, { maxLength: 4 }), fc.array(share, { maxLength: 6 }))
  .map(([torrents, shares]) =>
    createItemsOf()({
      torrents: new Map(torrents.map((row, n) => [`t${n}`, { ...aTorrent(`t${n}`), title: `T${n}`, ...row }])),
      shares: new Map(shares.map((row, n) => [`s${n}`, { ...aShare(`s${n}`), title: `S${n}`, ...row }])),
      figures: new Map(),
      hashing: {},
      troubles: {},
      waiting: {},
      ready: true,
      guesses: {},
    }),
  )

const asked = (
  items: readonly Item[],
  act: (actions: ReturnType<typeof createActions>) => void,
): readonly ManagementCommand[] => {
  const commands: ManagementCommand[] = []
  act(createActions(async (_id, _title, _guess, command) => void commands.push(command)))
  return commands.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

describe("what a removal says and does", () => {
  it("names every link that ends and every download that leaves, and does that and nothing else", () => {
    let ended = 0
    fc.assert(
      fc.property(lists, fc.boolean(), fc.boolean(), (items, linksOnly, withData) => {
        const { links, downloads, others } = removalOf(items, linksOnly)
        const commands = asked(items, (actions) =>
          linksOnly ? actions.stopSharing(items) : actions.remove(items, withData),
        )
        // Each share that ends by these commands: told to, or with its torrent.
        const told = new Set(commands.flatMap((command) => (command.type === "StopSharing" ? [command.share] : [])))
        const removed = new Set(
          commands.flatMap((command) => (command.type === "RemoveTorrent" ? [command.torrent] : [])),
        )
        const ends = items
          .flatMap(({ shares }) => shares)
          .filter(
            (row) =>
              (row.mode === "active" || row.mode === "hashing") &&
              (told.has(row.id) || (row.torrent !== null && removed.has(row.torrent))),
          )
        expect(new Set(links)).toEqual(new Set(ends))
        ended += links.length
        if (linksOnly) return void expect(removed.size).toBe(0)
        expect(downloads.every((item) => removed.has(item.torrent!.id))).toBe(true)
        // Everything that was selected leaves the list, and is said.
        for (const item of items) {
          const goes =
            (item.torrent !== null && removed.has(item.torrent.id)) ||
            (item.shares.length > 0 && item.shares.every(({ id }) => told.has(id)))
          expect(goes, item.id).toBe(true)
          expect(
            downloads.includes(item) || others.includes(item) || item.shares.some((row) => links.includes(row)),
            item.id,
          ).toBe(true)
        }
        // Only what was downloaded is ever deleted.
        for (const command of commands)
          if (command.type === "RemoveTorrent" && command.withData)
            expect(items.find((item) => item.torrent?.id === command.torrent)!.torrent!.origin).toBe("download")
      }),
      { numRuns: 500 },
    )
    expect(ended).toBeGreaterThan(300)
  })

  it("has the button say what it does", () => {
    const link = { ...aShare("s"), mode: "active" as const }
    const download = { torrent: { ...aTorrent("t"), origin: "download" as const }, shares: [] } as unknown as Item
    const both = { links: [link, link], downloads: [download, download, download], others: [] }
    expect(removalVerbs(both, true)).toBe("Stop sharing, remove and delete files")
    expect(removalVerbs(both, false)).toBe("Stop sharing and remove")
    expect(removalTitle(both)).toBe("Stop sharing and remove?")
    expect([
      removalTitle({ links: [link], downloads: [], others: [] }),
      removalVerbs({ links: [link], downloads: [], others: [] }, false),
    ]).toEqual(["Stop sharing this?", "Stop sharing"])
    expect(removalTitle({ links: [link, link], downloads: [], others: [] })).toBe("Stop sharing under 2 links?")
    expect([
      removalTitle({ links: [], downloads: [download], others: [] }),
      removalVerbs({ links: [], downloads: [download], others: [] }, true),
    ]).toEqual(["Remove this?", "Remove and delete files"])
  })
})
