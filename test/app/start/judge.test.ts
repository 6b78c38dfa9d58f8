/** The check at the start as a table: what lies there → what is said of it. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { FileState, Findings, HistoryMark } from "../../../src/app/start/Findings.ts"
import { FIRST_SECRETS, judge } from "../../../src/app/start/judge.ts"

const mark: HistoryMark = {
  seq: 40,
  hash: "h40",
  first: "h1",
  secrets: ["management", "node", "tracker"],
  digests: { node: "n", tracker: "t" },
  doubtful: false,
}
const sound: Findings = {
  log: { state: "sound", head: 50, first: "h1", atMark: "h40", created: true, restored: false },
  mark,
  markState: "sound",
  secrets: { node: "sound", tracker: "sound", management: "sound", history: "sound" },
  digests: { node: ["n"], tracker: ["t"] },
  traces: true,
  entries: "sound",
}
const noLog = { head: 0, first: undefined, atMark: undefined, created: false, restored: false }
const nothing: Findings = {
  log: { ...noLog, state: "absent" },
  mark: undefined,
  markState: "absent",
  secrets: {},
  digests: { node: ["-"], tracker: ["-"] },
  traces: false,
  entries: "absent",
}
const secrets = (change: Record<string, FileState | undefined>): Findings => ({
  ...sound,
  secrets: Object.fromEntries(
    Object.entries({ ...sound.secrets, ...change }).filter(
      (entry): entry is [string, FileState] => entry[1] !== undefined,
    ),
  ),
})
const log = (change: Partial<Findings["log"]>, rest: Partial<Findings> = {}): Findings => ({
  ...sound,
  log: { ...sound.log, ...change },
  ...rest,
})

describe("a data folder that fits together", () => {
  it.each<[string, Findings]>([
    ["nothing at all", nothing],
    [
      "a first start that was cut before its first event",
      {
        ...nothing,
        log: { ...noLog, state: "sound" },
        secrets: { node: "sound", tracker: "sound", management: "sound" },
      },
    ],
    ["a log's file that was just made", { ...nothing, log: { ...noLog, state: "empty" } }],
    ["all of it", sound],
    ["one of a version that made no mark", { ...sound, mark: undefined, markState: "absent" }],
    [
      "a tracker's key that a backup has replaced",
      { ...sound, log: { ...sound.log, restored: true }, digests: { node: ["n"], tracker: ["other"] } },
    ],
    ["a key out of a backup that waits to be taken", { ...sound, digests: { node: ["n"], tracker: ["next", "t"] } }],
    [
      "damaged secrets of single shares, downloads and mirrors",
      secrets({ "share-1": "damaged", "link-2": "empty", "mirror-3": "denied" }),
    ],
  ])("%s", (_, found) => expect(judge(found)).toEqual([]))
})

describe("what contradicts what else is there", () => {
  it.each<[string, Findings, string, string, RegExp]>([
    ["log gone", log({ ...noLog, state: "absent" }), "events.sqlite", "stop", /gone, although .*40 events/],
    ["log emptied", log({ ...noLog, state: "empty" }), "events.sqlite", "stop", /empty, although/],
    [
      "log gone, no mark, but torrents",
      log({ ...noLog, state: "absent" }, { mark: undefined, markState: "absent" }),
      "events.sqlite",
      "stop",
      /holds torrents/,
    ],
    [
      "log gone, and the mark is damaged",
      log({ ...noLog, state: "absent" }, { mark: undefined, markState: "denied", traces: false, secrets: {} }),
      "events.sqlite",
      "stop",
      /mark of its history/,
    ],
    ["log without events", log({ ...noLog, state: "sound" }), "events.sqlite", "stop", /no history/],
    ["log garbage", log({ ...noLog, state: "damaged" }), "events.sqlite", "stop", /damaged/],
    [
      "log garbage in a new folder",
      { ...nothing, log: { ...noLog, state: "damaged" } },
      "events.sqlite",
      "stop",
      /damaged/,
    ],
    ["log of another node", log({ first: "other", atMark: "x" }), "events.sqlite", "stop", /another node/],
    [
      "older copy",
      log({ head: 30, atMark: undefined }),
      "events.sqlite",
      "stop",
      /older copy: it ends at event 30, .* 40/,
    ],
    ["older copy that went on", log({ head: 60, atMark: "other" }), "events.sqlite", "stop", /another history/],
    ["newer log", log({ ...noLog, state: "newer" }), "events.sqlite", "refuse", /newer version/],
    ["log not permitted", log({ ...noLog, state: "denied" }), "events.sqlite", "refuse", /chown/],
    ["tracker key gone", secrets({ tracker: undefined }), "vault/tracker.json", "stop", /gone/],
    [
      "tracker key gone, no mark",
      { ...secrets({ tracker: undefined }), mark: undefined, markState: "absent" },
      "vault/tracker.json",
      "stop",
      /gone/,
    ],
    ["tracker key empty", secrets({ tracker: "empty" }), "vault/tracker.json", "stop", /empty/],
    ["tracker key garbage", secrets({ tracker: "damaged" }), "vault/tracker.json", "stop", /damaged/],
    ["tracker key not permitted", secrets({ tracker: "denied" }), "vault/tracker.json", "refuse", /chown/],
    [
      "tracker key of another node",
      { ...sound, digests: { node: ["n"], tracker: ["other"] } },
      "vault/tracker.json",
      "stop",
      /another one/,
    ],
    ["node secret gone", secrets({ node: undefined }), "vault/node.json", "stop", /gone/],
    [
      "node secret exchanged",
      { ...sound, digests: { node: ["other"], tracker: ["t"] } },
      "vault/node.json",
      "stop",
      /another one/,
    ],
    ["management gone", secrets({ management: undefined }), "vault/management.json", "stop", /gone/],
    [
      "own relays elsewhere damaged",
      secrets({ "relays-elsewhere": "damaged" }),
      "vault/relays-elsewhere.json",
      "stop",
      /damaged/,
    ],
    [
      "own relays elsewhere gone",
      { ...sound, mark: { ...mark, secrets: [...mark.secrets, "relays-elsewhere"] } },
      "vault/relays-elsewhere.json",
      "stop",
      /gone/,
    ],
    ["the relay's meter key empty", secrets({ "relay-meter": "empty" }), "vault/relay-meter.json", "stop", /empty/],
    ["mark damaged", { ...sound, mark: undefined, markState: "damaged" }, "vault/history.json", "anew", /damaged/],
    ["mark newer", { ...sound, mark: undefined, markState: "newer" }, "vault/history.json", "refuse", /newer version/],
    ["copies of trackers damaged", { ...sound, entries: "damaged" }, "trackers.sqlite", "anew", /damaged/],
    ["copies of trackers older", { ...sound, entries: "older" }, "trackers.sqlite", "anew", /older version/],
    ["copies of trackers newer", { ...sound, entries: "newer" }, "trackers.sqlite", "refuse", /newer version/],
    ["copies of trackers not permitted", { ...sound, entries: "denied" }, "trackers.sqlite", "refuse", /chown/],
  ])("%s", (_, found, file, grade, words) => {
    const verdicts = judge(found)
    if (found.markState !== "denied") expect(verdicts).toHaveLength(1)
    expect(verdicts[0]).toMatchObject({ file, grade })
    expect(verdicts[0]!.what).toMatch(words)
    if (grade !== "refuse") expect(verdicts[0]!.lost).not.toBe("")
  })

  it("is told of each file at once", () => {
    expect(
      judge({ ...sound, secrets: {} })
        .map(({ file }) => file)
        .sort(),
    ).toEqual(["vault/management.json", "vault/node.json", "vault/tracker.json"])
  })
})

const state = fc.constantFrom<FileState>("sound", "absent", "empty", "damaged", "newer", "denied")
const findings = fc.record<Findings>({
  log: fc.record({
    state,
    head: fc.nat(60),
    first: fc.constantFrom("h1", "other", undefined),
    atMark: fc.constantFrom("h40", "other", undefined),
    created: fc.boolean(),
    restored: fc.boolean(),
  }),
  mark: fc.constantFrom(mark, undefined),
  markState: state,
  secrets: fc.dictionary(fc.constantFrom("node", "tracker", "management", "relay-meter", "share-1", "history"), state),
  digests: fc.record({
    node: fc.constantFrom(["n"], ["other"]),
    tracker: fc.constantFrom(["t"], ["other"], ["other", "t"]),
  }),
  traces: fc.boolean(),
  entries: fc.constantFrom("sound", "absent", "damaged", "older", "newer", "denied"),
})

it("never lets a node start under other names than it had, or with less history, over any folder", () => {
  let passed = 0
  fc.assert(
    fc.property(findings, (found) => {
      if (judge(found).some(({ grade }) => grade !== "anew")) return
      passed++
      const { log, mark: known, secrets: kept, digests } = found
      const had = log.created ? FIRST_SECRETS : []
      expect(had.filter((name) => kept[name] !== "sound")).toEqual([])
      expect(
        Object.entries(kept).filter(
          ([name, one]) => !name.startsWith("share-") && name !== "history" && one !== "sound",
        ),
      ).toEqual([])
      if (!known) return
      expect({ created: log.created, first: log.first, atMark: log.atMark }).toEqual({
        created: true,
        first: "h1",
        atMark: "h40",
      })
      expect(digests["node"]).toContain("n")
      if (!log.restored) expect(digests["tracker"]).toContain("t")
    }),
    { numRuns: 20_000, seed: 20_261_128 },
  )
  expect(passed).toBeGreaterThan(10)
})
