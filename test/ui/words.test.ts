import { describe, expect, it } from "vitest"
import type { HistoryEntry, Live } from "../../src/api/contract/rows.ts"
import { Millis, Seq } from "../../src/core/ids.ts"
import { ShareFacts } from "../../src/events/share.ts"
import { TorrentFacts } from "../../src/events/torrent.ts"
import { itemsOf } from "../../src/ui/state/items.ts"
import { carrierText, skewText } from "../../src/ui/words/carrierText.ts"
import { historyLines } from "../../src/ui/words/historyLines.ts"
import { historySentence } from "../../src/ui/words/historySentence.ts"
import { clockText, timeText } from "../../src/ui/words/timeText.ts"
import { aShare, aTorrent, readyCarrier } from "../support/managedRows.ts"

const entry = (seq: number, event: Record<string, unknown> & { type: string }): HistoryEntry =>
  ({ seq: Seq(seq), at: Millis(seq * 1_000), version: seq, type: `torrent.${event.type}/1`, event })

describe("a history in sentences", () => {
  it("knows every fact of torrents and shares", () => {
    for (const type of [...Object.keys(TorrentFacts.defs), ...Object.keys(ShareFacts.defs)]) {
      const sentence = historySentence(entry(1, { type }))
      expect(sentence, type).toMatch(/ .*|\.$/)
      expect(sentence, type).not.toBe(type)
    }
    expect(historySentence(entry(1, { type: "SomethingNew" }))).toBe("SomethingNew")
    expect(historySentence({ ...entry(1, { type: "x" }), event: {}, type: "torrent.SomethingNew/3" })).toBe("SomethingNew")
  })

  it("bears facts of any shape", () => {
    for (const type of Object.keys(TorrentFacts.defs)) {
      for (const odd of [null, {}, [], "x", 7]) {
        const event = Object.fromEntries(["pieces", "files", "bytes", "title", "path", "peer", "message"].map((name) => [name, odd]))
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
})

describe("the lines of the list", () => {
  const live: Live = { carrier: readyCarrier, torrents: {}, hashing: { s: { hashedBytes: 1, totalBytes: 4 } }, troubles: {}, freeBytes: 0 }
  const state = (torrents: readonly ReturnType<typeof aTorrent>[], shares: readonly ReturnType<typeof aShare>[]) => ({
    known: true, cursor: 0, heard: {}, node: { startedAt: Millis(0), downloads: "", dataDir: "" }, live,
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
