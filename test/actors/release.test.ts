import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ReleaseInput } from "../../src/actors/release/commands.ts"
import { releaseActor } from "../../src/actors/release/definition.ts"
import { modeOf, releasesOf, type ReleaseState } from "../../src/actors/release/mode.ts"
import type { Release } from "../../src/core/release.ts"
import type { ReleaseEvent } from "../../src/events/release.ts"
import type { Millis } from "../../src/core/ids.ts"
import { arbitraryInputs } from "../support/arbitraryInputs.ts"
import { moment, specification } from "../support/given.ts"
import { aRelease } from "../support/releaseKeys.ts"

const given = specification(releaseActor.decider)
const { decide, evolve, initial } = releaseActor.decider
const DAY = 86_400_000
const root = "r"
const own: ReleaseEvent = { type: "SoftwareStarted", version: "0.9.0", tree: "own", root }
const newer = (seq: number, over: Partial<Release> = {}): Release => aRelease({ seq, version: `1.${seq}.0`, ...over })
const offer = (release: Release, from = "a1"): ReleaseInput => ({
  type: "BundleVerified",
  from,
  release,
  signers: ["k1", "k2"],
  root,
  bundle: "b",
})
const verified = (release: Release, from = "a1"): ReleaseEvent[] => [
  { type: "ReleaseVerified", ...release, signers: ["k1", "k2"], from, root, bundle: "b" },
  { type: "ReleaseSeen", from, seq: release.seq, version: release.version, verified: true, at: moment.at },
]
const begun = (seq: number): ReleaseEvent => ({ type: "ReleaseFetchBegun", seq, torrent: `t${seq}`, adopted: false })
const here = (seq: number): ReleaseEvent[] => [...verified(newer(seq)), begun(seq), { type: "ReleaseReady", seq }]
const after = (...history: ReleaseEvent[]) => modeOf(given(...history).state())

describe("the actor of newer software", () => {
  it("goes from the offer over the fetched file to what runs, and each step follows from facts", () => {
    given(own)
      .when(offer(newer(1)))
      .then(...verified(newer(1)))
    const offered = [own, ...verified(newer(1))]
    expect(after(own)).toBe("none")
    expect(after(...offered)).toBe("offered")
    given(...offered)
      .when({ type: "FetchPlanned", seq: 1 })
      .then({ type: "ReleaseFetchBegun", seq: 1, torrent: moment.id, adopted: false })
    expect(after(...offered, begun(1))).toBe("fetching")
    given(...offered, begun(1))
      .when({ type: "FileChecked", seq: 1, right: true })
      .then({ type: "ReleaseReady", seq: 1 })
    expect(after(own, ...here(1))).toBe("ready")
    const { version, tree } = newer(1)
    given(own, ...here(1))
      .when({ type: "StartSoftware", version, tree, root: "another root by then" })
      .then(
        { type: "SoftwareStarted", version, tree, root: "another root by then" },
        { type: "ReleaseRunning", seq: 1 },
      )
  })

  it("fetches nothing that is not newer than what runs, and nothing of another root", () => {
    given(own)
      .when({ ...offer(newer(1)), root: "stranger" } as ReleaseInput)
      .then()
    expect(after(own, ...verified(newer(1, { version: "0.9.0" })))).toBe("none")
    expect(after(own, ...verified(newer(1, { version: "0.8.9" })))).toBe("none")
    expect(after(own, ...verified(newer(1, { tree: "own" })))).toBe("none")
  })

  it("writes an answer down when it is another than the last", () => {
    given(own, ...verified(newer(1)))
      .when(offer(newer(1)))
      .then()
    given(own)
      .when({ type: "BundleRefused", from: "a1", why: "signatures" })
      .then({ type: "ReleaseRefused", from: "a1", why: "signatures" })
    given(own, { type: "ReleaseRefused", from: "a1", why: "signatures" })
      .when({ type: "BundleRefused", from: "a1", why: "signatures" })
      .then()
  })

  it("refuses what is older than what was verified", () => {
    given(own, ...verified(newer(3)))
      .when(offer(newer(2), "b2"))
      .then(
        { type: "ReleaseSeen", from: "b2", seq: 2, version: "1.2.0", verified: true, at: moment.at },
        { type: "ReleaseRefused", from: "b2", why: "rollback" },
      )
  })

  it("stops at two releases of one seq, until one of at least that seq runs", () => {
    const twice = [own, ...verified(newer(2))]
    given(...twice)
      .when(offer(newer(2, { sha256: "cd".repeat(32) }), "b2"))
      .then({ type: "ReleaseConflict", seq: 2, from: "b2", bundle: "b" })
    const conflict: ReleaseEvent = { type: "ReleaseConflict", seq: 2, from: "b2", bundle: "b" }
    expect(after(...twice, conflict)).toBe("conflict")
    // A newer one is written down, and not fetched.
    expect(after(...twice, conflict, ...verified(newer(3)))).toBe("conflict")
    given(...twice, conflict, ...verified(newer(3)))
      .when({ type: "FetchPlanned", seq: 3 })
      .then()
    const started: ReleaseEvent = { type: "SoftwareStarted", version: "1.3.0", tree: newer(3).tree, root }
    expect(after(...twice, conflict, ...verified(newer(3)), started, { type: "ReleaseRunning", seq: 3 })).toBe(
      "running",
    )
  })

  it("keeps two, and waits for no older one any more", () => {
    given(own, ...here(1), ...here(2), ...verified(newer(3)), begun(3))
      .when({ type: "FileChecked", seq: 3, right: true })
      .then({ type: "ReleaseReady", seq: 3 }, { type: "ReleaseDropped", seq: 1 })
    const [fact, seen] = verified(newer(2))
    given(own, ...verified(newer(1)), begun(1))
      .when(offer(newer(2)))
      .then(fact!, { type: "ReleaseDropped", seq: 1 }, seen!)
  })

  it("wants no part of a file that is not what was signed, or that its operator put away", () => {
    const fetching = [own, ...verified(newer(1)), begun(1)]
    given(...fetching)
      .when({ type: "FileChecked", seq: 1, right: false })
      .then({ type: "ReleaseSpoiled", seq: 1 })
    given(...fetching)
      .when({ type: "DismissRelease" })
      .then({ type: "ReleaseDismissed", seq: 1 })
    expect(after(...fetching, { type: "ReleaseSpoiled", seq: 1 })).toBe("none")
    given(...fetching, { type: "ReleaseDismissed", seq: 1 })
      .when({ type: "FileChecked", seq: 1, right: true })
      .then()
    given(own).when({ type: "DismissRelease" }).refused("no-release")
  })

  it("offers what its operator has given it, newer than what runs or not", () => {
    const same = [own, ...verified(newer(1, { version: "0.9.0" }))]
    given(...same)
      .when({ type: "FetchPlanned", seq: 1 })
      .then()
    given(...same)
      .when({ type: "FetchPlanned", seq: 1, holder: "h" })
      .then({ type: "ReleaseFetchBegun", seq: 1, torrent: "h", adopted: true })
  })

  it("compares a checksum with the newest that is known", () => {
    given(own).when({ type: "CompareChecksum", sha256: "00" }).refused("no-release")
    const known = [own, ...verified(newer(1))]
    const { sha256 } = newer(1)
    given(...known)
      .when({ type: "CompareChecksum", sha256 })
      .then({ type: "ChecksumCompared", seq: 1, equal: true })
    given(...known)
      .when({ type: "CompareChecksum", sha256: "00" })
      .then({ type: "ChecksumCompared", seq: 1, equal: false })
  })

  it("says who is kept back: two others have had a newer one for three days", () => {
    const seen = (from: string, seq: number, ago: number): ReleaseEvent => ({
      type: "ReleaseSeen",
      from,
      seq,
      version: `1.${seq}.0`,
      verified: true,
      at: (moment.at - ago) as Millis,
    })
    const known = [own, ...verified(newer(1)), ...verified(newer(2), "c3"), seen("a1", 1, 9 * DAY)]
    const events = (...history: ReleaseEvent[]) =>
      given(...known, ...history)
        .when(offer(newer(1), "a1"))
        .events()
    expect(events(seen("c3", 2, 4 * DAY), seen("d4", 2, 3 * DAY))).toContainEqual({
      type: "NodeKeptBack",
      from: "a1",
      seq: 1,
    })
    expect(events(seen("c3", 2, 4 * DAY), seen("d4", 2, 2 * DAY))).not.toContainEqual(
      expect.objectContaining({ type: "NodeKeptBack" }),
    )
    expect(events(seen("c3", 2, 4 * DAY))).not.toContainEqual(expect.objectContaining({ type: "NodeKeptBack" }))
  })

  it("of a build that knows no maintainers writes down what is said, and fetches nothing", () => {
    const blind: ReleaseEvent = { type: "SoftwareStarted", version: "0.9.0", tree: "own", root: "" }
    const word = { type: "ReleaseSeen", from: "a1", seq: 7, version: "9.9.9", verified: false, at: moment.at } as const
    given(blind).when({ type: "ReleaseClaimed", from: "a1", seq: 7, version: "9.9.9" }).then(word)
    given(own).when({ type: "ReleaseClaimed", from: "a1", seq: 7, version: "9.9.9" }).then()
    expect(after(blind, word)).toBe("none")
  })
})

it("RELEASE3 whatever comes, the seq that was verified never falls, and only what was verified is begun", () => {
  let [rises, begins, conflicts] = [0, 0, 0]
  fc.assert(
    fc.property(fc.array(arbitraryInputs["release"]!, { minLength: 20, maxLength: 40 }), (inputs) => {
      let state: ReleaseState = initial
      const signed = new Set<number>()
      for (const [i, input] of inputs.entries()) {
        const decision = decide(state, input, { ...moment, at: (moment.at + i * DAY) as Millis })
        if (!decision.ok) continue
        const before = state
        for (const event of decision.events) {
          if (event.type === "ReleaseVerified") signed.add(event.seq)
          if (event.type === "ReleaseFetchBegun") {
            begins++
            expect(signed).toContain(event.seq)
            expect(before.conflict).toBeNull()
            expect(before.newest?.seq).toBe(event.seq)
          }
          if (event.type === "ReleaseConflict") conflicts++
          state = evolve(state, event)
        }
        expect(state.seq).toBeGreaterThanOrEqual(before.seq)
        if (state.seq > before.seq) rises++
        expect(releasesOf(state).filter(({ ready }) => ready).length).toBeLessThanOrEqual(2)
        // At most one is on its way, and it is the newest.
        const onTheWay = releasesOf(state).filter(({ torrent, ready, left }) => torrent !== "" && !ready && !left)
        expect(onTheWay.every(({ seq }) => seq === state.newest?.seq)).toBe(true)
      }
    }),
    { numRuns: 300, endOnFailure: true },
  )
  expect(Math.min(rises, begins, conflicts)).toBeGreaterThan(20)
})
