import { describe, expect, it } from "vitest"
import type { HistoryEntry, Live } from "../../src/contract/rows.ts"
import { Millis, Seq } from "../../src/core/ids.ts"
import { behindOf, mirrorText, originOf, originText } from "../../src/contract/standing.ts"
import { priceText, ratioText, waitText, relayStanding, relayText } from "../../src/contract/words/relay.ts"
import { equalText } from "../../src/contract/words/release.ts"
import { CreditFacts } from "../../src/events/credit.ts"
import { MirrorFacts } from "../../src/events/mirror.ts"
import { RelayFacts } from "../../src/events/relay.ts"
import { ShareFacts } from "../../src/events/share.ts"
import { TorrentFacts } from "../../src/events/torrent.ts"
import { TrackerFacts } from "../../src/events/tracker.ts"
import { createItemsOf, type ItemSources } from "../../src/ui/state/items.ts"
import { mirrorsOf } from "../../src/ui/state/mirrors.ts"
import { inMegabytes, octetsOf } from "../../src/ui/relay/megabytes.ts"
import { linesWanted } from "../../src/ui/log/createLogView.ts"
import { aDay, aMonth, linesOf, seriesOf } from "../../src/ui/state/traffic.ts"
import { canPublish, ownShares, publicTwin, publicTwins } from "../../src/ui/state/ownShares.ts"
import { isAffordable, shortfall, withoutRelay } from "../../src/contract/words/credit.ts"
import { expectedFlags, phaseAt, phases, relayShort } from "../../src/ui/relay/relayText.ts"
import { relayPageWords } from "../../src/ui/relay/words.ts"
import { logText } from "../../src/ui/log/logText.ts"
import { onionCostText, onionsText } from "../../src/contract/words/onions.ts"
import { carrierText, skewText } from "../../src/contract/words/carrier.ts"
import { historyLines } from "../../src/contract/words/historyLines.ts"
import { historySentence } from "../../src/contract/words/history.ts"
import { bareOnion, onionText } from "../../src/contract/words/onion.ts"
import { clockText, timeText } from "../../src/contract/words/time.ts"
import {
  aLedger,
  aMirror,
  anOnion,
  aShare,
  aTorrent,
  freeOfCharge,
  idleHolding,
  readyCarrier,
} from "../support/managedRows.ts"
import { LEAST_RATE, relayOff } from "../../src/contract/relay.ts"

const entry = (seq: number, event: Record<string, unknown> & { type: string }): HistoryEntry => ({
  seq: Seq(seq),
  at: Millis(seq * 1_000),
  version: seq,
  type: `torrent.${event.type}/1`,
  event,
})

describe("a history in sentences", () => {
  const known = [TorrentFacts, ShareFacts, MirrorFacts, TrackerFacts, RelayFacts, CreditFacts].flatMap(({ defs }) =>
    Object.keys(defs),
  )

  it("knows every fact of torrents, shares, mirrors, the own tracker, the relay and the ledger", () => {
    for (const type of known) {
      const sentence = historySentence(entry(1, { type }))
      expect(sentence, type).toMatch(/ .*|\.$/)
      expect(sentence, type).not.toBe(type)
    }
    expect(historySentence(entry(1, { type: "SomethingNew" }))).toBe("SomethingNew")
    expect(historySentence({ ...entry(1, { type: "x" }), event: {}, type: "torrent.SomethingNew/3" })).toBe(
      "SomethingNew",
    )
  })

  it("tells what was chosen of a setting as people read it", () => {
    const told = (name: string, value: string) => historySentence(entry(1, { type: "SettingChosen", name, value }))
    expect(told("privacy.stream-days", "30")).toBe("Setting privacy.stream-days: 30.")
    expect(told("credit.policy", '"strict"')).toBe("Setting credit.policy: strict.")
    expect(told("downloads.folder", "null")).toBe("Setting downloads.folder: the default.")
    expect(told("sharing.folders", '["/a","/b"]')).toBe("Setting sharing.folders: /a, /b.")
    expect(told("sharing.folders", "[]")).toBe("Setting sharing.folders: anywhere.")
    for (const odd of ['{"theme":"dark"}', "", "{"])
      expect(told("page.preferences", odd)).toBe("Setting page.preferences: changed.")
  })

  it("bears facts of any shape", () => {
    for (const type of known) {
      for (const odd of [null, {}, [], "x", 7]) {
        const event = Object.fromEntries(
          [
            "pieces",
            "files",
            "bytes",
            "title",
            "path",
            "peer",
            "message",
            "seq",
            "at",
            "update",
            "what",
            "limit",
            "offered",
            "octets",
            "torrents",
            "credit",
            "relayed",
            "day",
            "through",
            "payload",
            "torrent",
            "policy",
            "key",
            "price",
            "port",
            "rate",
            "burst",
            "reason",
            "problem",
          ].map((name) => [name, odd]),
        )
        expect(typeof historySentence(entry(1, { ...event, type }))).toBe("string")
        expect(
          historyLines([entry(2, { ...event, type }), entry(1, { ...event, type })]).every(
            ({ text }) => typeof text === "string",
          ),
        ).toBe(true)
      }
    }
  })

  it("tells in one line what was verified step by step, and no more than that", () => {
    const verified = (seq: number) => entry(seq, { type: "PiecesVerified", pieces: [seq, seq + 100], bytes: 500_000 })
    const lines = historyLines([verified(9), verified(8), entry(7, { type: "TorrentPaused" }), verified(6)])
    expect(lines.map((line) => line.text)).toEqual([
      "4 pieces verified and on disk (1 MB), in 2 steps.",
      "Paused.",
      "2 pieces verified and on disk (500 kB).",
    ])
    expect(lines.map((line) => line.at)).toEqual([9_000, 7_000, 6_000])
    expect(historyLines([])).toEqual([])
    const found = (seq: number) => entry(seq, { type: "PiecesVerified", pieces: [seq], bytes: 500_000, found: true })
    expect(historyLines([found(4), found(3), verified(2), found(1)]).map((line) => line.text)).toEqual([
      "3 pieces found whole on the disk (1.5 MB), in 3 steps.",
      "2 pieces verified and on disk (500 kB).",
    ])
  })

  it("tells of a copy made in steps by how far it went, and of entries by what was done", () => {
    const copied = (seq: number) => entry(seq, { type: "EntriesMirrored", seq: seq * 500, octets: 100_000 })
    expect(
      historyLines([copied(3), copied(2), entry(1, { type: "HeadLearned", seq: 2_000, at: 1 }), copied(1)]).map(
        (line) => line.text,
      ),
    ).toEqual([
      "Copied and checked up to entry 1,500 (200 kB), in 2 steps.",
      "The tracker is known to go as far as entry 2,000.",
      "Copied and checked up to entry 500 (100 kB).",
    ])
    expect(historySentence(entry(1, { type: "TorrentListed", seq: 4, title: "Ferns", files: 1, bytes: 9_000 }))).toBe(
      "Entry 4: listed “Ferns”, 1 file, 9 kB.",
    )
    expect(historySentence(entry(1, { type: "QuotaReached", what: "octets", limit: 64_000_000 }))).toBe(
      "The limit for one tracker is reached: 64 MB.",
    )
    expect(historySentence(entry(1, { type: "UpdateChosen", update: "manual" }))).toBe("From now on updated by hand.")
  })
})

describe("a history of credit", () => {
  const day = 86_400_000
  const on = (n: number, seq: number, event: Record<string, unknown> & { type: string }): HistoryEntry => ({
    ...entry(seq, event),
    at: Millis(n * day + seq * 1_000),
  })
  const measured = (n: number, seq: number) => on(n, seq, { type: "RelayTrafficMeasured", relayed: 2_000_000 })
  const earned = (n: number, seq: number, credit = 2_000_000) =>
    on(n, seq, { type: "CreditEarned", credit, relayed: 2_000_000, day: "1970-01-02", through: seq - 1 })
  const spent = (n: number, seq: number, torrent: string) =>
    on(n, seq, { type: "CreditSpent", credit: 6_000_000, payload: 1_000_000, torrent, through: seq - 1 })

  it("is told by cause and by day, though measurements, earnings and downloads come by turns", () => {
    const entries = [
      spent(2, 9, "a"),
      earned(2, 8),
      measured(2, 7),
      spent(1, 6, "b"),
      earned(1, 5),
      measured(1, 4),
      spent(1, 3, "a"),
      earned(1, 2, 500_000),
      measured(1, 1),
    ]
    expect(historyLines(entries).map(({ text, torrent, entries: run }) => [text, torrent, run.length])).toEqual([
      ["−6 MB of credit for 1 MB downloaded and verified.", "a", 1],
      ["+2 MB of credit: 2 MB relayed on 1970-01-02, as measured up to entry 7 of the log.", null, 1],
      ["2 MB relayed since the last measurement.", null, 1],
      ["−6 MB of credit for 1 MB downloaded and verified.", "b", 1],
      ["+2.5 MB of credit for 4 MB relayed on 1970-01-02, by 2 measurements.", null, 2],
      ["4 MB relayed on 1970-01-02, in 2 measurements.", null, 2],
      ["−6 MB of credit for 1 MB downloaded and verified.", "a", 1],
    ])
    const [run] = historyLines([spent(1, 5, "a"), spent(1, 4, "b"), spent(1, 3, "a")])
    const free = (seq: number) =>
      on(1, seq, { type: "CreditSpent", credit: 0, payload: 1_000_000, torrent: "a", through: 1 })
    expect(historyLines([free(2), free(1)])[0]!.text).toBe(
      "Nothing charged for 2 MB downloaded and verified: there was no credit, and nothing is owed.",
    )
    expect(run).toMatchObject({
      text: "−12 MB of credit for 2 MB downloaded and verified on 1970-01-02, in 2 steps.",
      torrent: "a",
    })
  })

  it("says when not all that was relayed counted, and what a policy means", () => {
    expect(historySentence(earned(1, 2, 500_000))).toBe(
      "+500 kB of credit: 2 MB relayed, of which the day’s limit left 500 kB to count on " +
        "1970-01-02, as measured up to entry 1 of the log.",
    )
    expect(historySentence(entry(1, { type: "PolicyChosen", policy: "off" }))).toMatch(
      /^Policy chosen: off\. Credit is counted and stops nothing\./,
    )
    expect(historySentence(entry(1, { type: "RelayTrusted", key: "ab".repeat(32) }))).toContain("abababababababab…")
    expect(historySentence(entry(1, { type: "CreditHandedOver", credit: 9_000_000, day: "1970-01-02", to: "x" }))).toBe(
      "−9 MB of credit of 1970-01-02 handed over to another node’s ledger, x…",
    )
  })
})

describe("words about the relay and credit", () => {
  it("say how the relay stands: what its operator wants first, then what is", () => {
    const of = (mode: "unasked" | "refused" | "stopped" | "running", change: Partial<typeof relayOff> = {}) =>
      relayStanding({ mode }, { ...relayOff, ...change })
    expect([of("unasked"), of("refused", { state: "running" }), of("stopped"), of("running")]).toEqual([
      "unasked",
      "refused",
      "stopped",
      "starting",
    ])
    for (const state of ["starting", "bootstrapping", "restarting", "failed"] as const)
      expect(of("running", { state, reachable: "no" })).toBe(state)
    expect(of("running", { state: "running", reachable: "no" })).toBe("unreachable")
    expect(of("running", { state: "running", reachable: "no", middleOnly: false })).toBe("not-middle-only")
    for (const reachable of ["unknown", "testing", "yes"] as const)
      expect(of("running", { state: "running", reachable })).toBe("running")
    expect([
      relayText("bootstrapping", { percent: 45 }),
      relayShort("running", relayOff),
      relayShort("refused", relayOff),
    ]).toEqual(["Connecting · 45 %", "Relay running", "No relay"])
  })

  it("explain each flag that is expected, and tell how far along a relay is", () => {
    expect(expectedFlags.filter((flag) => !relayPageWords.flags[flag])).toEqual([])
    expect(relayPageWords.phases.length).toBe(phases.length)
    expect([-1, 0, 2.9, 3, 7.9, 8, 67.9, 68, 900].map((days) => phaseAt(0, days * 86_400_000))).toEqual([
      0, 0, 0, 1, 1, 2, 2, 3, 3,
    ])
  })

  it("count credit as Tor is left: a ratio of one gives back what six relays carried", () => {
    expect([
      ratioText({ relayed: 6_000, downloaded: 1_000 }),
      ratioText({ relayed: 1_500, downloaded: 1_000 }),
      ratioText({ relayed: 9, downloaded: 0 }),
    ]).toEqual(["1.00", "0.25", "–"])
    expect(priceText(6)).toBe("Each GB costs 6 GB of credit")
    expect([
      isAffordable(5, { affordable: 5 }),
      isAffordable(6, { affordable: 5 }),
      isAffordable(1e15, { affordable: null }),
    ]).toEqual([true, false, true])
  })

  it("say when a download goes on, and what the policy means for who relays nothing", () => {
    expect(waitText({ missing: 9_000_000, seconds: 11_400 })).toBe(
      "9 MB of credit missing to go on. It goes on by itself in about 3 h 10 min, as credit comes now.",
    )
    expect(waitText({ missing: 9_000_000, seconds: null })).toMatch(
      /as soon as credit comes; nothing comes at the moment/,
    )
    const words = (["strict", "soft", "off"] as const).map((policy) =>
      withoutRelay({ ...aLedger("self"), policy }, { ...freeOfCharge, affordable: 7_000_000 }),
    )
    expect(words[0]).toMatch(/when the newcomer’s credit is used up \(enough for 7 MB still\), downloads wait/)
    expect(withoutRelay(aLedger("self"), { affordable: 0 })).toMatch(/the credit is used up, so now downloads wait/)
    expect(words[1]).toMatch(/go on slowly/)
    expect(words[2]).toMatch(/no difference/)
    expect(new Set(Object.values(shortfall)).size).toBe(3)
  })

  it("take rates as people type them", () => {
    expect(["1", "1.5", "1,5", " .5 ", "0", "", "x", "-1", "1e3", "1.2.3", "Infinity"].map(octetsOf)).toEqual([
      1e6,
      1.5e6,
      1.5e6,
      5e5,
      0,
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    expect([inMegabytes(1_310_720), inMegabytes(LEAST_RATE), inMegabytes(2e6)]).toEqual(["1.31072", "0.0768", "2"])
    expect(octetsOf("0.077")).toBeGreaterThanOrEqual(LEAST_RATE)
  })
})

describe("measured traffic", () => {
  const now = 1_795_000_123_456
  const step = Math.floor(now / 300_000) * 300_000

  it("is an even row of rates, its gaps filled, without the step that is not over", () => {
    const series = seriesOf(
      [
        { at: Millis(step - 600_000), relayed: 300_000 },
        { at: Millis(step - 300_000), relayed: 600_000 },
        { at: Millis(step), relayed: 9e9 },
        { at: Millis(step - 86_400_000 - 1), relayed: 9e9 },
      ],
      aDay,
      now,
    )
    expect([series.at.length, series.rate.length]).toEqual([288, 288])
    expect(series.rate.slice(-3)).toEqual([0, 1_000, 2_000])
    expect(series.rate.slice(0, -2).every((rate) => rate === 0)).toBe(true)
    expect(series.at.at(-1)).toBe((step - 300_000) / 1_000)
    expect(seriesOf([], aMonth, now).at).toHaveLength(744)
  })

  it("is told by the hour or day, newest first, where there was any", () => {
    const hour = 3_600_000
    const lines = linesOf(
      [
        { at: Millis(step - 5 * hour), relayed: 5 },
        { at: Millis(step - 5 * hour + 1), relayed: 6 },
        { at: Millis(step), relayed: 7 },
        { at: Millis(step - 2 * hour), relayed: 0 },
        { at: Millis(step - 30 * hour), relayed: 8 },
      ],
      aDay,
      now,
    )
    expect(lines.map(({ relayed }) => relayed)).toEqual([7, 11])
    expect(lines.every(({ at }) => at % hour === 0)).toBe(true)
  })
})

describe("log lines", () => {
  const line = (id: number, source: "tor" | "relay" | "node", level: "notice" | "warn" | "err", text: string) => ({
    id,
    at: Millis(id * 1_000),
    source,
    level,
    text,
  })
  const lines = [
    line(1, "tor", "notice", "Bootstrapped 100%"),
    line(2, "relay", "warn", "Clock jumped"),
    line(3, "node", "err", "disk full\r\nafter"),
    line(4, "node", "notice", "there is nothing at /srv/Café noir"),
  ]

  it("are chosen by source, level and words", () => {
    const ids = (change: Partial<Parameters<typeof linesWanted>[1]>) =>
      linesWanted(lines, { hidden: new Set(), level: "notice", words: "", ...change }).map(({ id }) => id)
    expect([
      ids({}),
      ids({ hidden: new Set(["tor"]) }),
      ids({ level: "warn" }),
      ids({ level: "err" }),
      ids({ words: " CLOCK " }),
      ids({ words: "nowhere" }),
      ids({ words: "CAFE nothing" }),
    ]).toEqual([[1, 2, 3, 4], [2, 3, 4], [2, 3], [3], [2], [], [4]])
  })

  it("are copied one a line", () => {
    expect(logText(lines)).toBe(
      "1970-01-01 00:00:01 tor notice Bootstrapped 100%\n1970-01-01 00:00:02 relay warn Clock " +
        "jumped\n1970-01-01 00:00:03 node err disk full after\n1970-01-01 00:00:04 node notice there is nothing at /srv/Café noir",
    )
  })
})

describe("the lines of the list", () => {
  const sources = (
    torrents: readonly ReturnType<typeof aTorrent>[],
    shares: readonly ReturnType<typeof aShare>[],
    change: Partial<ItemSources> = {},
  ): ItemSources => ({
    torrents: new Map(torrents.map((t) => [t.id, t])),
    shares: new Map(shares.map((s) => [s.id, s])),
    figures: new Map(),
    hashing: { s: { hashedBytes: 1, totalBytes: 4 } },
    troubles: {},
    waiting: {},
    ready: true,
    guesses: {},
    ...change,
  })

  it("keep a share's id when it has become a torrent, so what is selected stays so", () => {
    const share = { ...aShare("s"), title: "S" }
    const [hashing] = createItemsOf()(sources([], [share]))
    expect(hashing).toMatchObject({ id: "s", standing: "hashing", progress: 25, torrent: null })
    const torrent = { ...aTorrent("t"), origin: "share" as const, mode: "seeding" as const }
    const [seeding, ...others] = createItemsOf()(sources([torrent], [{ ...share, mode: "active", torrent: "t" }]))
    expect(seeding).toMatchObject({ id: "s", standing: "seeding", torrent: { id: "t" } })
    expect(others).toEqual([])
  })

  it("leave out what is removed or stopped, and show guesses over rows", () => {
    const torrents = [
      { ...aTorrent("a"), mode: "removed" as const },
      { ...aTorrent("b"), mode: "downloading" as const },
      aTorrent("c"),
    ]
    const items = createItemsOf()(
      sources(torrents, [{ ...aShare("d"), mode: "stopped" }], { guesses: { b: "paused", c: "removed" } }),
    )
    expect(items.map((item) => [item.id, item.standing])).toEqual([["b", "paused"]])
  })
})

describe("a download that waits for credit", () => {
  it("says what it misses, until it is known", () => {
    const wait = { missing: 6_000_000, seconds: 60 }
    const noteOf = (waiting: Live["credit"]["waiting"]) =>
      createItemsOf()({
        torrents: new Map([["t", { ...aTorrent("t"), mode: "waiting-for-credit" }]]),
        shares: new Map(),
        figures: new Map(),
        hashing: {},
        troubles: {},
        waiting,
        ready: true,
        guesses: {},
      })[0]!
    expect(noteOf({ t: wait })).toMatchObject({ standing: "waiting-for-credit", note: waitText(wait) })
    expect(noteOf({}).note).toBeNull()
  })
})

describe("how a mirror and its origin stand", () => {
  const DAY = 86_400_000
  const now = 1_795_000_000_000
  const seen = (days: number | null) => ({ ...aMirror("a"), headAt: days === null ? null : Millis(now - days * DAY) })
  const up = { ...idleHolding, originReachable: true }

  it("is silent after a week without a signed head and dead after a month, whatever answers", () => {
    expect([0, 6.9, 7, 29.9, 30, 400].map((days) => originOf(seen(days), up, now))).toEqual([
      "reachable",
      "reachable",
      "silent",
      "silent",
      "dead",
      "dead",
    ])
    expect(originOf(seen(1), { ...up, originReachable: false }, now)).toBe("unreachable")
    expect([
      originOf(seen(1), undefined, now),
      originOf(seen(null), idleHolding, now),
      originOf(seen(-3), up, now),
    ]).toEqual(["untried", "untried", "reachable"])
  })

  it("has a word of its own for each", () => {
    const modes = [
      "mirroring",
      "current",
      "partial",
      "by-hand",
      "updating",
      "frozen",
      "full",
      "failed",
      "removed",
    ] as const
    const origins = ["reachable", "unreachable", "silent", "dead", "untried"] as const
    expect([new Set(modes.map(mirrorText)).size, new Set(origins.map(originText)).size]).toEqual([
      modes.length,
      origins.length,
    ])
    expect([behindOf({ ...aMirror("a"), seq: 5, head: 9 }), behindOf({ ...aMirror("a"), seq: 5, head: 0 })]).toEqual([
      4, 0,
    ])
  })

  it("shows guesses over rows, and leaves out what is removed", () => {
    const rows = {
      b: { ...aMirror("b"), addedAt: Millis(1) },
      a: { ...aMirror("a"), addedAt: Millis(2) },
      c: aMirror("c"),
      d: { ...aMirror("d"), mode: "removed" as const },
    }
    expect(
      mirrorsOf(rows, { a: { mode: "updating" }, c: { mode: "removed" } }).map(({ id, mode }) => [id, mode]),
    ).toEqual([
      ["b", "mirroring"],
      ["a", "updating"],
    ])
  })
})

describe("what one shares", () => {
  const one = { ...aShare("one"), torrent: "t1", mode: "active" as const, createdAt: Millis(1) }
  const two = { ...aShare("two"), torrent: "t2", mode: "active" as const, createdAt: Millis(3) }
  const open = {
    ...aShare("open"),
    torrent: "t9",
    publicOf: "t1",
    visibility: "public" as const,
    mode: "active" as const,
    createdAt: Millis(5),
  }

  it(
    "lists public shares below the private ones they were made from, newest first, and what was " +
      "stopped not at all",
    () => {
      const order = (...shares: readonly (typeof one)[]) => ownShares(shares).map(({ id }) => id)
      expect(order(open as never, one, two)).toEqual(["two", "one", "open"])
      expect(order({ ...one, mode: "stopped" as never }, open as never, two)).toEqual(["open", "two"])
      expect(order()).toEqual([])
    },
  )

  it("can be made public once, when it is active", () => {
    const twins = (...shares: readonly ReturnType<typeof aShare>[]) => publicTwins(shares)
    expect([
      canPublish(one, twins(one)),
      canPublish(one, twins(one, open)),
      canPublish(open, twins(one, open)),
    ]).toEqual([true, false, false])
    for (const mode of ["failed", "stopped"] as const)
      expect(canPublish(one, twins(one, { ...open, mode })), mode).toBe(true)
    expect(publicTwin(one, twins(open))).toBe(open)
    expect(canPublish({ ...one, mode: "hashing" }, twins())).toBe(false)
    expect(publicTwin({ ...one, torrent: null }, twins(two))).toBeUndefined()
  })

  it("is named by an address that is short in a line and bare where it is used", () => {
    expect([
      bareOnion(` http://${anOnion.toUpperCase()}/ `),
      onionText(`http://${anOnion}`),
      onionText("short"),
      onionText(""),
    ]).toEqual([anOnion, "bulbilbulb…", "short", ""])
  })
})

describe("words about Tor and time", () => {
  it("say what to do about a wrong clock, and nothing about a right one", () => {
    expect(skewText({ ...readyCarrier, clockSkewSeconds: 7_200 })).toMatch(/2 h ahead\. Set it right/)
    expect(skewText({ ...readyCarrier, clockSkewSeconds: -61 })).toMatch(/1 min 1 s behind/)
    expect([null, 0, 59, -59].map((clockSkewSeconds) => skewText({ ...readyCarrier, clockSkewSeconds }))).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(carrierText({ ...readyCarrier, state: "bootstrapping", percent: 45 })).toBe("Tor is connecting · 45 %")
  })

  it("tell how many onions are up, what waits, and what those cost that are always up", () => {
    const few = { up: 3, published: 4, always: 3, waiting: 0, budget: 12, room: 12, slowestUploadMs: 12_400 }
    expect(onionsText(few)).toBe("3 of 12 onions up · 1 on the way · slowest upload 12 s")
    expect(onionCostText(few)).toBeNull()
    const many = { up: 20, published: 20, always: 20, waiting: 7, budget: 12, room: 22, slowestUploadMs: null }
    expect(onionsText(many)).toBe("20 of 22 onions up · 7 waiting for a turn")
    expect(onionCostText(many)).toMatch(/20 onions are always up .* 8 more than Tor seems to bear.* about 120 circuits/)
    expect(onionCostText({ ...many, always: 11, budget: 12 })).not.toMatch(/seems to bear/)
  })

  it("tell times as ISO has them, in UTC", () => {
    expect([timeText(0), clockText(0)]).toEqual(["1970-01-01 00:00 UTC", "1970-01-01 00:00:00"])
    for (const at of [1_795_000_123_456, 951_827_696_789, 86_399_999, -1]) {
      const iso = new Date(at).toISOString().replace("T", " ")
      expect([timeText(at), clockText(at)]).toEqual([`${iso.slice(0, 16)} UTC`, iso.slice(0, 19)])
    }
  })
})

it("say that a file is here only when it is", () => {
  expect([true, false].map((ready) => /file here|is not here yet/.exec(equalText({ ready }))?.[0])).toEqual([
    "file here",
    "is not here yet",
  ])
})
