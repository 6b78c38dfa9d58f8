import { describe, expect, it } from "vitest"
import type { MirrorInput } from "../../src/actors/mirror/commands.ts"
import { ModeTree } from "../../src/actors/kernel/ModeTree.ts"
import { mirrorActor } from "../../src/actors/mirror/definition.ts"
import { HeadPace } from "../../src/actors/mirror/effects/HeadPace.ts"
import type { MirrorEvent } from "../../src/events/mirror.ts"
import { specification } from "../support/given.ts"
import { HandClock } from "../support/HandClock.ts"

const given = specification(mirrorActor.decider)
const { evolve, initial } = mirrorActor.decider
const mode = (...events: readonly MirrorEvent[]) => mirrorActor.modeOf(events.reduce(evolve, initial))

const requested = (update: "auto" | "manual" = "auto"): MirrorEvent => ({
  type: "MirrorRequested",
  secret: "mirror-1",
  update,
})
const head = (seq: number, at = 1_000): MirrorEvent => ({ type: "HeadLearned", seq, at })
const stored = (seq: number, octets = 10): MirrorEvent => ({ type: "EntriesMirrored", seq, octets })
const completed = (seq: number): MirrorEvent => ({ type: "MirrorCompleted", seq, torrents: 1 })
const removed: MirrorEvent = { type: "MirrorRemoved" }
const forked: MirrorEvent = { type: "TrackerForked", seq: 2 }
const full: MirrorEvent = { type: "QuotaReached", what: "entries", limit: 9 }
const failed: MirrorEvent = { type: "MirrorFailed", code: "refused", message: "no" }
const updating: MirrorEvent = { type: "UpdateRequested" }
const copied = (seq: number, update: "auto" | "manual" = "auto") =>
  [requested(update), head(seq), stored(seq), completed(seq)] as const

const observations: readonly MirrorInput[] = [
  { type: "HeadSeen", seq: 9, at: 9_000 },
  { type: "EntriesStored", seq: 9, octets: 1 },
  { type: "CopyFinished", seq: 9, torrents: 1 },
  { type: "OlderHeadOffered", seq: 1 },
  { type: "ForkFound", seq: 1 },
  { type: "QuotaMet", what: "octets", limit: 1 },
  { type: "ShelfNeeded", weight: 4 },
  { type: "ShelfStocked", epoch: 2_922, shards: 9, octets: 1 },
  { type: "ShelfCleared", shards: 1 },
  { type: "CopyFailed", code: "c", message: "m" },
]

describe("a mirror", () => {
  it("begins when it is asked for, once", () => {
    given().when({ type: "RequestMirror", secret: "mirror-1", update: "manual" }).then(requested("manual"))
    given(requested()).when({ type: "RequestMirror", secret: "mirror-2", update: "auto" }).refused("mirror-exists")
    given(...copied(3), removed)
      .when({ type: "RequestMirror", secret: "mirror-2", update: "auto" })
      .refused("mirror-exists")
    for (const input of [
      ...observations,
      { type: "UpdateNow" },
      { type: "RemoveMirror" },
      { type: "ChooseUpdate", update: "auto" },
    ] as MirrorInput[])
      given().when(input).refused("no-such-mirror")
  })

  it("copies as far as the head it was made for, and is complete there", () => {
    given(requested()).when({ type: "HeadSeen", seq: 3, at: 1_000 }).then(head(3))
    given(requested(), head(3)).when({ type: "EntriesStored", seq: 2, octets: 10 }).then(stored(2))
    given(requested(), head(3), stored(2)).when({ type: "CopyFinished", seq: 3, torrents: 1 }).then()
    given(requested(), head(3), stored(3)).when({ type: "CopyFinished", seq: 3, torrents: 1 }).then(completed(3))
    given(requested(), head(0)).when({ type: "CopyFinished", seq: 0, torrents: 1 }).then(completed(0))
  })

  it("hears late, twice and out of order what its copying reports, and never goes back", () => {
    given(...copied(3))
      .when({ type: "EntriesStored", seq: 3, octets: 10 })
      .then()
    given(...copied(3))
      .when({ type: "EntriesStored", seq: 2, octets: 10 })
      .then()
    given(...copied(3))
      .when({ type: "CopyFinished", seq: 3, torrents: 1 })
      .then()
    given(...copied(3))
      .when({ type: "CopyFailed", code: "c", message: "m" })
      .then()
  })

  it("learns newer heads at once, and a day later that the origin still lives", () => {
    given(...copied(3))
      .when({ type: "HeadSeen", seq: 4, at: 1_001 })
      .then(head(4, 1_001))
    given(...copied(3))
      .when({ type: "HeadSeen", seq: 2, at: 999_999 })
      .then()
    given(...copied(3))
      .when({ type: "HeadSeen", seq: 3, at: 1_000 + 86_400 })
      .then()
    given(...copied(3))
      .when({ type: "HeadSeen", seq: 3, at: 1_001 + 86_400 })
      .then(head(3, 1_001 + 86_400))
    given(...copied(3), forked)
      .when({ type: "HeadSeen", seq: 9, at: 9_000 })
      .then()
  })

  it("refuses an older history, and says each once", () => {
    const refused = (offered: number): MirrorEvent => ({ type: "RollbackRefused", offered, seq: 3 })
    given(...copied(3))
      .when({ type: "OlderHeadOffered", seq: 2 })
      .then(refused(2))
    given(...copied(3), refused(2))
      .when({ type: "OlderHeadOffered", seq: 2 })
      .then()
    given(...copied(3), refused(2))
      .when({ type: "OlderHeadOffered", seq: 1 })
      .then(refused(1))
    given(...copied(3))
      .when({ type: "OlderHeadOffered", seq: 3 })
      .then()
    // After the next complete copy it would be news again.
    given(...copied(3), refused(2), updating, completed(3))
      .when({ type: "OlderHeadOffered", seq: 2 })
      .then(refused(2))
  })

  it("follows a tracker that has told two stories no further", () => {
    given(...copied(3))
      .when({ type: "ForkFound", seq: 2 })
      .then(forked)
    given(...copied(3), forked)
      .when({ type: "ForkFound", seq: 1 })
      .then()
    given(...copied(3), forked)
      .when({ type: "UpdateNow" })
      .refused("tracker-forked")
    expect([
      mode(...copied(3), forked),
      mode(requested(), forked),
      mode(...copied(3), updating, forked),
      mode(...copied(3), forked, head(9)),
    ]).toEqual(["frozen", "frozen", "frozen", "frozen"])
  })

  it("stops at its quota, whether in the first copy or later, until it is updated by hand", () => {
    given(...copied(3))
      .when({ type: "QuotaMet", what: "entries", limit: 9 })
      .then(full)
    given(...copied(3), full)
      .when({ type: "QuotaMet", what: "octets", limit: 1 })
      .then()
    expect([mode(...copied(3), head(9), full), mode(requested(), head(9), stored(5), full)]).toEqual(["full", "full"])
    given(...copied(3), head(9), full)
      .when({ type: "UpdateNow" })
      .then(updating)
    given(requested(), head(9), stored(5), full).when({ type: "UpdateNow" }).then(updating)
    expect([
      mode(...copied(3), head(9), full, updating),
      mode(requested(), head(9), stored(5), full, updating),
    ]).toEqual(["updating", "mirroring"])
  })

  it("SHELF3 keeps part of the metadata when they are more than its quota, and goes on", () => {
    const partial: MirrorEvent = { type: "ShelfChosen", weight: 4 }
    const roomy: MirrorEvent = { type: "ShelfChosen", weight: 16 }
    const filled = (epoch: number, shards: number): MirrorEvent => ({ type: "ShelfFilled", epoch, shards, octets: 7 })
    for (const history of [[requested(), head(3), stored(3)], copied(3)] as const)
      given(...history)
        .when({ type: "ShelfNeeded", weight: 4 })
        .then(partial)
    expect(mode(requested(), head(3), stored(3), partial)).toBe("mirroring")
    for (const update of ["auto", "manual"] as const)
      expect([
        mode(...copied(3, update), partial),
        mode(...copied(3, update), partial, updating),
        mode(...copied(3, update), partial, full),
        mode(...copied(3, update), partial, forked),
        mode(...copied(3, update), partial, removed),
      ]).toEqual(["partial", "updating", "full", "frozen", "removed"])
    // Its entries follow the tracker as those of a whole one.
    expect(mode(...copied(3), partial, head(4))).toBe("updating")
    expect(mode(...copied(3), partial, head(4), stored(4), completed(4))).toBe("partial")
    given(...copied(3), partial)
      .when({ type: "ShelfStocked", epoch: 2_922, shards: 9, octets: 7 })
      .then(filled(2_922, 9))
    for (const said of [{ epoch: 2_922, shards: 9, octets: 8 }])
      given(...copied(3), partial, filled(2_922, 9))
        .when({ type: "ShelfStocked", ...said })
        .then()
    given(...copied(3), partial, filled(2_922, 9))
      .when({ type: "ShelfStocked", epoch: 2_923, shards: 9, octets: 7 })
      .then(filled(2_923, 9))
    given(...copied(3), partial)
      .when({ type: "ShelfCleared", shards: 2 })
      .then({ type: "ShelfLeft", shards: 2 })
    // There is room for all again: what is missing is copied.
    given(...copied(3), partial)
      .when({ type: "ShelfNeeded", weight: 16 })
      .then(roomy)
    expect(mode(...copied(3, "manual"), partial, roomy)).toBe("updating")
    expect(mode(...copied(3), partial, roomy, completed(3))).toBe("current")
    // Of a whole one there is nothing to tell, and one that takes nothing more changes nothing.
    given(...copied(3))
      .when({ type: "ShelfNeeded", weight: 16 })
      .then()
    for (const ended of [forked, full])
      given(...copied(3), ended)
        .when({ type: "ShelfNeeded", weight: 4 })
        .then()
  })

  it("follows newer heads by itself, or only when told to", () => {
    expect([mode(...copied(3)), mode(...copied(3, "manual"))]).toEqual(["current", "by-hand"])
    expect([mode(...copied(3), head(4)), mode(...copied(3, "manual"), head(4))]).toEqual(["updating", "by-hand"])
    given(...copied(3, "manual"))
      .when({ type: "UpdateNow" })
      .then(updating)
    given(...copied(3, "manual"), updating)
      .when({ type: "UpdateNow" })
      .then()
    expect([
      mode(...copied(3, "manual"), updating),
      mode(...copied(3, "manual"), head(4), updating, stored(4), completed(4)),
    ]).toEqual(["updating", "by-hand"])
    given(requested()).when({ type: "UpdateNow" }).refused("still-copying")
    given(requested(), failed).when({ type: "UpdateNow" }).refused("still-copying")
    given(...copied(3))
      .when({ type: "ChooseUpdate", update: "manual" })
      .then({ type: "UpdateChosen", update: "manual" })
    given(...copied(3))
      .when({ type: "ChooseUpdate", update: "auto" })
      .then()
    expect(mode(...copied(3, "manual"), head(4), { type: "UpdateChosen", update: "auto" })).toBe("updating")
  })

  it("fails only before its first copy, and says why", () => {
    given(requested()).when({ type: "CopyFailed", code: "refused", message: "no" }).then(failed)
    given(...copied(3), updating)
      .when({ type: "CopyFailed", code: "refused", message: "no" })
      .then()
    for (const ended of [forked, full])
      given(requested(), ended).when({ type: "CopyFailed", code: "refused", message: "no" }).then()
    expect(mode(requested(), failed)).toBe("failed")
  })

  it("is removed once, from any mode, and hears nothing more", () => {
    const histories = [
      [requested()],
      [...copied(3)],
      [...copied(3), forked],
      [...copied(3), full],
      [requested(), failed],
      [...copied(3), updating],
    ]
    for (const history of histories) {
      given(...history)
        .when({ type: "RemoveMirror" })
        .then(removed)
      expect(mode(...history, removed)).toBe("removed")
      given(...history, removed)
        .when({ type: "RemoveMirror" })
        .refused("mirror-removed")
      for (const input of [
        ...observations,
        { type: "UpdateNow" },
        { type: "ChooseUpdate", update: "manual" },
      ] as MirrorInput[])
        given(...history, removed)
          .when(input)
          .then()
    }
  })

  it("refuses what it does not know", () =>
    given(requested())
      .when({ type: "Nonsense" } as never)
      .refused("unknown-input"))

  it("copies where something is missing, serves what it has, also when it is frozen or full", () => {
    const tree = new ModeTree(mirrorActor)
    const running = Object.fromEntries(
      tree.modes.map((name) => [name, tree.pathOf(name).flatMap(({ plan }) => plan.effects ?? [])]),
    )
    expect(running).toEqual({
      absent: [],
      mirroring: ["copy", "seek"],
      current: ["serve", "seek"],
      partial: ["serve", "seek", "stock"],
      "by-hand": ["serve", "seek"],
      updating: ["serve", "seek", "copy"],
      frozen: ["serve", "seek"],
      full: ["serve", "seek"],
      failed: ["withdraw"],
      removed: ["forget"],
    })
  })
})

describe("heads on their way to a mirror", () => {
  it("are told at once while they are few, then the newest alone, one in ten seconds", () => {
    const clock = new HandClock()
    const told: number[] = []
    const pace = new HeadPace(clock)
    pace.start((seq) => void told.push(seq))
    for (const seq of [1, 2, 3, 4, 5, 6, 7, 9, 8]) pace.saw(seq, 0)
    expect(told).toEqual([1, 2, 3, 4, 5, 6])
    clock.advance(10_000)
    expect(told.slice(6)).toEqual([9])
    clock.advance(600_000)
    expect([told.length, clock.pending]).toEqual([7, 0])
    // A minute of a hundred heads a second.
    told.length = 0
    for (let seq = 10; seq < 6_010; seq++) {
      pace.saw(seq, 0)
      clock.advance(10)
    }
    expect(told.length).toBeLessThanOrEqual(6 + 6)
    clock.advance(10_000)
    expect(told.at(-1)).toBe(6_009)
    // Nothing is told any more when nobody follows the tracker.
    for (let seq = 7_000; seq < 7_010; seq++) pace.saw(seq, 0)
    pace.stop()
    const before = told.length
    clock.advance(600_000)
    pace.saw(7_010, 0)
    expect([told.length, clock.pending]).toEqual([before, 0])
    // The newest is told when somebody does again.
    pace.start((seq) => void told.push(seq))
    expect(told.slice(before)).toEqual([7_010])
  })
})
