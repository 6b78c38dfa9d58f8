/** Trusted nodes, and newer software, for the tests of the web UI and whoever looks at it. */
import type { OfferedRelease } from "../../src/contract/rows.ts"
import { Millis } from "../../src/core/ids.ts"
import { onionOf } from "./managedRows.ts"
import { MemoryManagedNode } from "./MemoryManagedNode.ts"

export const carol = "ca".repeat(16)
export const bob = "b0".repeat(16)

/** Carol is trusted, searchable, and leads to one other. */
export const trustingNode = (): MemoryManagedNode => {
  const node = new MemoryManagedNode()
  const known = {
    mode: "current" as const,
    address: onionOf("carol"),
    name: "carol",
    foundAt: node.beganAt,
    metAt: node.beganAt,
    count: 40,
    entries: 40,
    octets: 24_000,
    listed: { nodes: 2, total: 2 },
  }
  node.changeTrusted(carol, known, { type: "NodeTrusted" }, { type: "NodeFound", seq: 40, count: 40, at: 0 })
  node.trustPage = {
    octets: 24_000,
    most: 268_435_456,
    limits: { nodes: 500, entries: 50_000, memory: 1_900_000_000 },
    beyond: [],
    far: [
      {
        address: onionOf("dave"),
        degree: 2,
        via: [onionOf("carol")],
        score: 0.5,
        state: "current",
        entries: 12,
        here: 12,
        octets: 7_200,
        foundAt: Millis(1_795_000_000_000),
        seenAt: Millis(1_795_000_000_000),
      },
    ],
  }
  return node
}

/** Nodes in every state that a page shows, with names that try its room. */
export const widelyTrustingNode = (): MemoryManagedNode => {
  const node = trustingNode()
  const seen = { foundAt: node.beganAt, metAt: node.beganAt, count: 61_204, entries: 0, octets: 0 }
  node.changeTrusted(bob, { mode: "silent", address: onionOf("bob"), name: "Bob of the allotments by the old canal" })
  node.changeTrusted("11".repeat(16), { ...seen, mode: "remote", address: onionOf("large"), degrees: 3 })
  node.changeTrusted("12".repeat(16), { ...seen, mode: "frozen", address: onionOf("liar"), lies: ["fork"] })
  node.changeTrusted("13".repeat(16), {
    mode: "failed",
    address: onionOf("copy"),
    meant: onionOf("erin"),
    error: {
      code: "is-a-mirror",
      message: "this is the address of a mirror; trust the tracker that it copies instead",
    },
  })
  const [one] = node.trustPage.far
  const far = (["waiting", "remote", "silent", "frozen"] as const).map((state, i) => {
    const foundAt = state === "waiting" ? null : one!.foundAt
    const seenAt = state === "remote" ? one!.seenAt : null
    const figures = { foundAt, seenAt, entries: i * 9_000, here: 0, octets: 0 }
    return { ...one!, ...figures, address: onionOf(`far ${i}`), degree: 2 + (i % 2), state }
  })
  node.trustPage = { ...node.trustPage, octets: 201_000_000, far: [...node.trustPage.far, ...far] }
  return node
}

export const anOffer: OfferedRelease = {
  seq: 7,
  version: "0.3.0",
  infohash: "7e".repeat(32),
  sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  size: 61_440_000,
  critical: true,
  minTor: "0.4.9.1",
  notes: "Downloads go on after a full disk. \u202eA line that would turn itself around.",
  signers: ["a1b2c3d4".repeat(8), "0f1e2d3c".repeat(8)],
  from: carol,
  torrent: "7f".repeat(16),
  ready: true,
  wanted: true,
  compared: null,
}

/** A newer version lies here whole; of those asked one has an older one, and one offered what nobody signed. */
export const offeredNode = (): MemoryManagedNode => {
  const node = trustingNode()
  node.changeTrusted(bob, { mode: "current", address: onionOf("bob"), name: "bob" })
  node.changeRelease(
    {
      mode: "ready",
      offered: anOffer,
      kept: [{ seq: 7, version: "0.3.0", torrent: "7f".repeat(16) }],
      nodes: [
        { node: carol, version: "0.2.9", verified: true, refused: null, keptBack: true },
        { node: bob, version: null, verified: false, refused: "signatures", keptBack: false },
      ],
    },
    { type: "SoftwareStarted", version: "0.1.0", tree: "ab".repeat(32), root: "cd".repeat(32) },
  )
  return node
}

/** Two releases of one number, both signed. */
export const conflictingNode = (): MemoryManagedNode => {
  const node = offeredNode()
  node.changeRelease({ mode: "conflict", conflict: { seq: 7, from: bob } })
  return node
}
