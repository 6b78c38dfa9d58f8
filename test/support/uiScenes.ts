/** A node's life in pictures: what the tests of the web UI, and whoever looks at it, have on the screen. */
import { Millis } from "../../src/core/ids.ts"
import { aLink, anInfohash, aStream } from "./managedRows.ts"
import { MemoryManagedNode } from "./MemoryManagedNode.ts"

const at = (minutes: number) => Millis(1_795_000_000_000 - minutes * 60_000)
const whole = (bytes: number, pieces: number) => ({ bytes, verifiedBytes: bytes, pieces, verifiedPieces: pieces })

/** Something in every state. */
export const busyNode = (): MemoryManagedNode => {
  const node = new MemoryManagedNode()
  node.disk = [
    ...["photos", "music", "Field recordings, autumn 2026, all microphones, with notes and maps of the sites"].map(
      (name) => `/home/ana/${name}/`,
    ),
    ...Array.from({ length: 12 }, (_, n) => `/home/ana/shelf ${n}/`),
    "/home/ana/letter\u202efdp.exe",
    "/home/ana/notes.txt",
  ]
  node.changeTorrent(
    "a1".repeat(16),
    {
      title: "Field recordings, spring",
      name: "field-recordings",
      path: "/srv/bulbil/downloads/field-recordings",
      infohash: anInfohash("4"),
      files: 48,
      bytes: 3_422_552_064,
      verifiedBytes: 1_929_379_840,
      pieces: 1_632,
      verifiedPieces: 920,
      mode: "downloading",
      addedAt: at(12),
    },
    { type: "DownloadRequested", folder: "/srv/bulbil/downloads", source: "vault" },
    {
      type: "MetadataMirrored",
      infohash: "4".repeat(64),
      title: "Field recordings, spring",
      name: "field-recordings",
      path: "/srv",
      bytes: 3_422_552_064,
      pieces: 1_632,
      files: 48,
    },
  )
  for (let i = 0; i < 30; i++)
    node.changeTorrent(
      "a1".repeat(16),
      {},
      { type: "PiecesVerified", pieces: Array.from({ length: 30 }, (_, n) => i * 30 + n), bytes: 62_914_560 },
    )
  node.changeTorrent(
    "a1".repeat(16),
    {},
    { type: "PeerBanned", peer: 3, piece: 412 },
    { type: "TorrentPaused" },
    { type: "TorrentResumed" },
    { type: "PiecesVerified", pieces: Array.from({ length: 20 }, (_, n) => 900 + n), bytes: 41_943_040 },
  )
  node.setLive("a1".repeat(16), {
    downRate: 2_410_000,
    upRate: 310_000,
    peers: 5,
    seeds: 1,
    connectedPeers: 3,
    etaSeconds: 620,
    availability: 2.4,
    downloadedBytes: 1_941_000_000,
    uploadedBytes: 402_000_000,
    wastedBytes: 2_097_152,
    lanes: 3,
    dials: 7,
    tokens: 2,
    streams: [
      aStream("a1".repeat(16), 0, { bytesIn: 812_000_000, rttMs: 611 }),
      aStream("a1".repeat(16), 1, { bytesIn: 774_000_000, rttMs: 702, bytesOut: 90_000 }),
      aStream("a1".repeat(16), 2, { peer: 2, lane: 0, bytesIn: 355_000_000, bytesOut: 402_000_000, rttMs: 1_204 }),
      aStream("a1".repeat(16), 3, {
        peer: 4,
        lane: 0,
        state: "dialing",
        rttMs: null,
        bytesIn: 0,
        bytesOut: 0,
        inFlight: 0,
      }),
    ],
  })
  node.changeTorrent(
    "b2".repeat(16),
    {
      title: "Survey of the upper valley",
      name: "survey",
      path: "/home/ana/survey",
      infohash: anInfohash("b"),
      files: 12,
      ...whole(184_320_000, 88),
      mode: "seeding",
      origin: "share",
      addedAt: at(90),
      completedAt: at(90),
    },
    {
      type: "TorrentShared",
      infohash: "b".repeat(64),
      path: "/home/ana/survey",
      title: "Survey of the upper valley",
      name: "survey",
      bytes: 184_320_000,
      pieces: 88,
      files: 12,
    },
  )
  node.changeShare("c3".repeat(16), {
    torrent: "b2".repeat(16),
    infohash: anInfohash("b"),
    title: "Survey of the upper valley",
    path: "/home/ana/survey",
    bytes: 184_320_000,
    files: 12,
    mode: "active",
    link: aLink,
    createdAt: at(91),
  })
  node.setLive("b2".repeat(16), {
    upRate: 845_000,
    peers: 2,
    connectedPeers: 2,
    uploadedBytes: 91_000_000,
    streams: [aStream("b2".repeat(16), 0, { direction: "in" })],
  })
  node.changeShare("d4".repeat(16), { title: "Interviews 1998–2004", path: "/home/ana/interviews", createdAt: at(1) })
  node.setHashing("d4".repeat(16), 5_210_000_000, 8_400_000_000)
  node.changeTorrent("e5".repeat(16), { mode: "mirroring-metadata", addedAt: at(2) })
  node.troubles["e5".repeat(16)] = "The source does not answer. It may be off; asking again in 40 s."
  node.changeTorrent("f6".repeat(16), {
    title: "Open maps, edition 12",
    name: "maps",
    path: "/srv/bulbil/downloads/maps",
    files: 4,
    bytes: 912_000_000,
    verifiedBytes: 220_000_000,
    pieces: 435,
    verifiedPieces: 105,
    mode: "paused",
    infohash: anInfohash("f"),
    addedAt: at(300),
  })
  node.changeTorrent("07".repeat(16), {
    title: "Seed catalogue",
    name: "catalogue.pdf",
    path: "/srv/bulbil/downloads/catalogue.pdf",
    files: 1,
    ...whole(24_000_000, 12),
    mode: "missing-files",
    missing: ["catalogue.pdf"],
    infohash: anInfohash("7"),
    addedAt: at(900),
    completedAt: at(880),
  })
  node.changeTorrent("18".repeat(16), {
    title: "Lectures on mycology",
    name: "lectures",
    path: "/srv/bulbil/downloads/lectures",
    files: 22,
    bytes: 18_200_000_000,
    verifiedBytes: 11_000_000_000,
    pieces: 8_679,
    verifiedPieces: 5_245,
    mode: "error",
    error: { code: "no-space", message: "The disk is full. Make room, then resume." },
    infohash: anInfohash("8"),
    addedAt: at(1500),
  })
  return node
}

export const bootstrappingNode = (): MemoryManagedNode => {
  const node = new MemoryManagedNode()
  node.carrier = {
    ...node.carrier,
    state: "bootstrapping",
    percent: 45,
    summary: "Asking for relay descriptors",
    version: "0.4.9.11",
  }
  return node
}

/** What tor says when the machine's clock is wrong. */
export const skewedNode = (): MemoryManagedNode => {
  const node = busyNode()
  node.carrier = {
    ...node.carrier,
    state: "bootstrapping",
    percent: 14,
    summary: "Handshaking with a relay",
    reason: "Clock skew 11,040 in microdesc flavor consensus",
    clockSkewSeconds: -11_040,
  }
  return node
}
