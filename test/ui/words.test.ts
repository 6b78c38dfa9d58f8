import { describe, expect, it } from "vitest"
import type { HistoryEntry, Live } from "../../src/api/contract/rows.ts"
import { Millis, Seq } from "../../src/core/ids.ts"
import { behindOf, mirrorText, originOf, originText } from "../../src/api/contract/standing.ts"
import { MirrorFacts } from "../../src/events/mirror.ts"
import { ShareFacts } from "../../src/events/share.ts"
import { TorrentFacts } from "../../src/events/torrent.ts"
import { TrackerFacts } from "../../src/events/tracker.ts"
import { itemsOf } from "../../src/ui/state/items.ts"
import { mirrorsOf } from "../../src/ui/state/mirrors.ts"
import { canPublish, ownShares, publicTwin } from "../../src/ui/state/ownShares.ts"
import { carrierText, skewText } from "../../src/ui/words/carrierText.ts"
import { historyLines } from "../../src/ui/words/historyLines.ts"
import { historySentence } from "../../src/ui/words/historySentence.ts"
import { bareOnion, onionText } from "../../src/ui/words/onionText.ts"
import { clockText, timeText } from "../../src/ui/words/timeText.ts"
import { aMirror, anOnion, aShare, aTorrent, idleHolding, readyCarrier } from "../support/managedRows.ts"

const entry = (seq: number, event: Record<string, unknown> & { type: string }): HistoryEntry =>
  ({ seq: Seq(seq), at: Millis(seq * 1_000), version: seq, type: `torrent.${event.type}/1`, event })

describe("a history in sentences", () => {
  const known = [TorrentFacts, ShareFacts, MirrorFacts, TrackerFacts].flatMap(({ defs }) => Object.keys(defs))

  it("knows every fact of torrents, shares, mirrors and the own tracker", () => {
    for (const type of known) {
      const sentence = historySentence(entry(1, { type }))
      expect(sentence, type).toMatch(/ .*|\.$/)
      expect(sentence, type).not.toBe(type)
    }
    expect(historySentence(entry(1, { type: "SomethingNew" }))).toBe("SomethingNew")
    expect(historySentence({ ...entry(1, { type: "x" }), event: {}, type: "torrent.SomethingNew/3" })).toBe("SomethingNew")
  })

  it("bears facts of any shape", () => {
    for (const type of known) {
      for (const odd of [null, {}, [], "x", 7]) {
        const event = Object.fromEntries(["pieces", "files", "bytes", "title", "path", "peer", "message", "seq", "at", "update", "what", "limit", "offered", "octets", "torrents"].map((name) => [name, odd]))
        expect(typeof historySentence(entry(1, { ...event, type }))).toBe("string")
      }
    }
  })

  it("tells in one line what was verified step by step, and no more than that", () => {
    const verified = (seq: number) => entry(seq, { type: "PiecesVerified", pieces: [seq, seq + 100], bytes: 500_000 })
    const lines = historyLines([verified(9), verified(8), entry(7, { type: "TorrentPaused" }), verified(6)])
    expect(lines.map((line) => line.text)).toEqual([
      "4 pieces verified and on disk (1 MB), in 2 steps.", "Paused.", "2 pieces verified and on disk (500 kB).",
    ])
    expect(lines.map((line) => line.at)).toEqual([9_000, 7_000, 6_000])
    expect(historyLines([])).toEqual([])
  })

  it("tells of a copy made in steps by how far it went, and of entries by what was done", () => {
    const copied = (seq: number) => entry(seq, { type: "EntriesMirrored", seq: seq * 500, octets: 100_000 })
    expect(historyLines([copied(3), copied(2), entry(1, { type: "HeadLearned", seq: 2_000, at: 1 }), copied(1)]).map((line) => line.text)).toEqual([
      "Copied and checked up to entry 1500 (200 kB), in 2 steps.", "The tracker is known to go as far as entry 2000.", "Copied and checked up to entry 500 (100 kB).",
    ])
    expect(historySentence(entry(1, { type: "TorrentListed", seq: 4, title: "Ferns", files: 1, bytes: 9_000 }))).toBe("Entry 4: listed “Ferns”, 1 file, 9 kB.")
    expect(historySentence(entry(1, { type: "QuotaReached", what: "octets", limit: 64_000_000 }))).toBe("The limit for one tracker is reached: 64 MB.")
    expect(historySentence(entry(1, { type: "UpdateChosen", update: "manual" }))).toBe("From now on updated by hand.")
  })
})

describe("the lines of the list", () => {
  const live: Live = { carrier: readyCarrier, torrents: {}, hashing: { s: { hashedBytes: 1, totalBytes: 4 } }, trackers: {}, troubles: {}, freeBytes: 0 }
  const state = (torrents: readonly ReturnType<typeof aTorrent>[], shares: readonly ReturnType<typeof aShare>[]) => ({
    known: true, cursor: 0, heard: {}, node: { startedAt: Millis(0), downloads: "", dataDir: "" }, live, trackers: {}, mirrors: {},
    torrents: Object.fromEntries(torrents.map((t) => [t.id, t])), shares: Object.fromEntries(shares.map((s) => [s.id, s])),
  })

  it("keep a share's id when it has become a torrent, so what is selected stays so", () => {
    const share = { ...aShare("s"), title: "S" }
    const [hashing] = itemsOf(state([], [share]), {})
    expect(hashing).toMatchObject({ id: "s", standing: "hashing", progress: 25, torrent: null })
    const torrent = { ...aTorrent("t"), origin: "share" as const, mode: "seeding" as const }
    const [seeding, ...others] = itemsOf(state([torrent], [{ ...share, mode: "active", torrent: "t" }]), {})
    expect(seeding).toMatchObject({ id: "s", standing: "seeding", torrent: { id: "t" } })
    expect(others).toEqual([])
  })

  it("leave out what is removed or stopped, and show guesses over rows", () => {
    const torrents = [{ ...aTorrent("a"), mode: "removed" as const }, { ...aTorrent("b"), mode: "downloading" as const }, aTorrent("c")]
    const items = itemsOf(state(torrents, [{ ...aShare("d"), mode: "stopped" }]), { b: "paused", c: "removed" })
    expect(items.map((item) => [item.id, item.standing])).toEqual([["b", "paused"]])
  })
})

describe("how a mirror and its origin stand", () => {
  const DAY = 86_400_000
  const now = 1_795_000_000_000
  const seen = (days: number | null) => ({ ...aMirror("a"), headAt: days === null ? null : Millis(now - days * DAY) })
  const up = { ...idleHolding, originReachable: true }

  it("is silent after a week without a signed head and dead after a month, whatever answers", () => {
    expect([0, 6.9, 7, 29.9, 30, 400].map((days) => originOf(seen(days), up, now))).toEqual(["reachable", "reachable", "silent", "silent", "dead", "dead"])
    expect(originOf(seen(1), { ...up, originReachable: false }, now)).toBe("unreachable")
    expect([originOf(seen(1), undefined, now), originOf(seen(null), idleHolding, now), originOf(seen(-3), up, now)]).toEqual(["untried", "untried", "reachable"])
  })

  it("has a word of its own for each", () => {
    const modes = ["mirroring", "current", "by-hand", "updating", "frozen", "full", "failed", "removed"] as const
    const origins = ["reachable", "unreachable", "silent", "dead", "untried"] as const
    expect([new Set(modes.map(mirrorText)).size, new Set(origins.map(originText)).size]).toEqual([modes.length, origins.length])
    expect([behindOf({ ...aMirror("a"), seq: 5, head: 9 }), behindOf({ ...aMirror("a"), seq: 5, head: 0 })]).toEqual([4, 0])
  })

  it("shows guesses over rows, and leaves out what is removed", () => {
    const rows = { b: { ...aMirror("b"), addedAt: Millis(1) }, a: { ...aMirror("a"), addedAt: Millis(2) }, c: aMirror("c"), d: { ...aMirror("d"), mode: "removed" as const } }
    expect(mirrorsOf(rows, { a: { mode: "updating" }, c: { mode: "removed" } }).map(({ id, mode }) => [id, mode])).toEqual([["b", "mirroring"], ["a", "updating"]])
  })
})

describe("what one shares", () => {
  const one = { ...aShare("one"), torrent: "t1", mode: "active" as const, createdAt: Millis(1) }
  const two = { ...aShare("two"), torrent: "t2", mode: "active" as const, createdAt: Millis(3) }
  const open = { ...aShare("open"), torrent: "t9", publicOf: "t1", visibility: "public" as const, mode: "active" as const, createdAt: Millis(5) }

  it("lists public shares below the private ones they were made from, newest first, and what was stopped not at all", () => {
    const order = (...shares: readonly (typeof one)[]) => ownShares(Object.fromEntries(shares.map((share) => [share.id, share]))).map(({ id }) => id)
    expect(order(open as never, one, two)).toEqual(["two", "one", "open"])
    expect(order({ ...one, mode: "stopped" as never }, open as never, two)).toEqual(["open", "two"])
    expect(order()).toEqual([])
  })

  it("can be made public once, when it is active", () => {
    expect([canPublish(one, { one }), canPublish(one, { one, open }), canPublish(open, { one, open })]).toEqual([true, false, false])
    for (const mode of ["failed", "stopped"] as const) expect(canPublish(one, { one, open: { ...open, mode } }), mode).toBe(true)
    expect(publicTwin(one, { open })).toBe(open)
    expect(canPublish({ ...one, mode: "hashing" }, {})).toBe(false)
    expect(publicTwin({ ...one, torrent: null }, { two })).toBeUndefined()
  })

  it("is named by an address that is short in a line and bare where it is used", () => {
    expect([bareOnion(` http://${anOnion.toUpperCase()}/ `), onionText(`http://${anOnion}`), onionText("short"), onionText("")]).toEqual([anOnion, "bulbilbulb…", "short", ""])
  })
})

describe("words about Tor and time", () => {
  it("say what to do about a wrong clock, and nothing about a right one", () => {
    expect(skewText({ ...readyCarrier, clockSkewSeconds: 7_200 })).toMatch(/2 h ahead\. Set it right/)
    expect(skewText({ ...readyCarrier, clockSkewSeconds: -61 })).toMatch(/1 min 1 s behind/)
    expect([null, 0, 59, -59].map((clockSkewSeconds) => skewText({ ...readyCarrier, clockSkewSeconds }))).toEqual([null, null, null, null])
    expect(carrierText({ ...readyCarrier, state: "bootstrapping", percent: 45 })).toBe("Tor is connecting · 45 %")
  })

  it("tell times as ISO has them, in UTC", () => {
    expect([timeText(0), clockText(0)]).toEqual(["1970-01-01 00:00 UTC", "1970-01-01 00:00:00"])
  })
})
