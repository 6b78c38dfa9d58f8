/**
 * A node's relay and its credit in pictures: asked and not, running, out of reach, refused, and a download that waits.
 */
import type { CreditDay, TrafficPoint } from "../../src/contract/relay.ts"
import { Millis } from "../../src/core/ids.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"
import { busyNode } from "./uiScenes.ts"
import { relayOff } from "../../src/contract/relay.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ago = (ms: number) => Millis(Date.now() - ms)

export const field = "a1".repeat(16)
export const interviews = "2b".repeat(16)

/** Like a day's and a week's tides, and with an hour in which nothing came; nothing in it is random. */
const tide = (n: number, day: number): number =>
  Math.max(0, 0.55 + 0.35 * Math.sin((n / day) * 2 * Math.PI) + 0.12 * Math.sin(n * 1.7) + 0.06 * Math.sin(n * 0.31))
const points = (count: number, step: number, top: number, day: number): TrafficPoint[] =>
  Array.from({ length: count }, (_, n) => ({
    at: Millis(Math.floor(Date.now() / step) * step - (count - n) * step),
    relayed: Math.round((tide(n, day) * top * step) / 1_000),
  }))

const days = (count: number): CreditDay[] =>
  Array.from({ length: count }, (_, n) => ({
    day: new Date(Date.now() - (count - 1 - n) * DAY).toISOString().slice(0, 10),
    earned: Math.round(tide(n, 7) * 9e9),
    imported: n === count - 3 ? 6_000_000_000 : 0,
    spent: n % 3 === 1 ? 0 : Math.round(tide(n + 3, 5) * 8e9),
    handedOver: n === count - 6 ? 2_000_000_000 : 0,
    downloaded: n % 3 === 1 ? 0 : Math.round((tide(n + 3, 5) * 8e9) / 6),
  }))

/** The ledger is open, and nobody has been asked about a relay. */
export const unaskedNode = (): MemoryManagedNode => {
  const node = busyNode()
  node.changeCredit(
    {},
    { type: "LedgerOpened", price: 6, policy: "strict", code: "1ed9e4", dayCap: 64 * 1024 ** 3, through: 1 },
    { type: "NewcomerGranted", credit: 12_000_000_000 },
  )
  node.creditLive = { affordable: 2_000_000_000, earningRate: 0, waiting: {}, slowed: false }
  return node
}

/** Said yes five days ago; runs, is listed, and has earned and spent. */
export const relayingNode = (): MemoryManagedNode => {
  const node = unaskedNode()
  node.changeRelay(
    {
      mode: "running",
      answeredAt: ago(5 * DAY),
      port: 24_713,
      rate: 1_310_720,
      burst: 2_621_440,
      relayed: 96_400_000_000,
      measuredAt: ago(2 * MINUTE),
    },
    { type: "ConsentGiven" },
    { type: "RelayLimited", rate: 1_310_720, burst: 2_621_440 },
    { type: "RelayStarted", port: 24_713, chosen: false },
  )
  node.relayLive = {
    ...relayOff,
    state: "running",
    percent: 100,
    summary: "Done",
    pid: 4_711,
    uptimeSeconds: 5 * 86_400 - 7_300,
    version: "0.4.9.11",
    reachable: "yes",
    flags: ["Running", "Valid", "Fast", "V2Dir"],
    middleOnly: true,
    read: 98_100_000_000,
    written: 97_700_000_000,
    readRate: 612_000,
    writeRate: 604_000,
  }
  node.changeCredit(
    {},
    { type: "CreditImported", credit: 6_000_000_000, relayed: 6_000_000_000, day: "2026-11-23", from: "9c".repeat(32) },
  )
  for (let n = 0; n < 6; n++) {
    node.changeRelay(
      {},
      { type: "RelayTrafficMeasured", meter: "m1", read: n * 2e8, written: n * 2e8, relayed: 190_000_000 },
    )
    node.changeCredit(
      {},
      { type: "CreditEarned", credit: 190_000_000, relayed: 190_000_000, day: "2026-11-25", through: 120 + n },
      { type: "CreditSpent", credit: 377_487_360, payload: 62_914_560, torrent: field, through: 120 + n },
    )
  }
  node.changeRelay({}, { type: "RelayEnded", reason: "it was ended by the system, for want of memory" })
  node.changeCredit(
    {
      granted: 12_000_000_000,
      earned: 96_000_000_000,
      imported: 6_000_000_000,
      spent: 91_600_000_000,
      handedOver: 2_000_000_000,
      balance: 20_400_000_000,
      downloaded: 15_266_666_666,
      relayed: 102_400_000_000,
    },
    { type: "PolicyChosen", policy: "strict" },
    { type: "CreditEarned", credit: 150_000_000, relayed: 190_000_000, day: "2026-11-25", through: 141 },
  )
  node.creditLive = { affordable: 1_906_827_776, earningRate: 590_000, waiting: {}, slowed: false }
  node.creditPage = {
    days: days(31),
    minutes: points(288, 5 * MINUTE, 1_100_000, 288).filter((_, n) => n < 100 || n > 112),
    hours: points(744, HOUR, 1_000_000, 24).filter((_, n) => n > 200),
  }
  return node
}

export const unreachableNode = (): MemoryManagedNode => {
  const node = relayingNode()
  node.changeRelay({ answeredAt: ago(3 * HOUR), relayed: 0, measuredAt: null })
  node.relayLive = {
    ...node.relayLive,
    reachable: "no",
    flags: null,
    middleOnly: null,
    uptimeSeconds: 10_200,
    read: 91_000_000,
    written: 4_000_000,
    readRate: 0,
    writeRate: 0,
  }
  node.creditPage = { days: [], minutes: [], hours: [] }
  node.creditLive = { ...node.creditLive, earningRate: 0 }
  return node
}

/** Said no, has used up what a newcomer is granted, and two downloads wait. */
export const waitingNode = (): MemoryManagedNode => {
  const node = unaskedNode()
  node.changeRelay({ mode: "refused", answeredAt: Millis(1_795_000_000_000) }, { type: "ConsentRefused" })
  node.changeTorrent(field, { mode: "waiting-for-credit" })
  node.setLive(field, { downRate: 0, etaSeconds: null, streams: [] })
  node.changeTorrent(interviews, {
    title: "Interviews on seed banks",
    name: "interviews",
    path: "/srv/bulbil/downloads/interviews",
    files: 9,
    bytes: 1_400_000_000,
    verifiedBytes: 0,
    pieces: 668,
    verifiedPieces: 0,
    mode: "waiting-for-credit",
    addedAt: Millis(1_795_000_000_000 - 4 * MINUTE),
  })
  node.changeCredit(
    { spent: 12_000_000_000, balance: 0, downloaded: 2_000_000_000 },
    { type: "CreditSpent", credit: 11_576_279_040, payload: 1_929_379_840, torrent: field, through: 60 },
  )
  node.creditLive = {
    affordable: 0,
    earningRate: 0,
    slowed: false,
    waiting: {
      [field]: { missing: 8_959_033_344, seconds: null },
      [interviews]: { missing: 8_400_000_000, seconds: 11_400 },
    },
  }
  return node
}

const lines = [
  ["tor", "notice", "Bootstrapped 100% (done): Done"],
  ["node", "notice", "Onion service of the tracker is published"],
  [
    "relay",
    "notice",
    "Self-testing indicates your ORPort [address] is reachable from the outside. Excellent. " +
      "Publishing server descriptor.",
  ],
  ["tor", "warn", "Your system clock just jumped 120 seconds forward; assuming established circuits no longer work."],
  ["node", "err", "the log could not be written: the disk is full (/srv/bulbil/events.sqlite)"],
  [
    "relay",
    "notice",
    "Heartbeat: Tor's uptime is 5 days 6:00 hours, with 214 circuits open. I've sent 97.70 GB and received 98.10 GB.",
  ],
] as const

export const talkativeNode = (count = 240): MemoryManagedNode => {
  const node = relayingNode()
  for (let n = 0; n < count; n++) {
    const [source, level, text] = lines[n % lines.length]!
    node.addLog(source, n < lines.length ? text : `${text} (${n})`, level)
  }
  return node
}
