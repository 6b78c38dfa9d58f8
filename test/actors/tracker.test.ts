import { describe, expect, it } from "vitest"
import type { RestoredEntry, TrackerInput } from "../../src/actors/tracker/commands.ts"
import { trackerActor } from "../../src/actors/tracker/definition.ts"
import type { InfoHash } from "../../src/core/ids.ts"
import type { TrackerEvent } from "../../src/events/tracker.ts"
import { moment, specification } from "../support/given.ts"

const given = specification(trackerActor.decider)
const { evolve, initial } = trackerActor.decider
const mode = (...events: readonly TrackerEvent[]) => trackerActor.modeOf(events.reduce(evolve, initial))

const [A, B] = ["ab".repeat(32), "cd".repeat(32)] as [InfoHash, InfoHash]
const at = Math.floor(moment.at / 1000)
const created: TrackerEvent = { type: "TrackerCreated", secret: "tracker" }
const contradicted: TrackerEvent = { type: "TrackerContradicted", seq: 4 }
const list = (infohash: InfoHash, title: string): TrackerInput => ({
  type: "ListTorrent",
  infohash,
  title,
  bytes: 7,
  files: 2,
})
const listed = (seq: number, infohash: InfoHash, title: string): TrackerEvent => ({
  type: "TorrentListed",
  seq,
  at,
  infohash,
  title,
  bytes: 7,
  files: 2,
})
const retitled = (seq: number, infohash: InfoHash, title: string): TrackerEvent => ({
  type: "TorrentRetitled",
  seq,
  at,
  infohash,
  title,
})
const unlisted = (seq: number, infohash: InfoHash): TrackerEvent => ({ type: "TorrentUnlisted", seq, at, infohash })

describe("a node's tracker", () => {
  it("is created once, and knows nothing before that", () => {
    given().when({ type: "CreateTracker", secret: "tracker" }).then(created)
    given(created).when({ type: "CreateTracker", secret: "another" }).then()
    for (const input of [
      list(A, "a"),
      { type: "UnlistTorrent", infohash: A },
      { type: "ContradictionFound", seq: 1 },
      { type: "RestoreTracker", entries: [] },
    ] as const) {
      given().when(input).refused("no-tracker")
    }
  })

  it("numbers what it lists, renames and takes back from 1 without gaps", () => {
    given(created)
      .when(list(A, "a"))
      .then(listed(1, A, "a"))
    given(created, listed(1, A, "a"))
      .when(list(B, "b"))
      .then(listed(2, B, "b"))
    given(created, listed(1, A, "a"), listed(2, B, "b"))
      .when(list(A, "a2"))
      .then(retitled(3, A, "a2"))
    given(created, listed(1, A, "a"), listed(2, B, "b"), retitled(3, A, "a2"))
      .when({ type: "UnlistTorrent", infohash: A })
      .then(unlisted(4, A))
    given(created, listed(1, A, "a"), unlisted(2, A))
      .when(list(A, "again"))
      .then(listed(3, A, "again"))
  })

  it("changes nothing to list what is listed under its title, or to take back what is not listed", () => {
    given(created, listed(1, A, "a"))
      .when(list(A, "a"))
      .then()
    given(created, listed(1, A, "a"), retitled(2, A, "a2"))
      .when(list(A, "a2"))
      .then()
    given(created).when({ type: "UnlistTorrent", infohash: A }).then()
    given(created, listed(1, A, "a"), unlisted(2, A))
      .when({ type: "UnlistTorrent", infohash: A })
      .then()
  })

  it("takes no more entries once others hold another history, which it says once", () => {
    given(created, listed(1, A, "a"))
      .when({ type: "ContradictionFound", seq: 4 })
      .then(contradicted)
    given(created, contradicted).when({ type: "ContradictionFound", seq: 5 }).then()
    for (const input of [
      list(A, "a"),
      list(B, "b"),
      { type: "UnlistTorrent", infohash: A },
      { type: "RestoreTracker", entries: [] },
    ] as const) {
      given(created, listed(1, A, "a"), contradicted)
        .when(input)
        .refused("tracker-contradicted")
    }
  })

  it(
    "is restored from a backup only while it has no history of its own, once, and goes on behind " +
      "the backup's last entry",
    () => {
      const entries: RestoredEntry[] = [
        { type: "TorrentListed", infohash: A, title: "a", bytes: 7, files: 2, at: 5 },
        { type: "TorrentRetitled", infohash: A, title: "", at: 6, body: "ef".repeat(32) },
        { type: "TorrentUnlisted", infohash: A, at: 7 },
        { type: "TorrentListed", infohash: B, title: "b", bytes: 7, files: 2, at: 8 },
      ]
      const restored = [
        { type: "TrackerRestored" },
        ...entries.map((entry, i) => ({ ...entry, seq: i + 1 })),
      ] as TrackerEvent[]
      given(created)
        .when({ type: "RestoreTracker", entries })
        .then(...restored)
      given(created, ...restored)
        .when({ type: "RestoreTracker", entries })
        .refused("tracker-in-use")
      given(created, listed(1, A, "a"))
        .when({ type: "RestoreTracker", entries })
        .refused("tracker-in-use")
      given(created, { type: "TrackerRestored" }).when({ type: "RestoreTracker", entries }).refused("tracker-in-use")
      given(created, ...restored)
        .when(list(A, "a"))
        .then(listed(5, A, "a"))
      given(created, ...restored)
        .when(list(B, "b"))
        .then()
    },
  )

  it("refuses what it does not know", () => {
    given(created)
      .when({ type: "Nonsense" } as never)
      .refused("unknown-input")
  })

  it("serves in every mode but before it is created", () => {
    expect([mode(), mode(created), mode(created, { type: "TrackerRestored" }), mode(created, contradicted)]).toEqual([
      "absent",
      "open",
      "restored",
      "contradicted",
    ])
    const served = Object.entries(trackerActor.modes)
      .filter(([, plan]) => plan.effects?.includes("serve"))
      .map(([name]) => name)
    expect(served).toEqual(["open", "restored", "contradicted"])
  })
})
