/** Nodes with very many torrents or shares, for what has to hold then. Nothing in them is random. */
import { Millis } from "../../src/core/ids.ts"
import { aLink, anInfohash } from "./managedRows.ts"
import { MemoryManagedNode } from "./MemoryManagedNode.ts"

export const idOf = (n: number): string => n.toString(16).padStart(32, "0")
const shareOf = (n: number): string => (n + 0xf0_00_00).toString(16).padStart(32, "0")

/** The first one is the newest, and so on top of the list. */
const row = (n: number) => ({
  title: `A torrent of many, number ${n}`,
  name: `number-${n}`,
  path: `/srv/bulbil/downloads/number-${n}`,
  infohash: anInfohash((n % 16).toString(16)),
  files: 3,
  bytes: 1_000_000 + n,
  verifiedBytes: 1_000_000 + n,
  pieces: 4,
  verifiedPieces: 4,
  mode: "seeding" as const,
  addedAt: Millis(1_795_000_000_000 - n * 1_000),
})

export const manyTorrents = (count: number): MemoryManagedNode => {
  const node = new MemoryManagedNode()
  for (let n = 0; n < count; n++) {
    node.changeTorrent(idOf(n), row(n))
    node.setLive(idOf(n), { peers: n % 7, seeds: n % 3, uploadedBytes: n * 1_234 })
  }
  return node
}

export const manyShares = (count: number): MemoryManagedNode => {
  const node = new MemoryManagedNode()
  node.changeTracker({ listed: 0 })
  for (let n = 0; n < count; n++) {
    const { title, path, infohash, files, bytes, addedAt } = row(n)
    node.changeTorrent(idOf(n), { ...row(n), origin: "share" })
    node.changeShare(shareOf(n), {
      torrent: idOf(n),
      title,
      path,
      infohash,
      files,
      bytes,
      mode: "active",
      link: aLink,
      createdAt: addedAt,
    })
  }
  return node
}

/** The same on each run, and never the same for two torrents or two seconds. */
export const drawn = (n: number, second: number): number =>
  ((n + 1) * 2_654_435_761 + second * 40_503 * (n + 7)) % 2_000_000

/** A second in which the first of them move. */
export const moveSome = (node: MemoryManagedNode, moving: number, second: number): void => {
  for (let n = 0; n < moving; n++) {
    const downRate = drawn(n, second)
    const downloadedBytes = 500_000_000 + second * downRate
    if (node.torrent(idOf(n))?.mode !== "downloading")
      node.changeTorrent(idOf(n), { mode: "downloading", verifiedPieces: 2, verifiedBytes: 500_000 })
    node.setLive(idOf(n), {
      downRate,
      upRate: drawn(n + 50, second),
      connectedPeers: 3,
      downloadedBytes,
      uploadedBytes: downloadedBytes >> 3,
      etaSeconds: 4_000 - second,
    })
  }
}
