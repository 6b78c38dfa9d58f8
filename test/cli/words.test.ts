import { homedir } from "node:os"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bytesText, durationText, percentOf } from "../../src/contract/figures.ts"
import { isWhole, progressOf, seedsText, shareStanding, standingOf } from "../../src/contract/standing.ts"
import type { Live } from "../../src/contract/rows.ts"
import { defaultDataDir } from "../../src/cli/dataDir.ts"
import { downloadProgress, shareProgress } from "../../src/cli/formatProgress.ts"
import { progressLine } from "../../src/cli/progressLine.ts"
import { cut, safeText } from "../../src/cli/safeText.ts"
import { lanesText } from "../../src/contract/words/lanes.ts"
import { aShare, aTorrent, freeOfCharge, idleLive, readyCarrier } from "../support/managedRows.ts"
import { relayOff } from "../../src/contract/relay.ts"

const live = (change: Partial<Live> = {}): Live => ({
  carrier: readyCarrier,
  torrents: {},
  trackers: {},
  hashing: {},
  troubles: {},
  health: [],
  relay: relayOff,
  credit: freeOfCharge,
  rates: { why: "none" },
  freeBytes: 0,
  ...change,
})
const booting = { ...readyCarrier, state: "bootstrapping" as const, percent: 45, summary: "Loading relay descriptors" }

describe("lanes in words", () => {
  it("tell what they cost, as a rate once there is enough to tell one of", () => {
    const of = (dials: number, downloadedBytes: number, tokens = 0) =>
      lanesText({ ...idleLive, lanes: 2, dials, tokens, downloadedBytes })
    expect(of(1, 0)).toBe("2 open, 1 dial")
    expect(of(4, 99_999_999, 2)).toBe("2 open, 4 dials, 2 more earned")
    expect(of(7, 2_000_000_000, 1)).toBe("2 open, 7 dials (3.5 a GB), 1 more earned")
  })
})

describe("figures in words", () => {
  it("are short and true", () => {
    expect([0, 999, 1_000, 1_234, 12_345, 999_499, 999_600, 1_500_000, 2e9, 3e12, 4e18].map(bytesText)).toEqual([
      "0 B",
      "999 B",
      "1 kB",
      "1.23 kB",
      "12.3 kB",
      "999 kB",
      "1 MB",
      "1.5 MB",
      "2 GB",
      "3 TB",
      "4,000 PB",
    ])
    expect([0, 59.4, 60, 75, 3_600, 3_660, 86_399, 90_000].map(durationText)).toEqual([
      "0 s",
      "59 s",
      "1 min",
      "1 min 15 s",
      "1 h",
      "1 h 1 min",
      "23 h 59 min",
      "1 d 1 h",
    ])
  })

  it("never say 100 % before it is whole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (whole, part) => {
        const done = Math.floor(whole * part)
        expect(percentOf(done, whole) === 100).toBe(done === whole)
      }),
    )
  })
})

describe("how a torrent stands", () => {
  it("tells what keeps it from going on", () => {
    const row = { ...aTorrent("abcdef"), mode: "downloading" as const }
    expect(standingOf(row, live())).toBe("downloading")
    expect(standingOf(row, live({ carrier: booting }))).toBe("waiting-for-tor")
    expect(standingOf(row, live({ troubles: { abcdef: "no answer" } }))).toBe("stalled")
    expect(
      standingOf(row, live({ troubles: { abcdef: "no answer" }, torrents: { abcdef: { ...idleLive, downRate: 1 } } })),
    ).toBe("downloading")
    expect(standingOf({ ...row, mode: "paused" }, live({ carrier: booting }))).toBe("paused")
    const asleep = live({ torrents: { abcdef: { ...idleLive, resting: true } } })
    expect(standingOf({ ...row, mode: "seeding" }, asleep)).toBe("resting")
    expect(standingOf({ ...row, mode: "paused" }, asleep)).toBe("paused")
    expect(seedsText({ seeds: 3, restingSeeds: 1 })).toBe("3 seeds, 1 at rest")
    expect([shareStanding(aShare("a")), shareStanding({ ...aShare("a"), mode: "failed" })]).toEqual([
      "hashing",
      "share-failed",
    ])
  })

  it("is whole when all that is wanted of it is there", () => {
    const row = { ...aTorrent("abcdef"), pieces: 10, verifiedPieces: 4, bytes: 100, verifiedBytes: 40 }
    const wanted = (files: number, bytes: number) => isWhole({ ...row, wanted: { files, bytes, verifiedBytes: 40 } })
    expect([isWhole(row), isWhole({ ...row, verifiedPieces: 10 }), wanted(2, 40), wanted(2, 41)]).toEqual([
      false,
      true,
      true,
      false,
    ])
    // Rules that fitted no file leave nothing to be whole.
    expect(isWhole({ ...row, wanted: { files: 0, bytes: 0, verifiedBytes: 0 } })).toBe(false)
    expect(progressOf({ ...row, wanted: { files: 2, bytes: 80, verifiedBytes: 40 } })).toBe(50)
  })

  it("fits in one line of progress", () => {
    const row = { ...aTorrent("abcdef"), mode: "downloading" as const, bytes: 8_000_000, verifiedBytes: 2_000_000 }
    const figures = { ...idleLive, downRate: 1_000_000, peers: 3, connectedPeers: 2, etaSeconds: 6, openStreams: 1 }
    expect(downloadProgress(row, live({ torrents: { abcdef: figures } }))).toBe(
      "Downloading 25 % of 8 MB · ↓ 1 MB/s · 6 s left · 2 of 3 peers · 1 stream",
    )
    expect(downloadProgress(row, live({ carrier: booting }))).toBe("Tor 45 %: Loading relay descriptors")
    expect(
      downloadProgress({ ...row, mode: "mirroring-metadata" }, live({ troubles: { abcdef: "no\u001banswer" } })),
    ).toBe("Stalled: no\ufffdanswer")
    expect(shareProgress(aShare("s"), live({ hashing: { s: { hashedBytes: 1, totalBytes: 4 } } }))).toBe(
      "Hashing 25 % of 4 B",
    )
    expect(shareProgress({ ...aShare("s"), mode: "active" }, live())).toBe("Publishing the onion service")
  })
})

describe("text on a terminal", () => {
  it("holds no control characters, whoever wrote it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 20 }), (text, columns) => {
        expect(safeText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/)
        expect([...cut(text, columns)].length).toBeLessThanOrEqual(columns)
      }),
      { numRuns: 300 },
    )
    expect(safeText("Grüße 日本 🌱")).toBe("Grüße 日本 🌱")
  })

  it("says once that it takes long where no line can be written over", async () => {
    const written: string[] = []
    const line = progressLine({ write: (text: string) => written.push(text) }, false, 10)
    line.show("a")
    line.show("b")
    await expect.poll(() => written).toEqual(["bulbil: this takes a while; it goes on: b\n"])
    line.show("c")
    line.end()
    const ended = progressLine({ isTTY: true, write: (text: string) => written.push(text) }, true, 0)
    ended.show("d")
    ended.end()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(written).toHaveLength(1)
  })

  it("is written over on a terminal only, and cleared at the end", () => {
    const written: string[] = []
    const write = (text: string) => written.push(text)
    const line = progressLine({ isTTY: true, columns: 5, write }, false)
    for (const text of ["a", "a", "abcdefgh"]) line.show(text)
    line.end()
    line.end()
    expect(written).toEqual(["\r\u001b[2Ka", "\r\u001b[2Kabcd", "\r\u001b[2K"])
    for (const silent of [progressLine({ write }, false), progressLine({ isTTY: true, write }, true)]) {
      silent.show("x")
      silent.end()
    }
    expect(written).toHaveLength(3)
  })

  it("says what ails the node: below, while it does; in a script at once, and once", () => {
    const written: string[] = []
    const write = (text: string) => written.push(text)
    const line = progressLine({ isTTY: true, write }, false)
    line.show("Reading the files")
    line.ail(["nothing new is taken: the disk is full"])
    expect(written.at(-1)).toMatch(/Reading the files\n.*TROUBLE:.* nothing new is taken: the disk is full$/)
    line.ail([])
    expect(written.at(-1)).toBe("\u001b[2K\u001b[A\r\u001b[2KReading the files")
    const low = progressLine({ isTTY: true, rows: 4, write }, false)
    low.show("a\nb\nc\nd")
    low.ail(["full"])
    expect(written.at(-1)).toMatch(/a\nand 3 more\n.*TROUBLE:.* full$/)
    const silent = progressLine({ isTTY: true, write }, false)
    silent.ail(["full"])
    expect(written.at(-1)).toMatch(/^\r\u001b\[2K.*TROUBLE:.* full$/)
    const said: string[] = []
    const script = progressLine({ write: (text: string) => said.push(text) }, false)
    for (const ills of [[], ["full"], ["full"], ["full", "slow\u0007"], []]) {
      script.ail(ills)
      script.show("Hashing")
    }
    script.end()
    expect(said).toEqual(["bulbil: TROUBLE: full\n", expect.stringMatching(/^bulbil: TROUBLE: slow[^\u0007]*\n$/)])
  })
})

describe("the default data folder", () => {
  it("follows $BULBIL_DATA, then XDG", () => {
    expect(defaultDataDir({ BULBIL_DATA: "/srv/b" })).toBe("/srv/b")
    expect(defaultDataDir({ XDG_DATA_HOME: "/x" })).toBe("/x/bulbil")
    expect(defaultDataDir({ XDG_DATA_HOME: "not/absolute" })).toBe(`${homedir()}/.local/share/bulbil`)
    expect(defaultDataDir({})).toBe(`${homedir()}/.local/share/bulbil`)
  })
})
