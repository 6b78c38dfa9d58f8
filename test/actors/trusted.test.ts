import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Millis } from "../../src/core/ids.ts"
import { seeded } from "../support/seed.ts"
import type { TrustedInput } from "../../src/actors/trusted/commands.ts"
import { trustedActor } from "../../src/actors/trusted/definition.ts"
import type { TrustedEvent } from "../../src/events/trusted.ts"
import { arbitraryInputs } from "../support/arbitraryInputs.ts"
import { specification } from "../support/given.ts"

const given = specification(trustedActor.decider)
const { evolve, initial } = trustedActor.decider
const mode = (...events: readonly TrustedEvent[]) => trustedActor.modeOf(events.reduce(evolve, initial))

const asked: TrustedEvent = { type: "NodeTrusted", secret: "trusted-1" }
const found: TrustedEvent = { type: "NodeFound", seq: 3, count: 3, at: 0 }
const indexed: TrustedEvent = { type: "CatalogueIndexed", seq: 3, entries: 3, octets: 900 }
const silent: TrustedEvent = { type: "NodeFellSilent", code: "F0" }
const fork: TrustedEvent = { type: "NodeDistrusted", what: "fork" }
const known = [asked, found, indexed] as const
const met: TrustedInput = { type: "NodeMet", seq: 3, count: 3 }
const deeper: TrustedInput = { type: "ChooseDegrees", degrees: 2, nodes: 2, octets: 900 }

describe("a trusted node", () => {
  it("begins by its operator's command alone, once", () => {
    given().when({ type: "TrustNode", secret: "trusted-1" }).then(asked)
    given(asked).when({ type: "TrustNode", secret: "trusted-2" }).refused("trusted-exists")
    const others = [
      met,
      deeper,
      { type: "NodeMissed", code: "F0" },
      { type: "WordsTaken", seq: 1, entries: 1, octets: 1 },
      { type: "ListRead", nodes: 1, total: 1 },
      { type: "NodeLied", what: "fork" },
      { type: "LookNow" },
      { type: "RevokeTrust" },
    ] as const satisfies readonly TrustedInput[]
    for (const input of others) given().when(input).refused("no-such-node")
  })

  it("is made by TrustNode alone, whatever comes in whatever order, and gone for good once revoked", () => {
    let made = 0
    const history = fc.array(arbitraryInputs["trusted"]!, { maxLength: 30 })
    const property = fc.property(history, (inputs) => {
      let state = initial
      for (const input of inputs) {
        const { phase } = state
        const decision = trustedActor.decider.decide(state, input, { at: 7 as Millis, id: "" })
        const events = decision.ok ? decision.events : []
        const trusting = events.filter(({ type }) => type === "NodeTrusted").length
        expect(trusting).toBe(input.type === "TrustNode" && phase === "absent" ? 1 : 0)
        if (phase === "revoked") expect(events).toEqual([])
        made += trusting
        state = events.reduce(evolve, state)
      }
    })
    fc.assert(property, { seed: seeded(81) })
    expect(made).toBeGreaterThan(20)
  })

  it("writes nothing down for a look that changes nothing", () => {
    const all = specification(trustedActor.decider)
    const now = { ...found, at: 1_700_000_000_000 } as TrustedEvent
    expect(mode(asked, now, indexed)).toBe("current")
    all(...known, { type: "TrustListRead", nodes: 2, total: 2 })
      .when({ type: "ListRead", nodes: 2, total: 2 })
      .then()
    all(...known)
      .when({ type: "WordsTaken", seq: 3, entries: 3, octets: 900 })
      .then()
    all(...known, silent)
      .when({ type: "NodeMissed", code: "F0" })
      .then()
    all(...known, fork)
      .when({ type: "NodeLied", what: "fork" })
      .then()
  })

  it("leads to others only when it is known, and tells of itself only then", () => {
    given(asked).when(deeper).refused("not-found-yet")
    given(asked).when({ type: "TellOthers", told: "anybody" }).refused("not-found-yet")
    given(...known)
      .when(deeper)
      .then({ type: "DegreesChosen", degrees: 2, nodes: 2, octets: 900 })
    given(...known)
      .when({ ...deeper, degrees: 5 })
      .refused("bad-degrees")
    given(...known, fork)
      .when(deeper)
      .refused("tracker-forked")
    given(...known)
      .when({ type: "TellOthers", told: "anybody" })
      .then({ type: "EdgeTold", told: "anybody" })
    given(...known)
      .when({ type: "TellOthers", told: "nobody" })
      .then()
  })

  it("is agreed to anew for as many degrees as before, and a second time in vain", () => {
    const chosen: TrustedEvent = { type: "DegreesChosen", degrees: 2, nodes: 2, octets: 900 }
    given(...known, chosen)
      .when({ ...deeper, nodes: 40 })
      .then({ ...chosen, nodes: 40 })
    given(...known, chosen)
      .when(deeper)
      .then()
  })

  it("is frozen by a fork alone; other lies are shown", () => {
    for (const what of ["rollback", "equivocal-list"] as const) {
      given(...known)
        .when({ type: "NodeLied", what })
        .then({ type: "NodeDistrusted", what })
      expect(mode(...known, { type: "NodeDistrusted", what })).toBe("current")
    }
    expect(mode(...known, fork)).toBe("frozen")
    given(...known, fork)
      .when({ type: "LookNow" })
      .refused("tracker-forked")
  })

  it("fails only while it is greeted, and hears nothing after its end", () => {
    given(asked)
      .when({ type: "GreetFailed", code: "is-a-mirror", message: "no" })
      .then({ type: "GreetingFailed", code: "is-a-mirror", message: "no" })
    given(...known)
      .when({ type: "GreetFailed", code: "is-a-mirror", message: "no" })
      .then()
    given(...known, { type: "TrustRevoked" })
      .when(met)
      .then()
    given(...known, { type: "TrustRevoked" })
      .when({ type: "RevokeTrust" })
      .refused("trust-revoked")
  })
})
