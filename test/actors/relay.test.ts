import { describe, expect, it } from "vitest"
import { relayActor } from "../../src/actors/relay/definition.ts"
import { LEAST_RATE } from "../../src/core/relayRate.ts"
import { modeOf } from "../../src/actors/relay/state.ts"
import type { RelayEvent } from "../../src/events/relay.ts"
import { moment, specification } from "../support/given.ts"

const given = specification(relayActor.decider)
const consented: RelayEvent[] = [
  { type: "ConsentGiven" },
  { type: "RelayLimited", rate: 100_000, burst: 200_000 },
  { type: "RelayStarted", port: 21_000, chosen: false },
]
const measured = (meter: string, read: number, written: number, relayed: number): RelayEvent => ({
  type: "RelayTrafficMeasured",
  meter,
  read,
  written,
  relayed,
})

describe("a relay", () => {
  it("runs with consent only", () => {
    given().when({ type: "StartRelay" }).refused("no-consent")
    given({ type: "ConsentRefused" }).when({ type: "StartRelay", port: 9001 }).refused("no-consent")
    expect(modeOf(given().state())).toBe("unasked")
    expect(modeOf(given(...consented).state())).toBe("running")
    expect(modeOf(given(...consented, { type: "ConsentRefused" }).state())).toBe("refused")
  })

  it("is limited, and starts at a port, when consent is given: neither is the same on all nodes", () => {
    const { decide, initial } = relayActor.decider
    const drawn = Array.from({ length: 200 }, (_, n) => {
      const id = ((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, "0").repeat(4)
      const decision = decide(initial, { type: "AnswerConsent", consent: "yes" }, { ...moment, id })
      if (!decision.ok) throw new Error(decision.rejection.message)
      const [, limited, started] = decision.events as [
        RelayEvent,
        Extract<RelayEvent, { type: "RelayLimited" }>,
        Extract<RelayEvent, { type: "RelayStarted" }>,
      ]
      return { ...limited, ...started }
    })
    expect(new Set(drawn.map(({ rate }) => rate)).size).toBeGreaterThan(5)
    expect(new Set(drawn.map(({ port }) => port)).size).toBeGreaterThan(150)
    for (const { rate, burst, port } of drawn) {
      expect(rate).toBeGreaterThanOrEqual(1024 ** 2)
      expect(burst).toBe(2 * rate)
      expect(port >= 20_000 && port < 32_000).toBe(true)
    }
  })

  it("keeps its limit and its port over a refusal", () => {
    given(...consented, { type: "ConsentRefused" })
      .when({ type: "AnswerConsent", consent: "yes" })
      .then({ type: "ConsentGiven" }, { type: "RelayStarted", port: 21_000, chosen: false })
  })

  it("is started, stopped and limited by its operator", () => {
    given(...consented)
      .when({ type: "StartRelay" })
      .then()
    given(...consented)
      .when({ type: "StartRelay", port: 9001 })
      .then({ type: "RelayStarted", port: 9001, chosen: true })
    given(...consented)
      .when({ type: "StopRelay" })
      .then({ type: "RelayStopped" })
    given(...consented, { type: "RelayStopped" })
      .when({ type: "StopRelay" })
      .refused("relay-not-running")
    given(...consented, { type: "RelayStopped" })
      .when({ type: "StartRelay" })
      .then({ type: "RelayStarted", port: 21_000, chosen: false })
    given(...consented)
      .when({ type: "LimitRelay", rate: 300_000 })
      .then({ type: "RelayLimited", rate: 300_000, burst: 600_000 })
    given(...consented)
      .when({ type: "LimitRelay", rate: LEAST_RATE - 1 })
      .refused("bad-limit")
    given(...consented)
      .when({ type: "LimitRelay", rate: 300_000, burst: 299_999 })
      .refused("bad-limit")
  })

  it("counts what a meter adds, and nothing that comes twice or late", () => {
    given(...consented)
      .when({ type: "TrafficSampled", meter: "a", read: 500, written: 400 })
      .then(measured("a", 500, 400, 400))
    given(measured("a", 500, 400, 400))
      .when({ type: "TrafficSampled", meter: "a", read: 500, written: 400 })
      .then()
    given(measured("a", 500, 400, 400))
      .when({ type: "TrafficSampled", meter: "a", read: 499, written: 400 })
      .then()
    given(measured("a", 500, 400, 400))
      .when({ type: "TrafficSampled", meter: "a", read: 600, written: 900 })
      .then(measured("a", 600, 900, 200))
  })

  it("counts a new life of the process from nothing, and a late sample of the old one not again", () => {
    const history = [measured("a", 500, 400, 400), measured("b", 50, 60, 50)]
    given(...history)
      .when({ type: "TrafficSampled", meter: "a", read: 500, written: 400 })
      .then()
    given(...history)
      .when({ type: "TrafficSampled", meter: "b", read: 70, written: 70 })
      .then(measured("b", 70, 70, 20))
  })

  it("takes another port when its own is taken, but not where its operator has chosen it", () => {
    const decision = relayActor.decider.decide(given(...consented).state(), { type: "PortTaken", port: 21_000 }, moment)
    expect(decision.ok && decision.events[0]).toMatchObject({ type: "RelayStarted", chosen: false })
    expect(decision.ok && (decision.events[0] as { port: number }).port).not.toBe(21_000)
    given(...consented, { type: "RelayStarted", port: 9001, chosen: true })
      .when({ type: "PortTaken", port: 9001 })
      .then()
  })

  it("declares one family at most, by the name of its key, and leaves it", () => {
    given().when({ type: "DeclareFamily", key: "family-a" }).then({ type: "FamilyDeclared", key: "family-a" })
    given({ type: "FamilyDeclared", key: "family-a" }).when({ type: "DeclareFamily", key: "family-a" }).then()
    given({ type: "FamilyDeclared", key: "family-a" })
      .when({ type: "DeclareFamily", key: "family-b" })
      .refused("other-family")
    given().when({ type: "LeaveFamily" }).refused("no-family")
    given({ type: "FamilyDeclared", key: "family-a" }).when({ type: "LeaveFamily" }).then({ type: "FamilyLeft" })
    given({ type: "FamilyDeclared", key: "family-a" }, { type: "FamilyLeft" })
      .when({ type: "DeclareFamily", key: "family-b" })
      .then({ type: "FamilyDeclared", key: "family-b" })
    // An answer to another question changes nothing of it.
    expect(
      given({ type: "FamilyDeclared", key: "family-a" }, ...consented, { type: "ConsentRefused" }).state().family,
    ).toBe("family-a")
  })

  it("is stopped when it has published something else than a middle relay", () => {
    given(...consented)
      .when({ type: "ExitFound", problem: "it has a nickname" })
      .then({ type: "RelayExposed", problem: "it has a nickname" })
    expect(modeOf(given(...consented, { type: "RelayExposed", problem: "" }).state())).toBe("stopped")
  })
})
