import { describe, expect, it } from "vitest"
import { nodeActor } from "../../src/actors/node/definition.ts"
import { nodeEffects } from "../../src/actors/node/effects.ts"
import { HandClock } from "../support/HandClock.ts"
import { specification } from "../support/given.ts"

const given = specification(nodeActor.decider)

describe("the node", () => {
  it("is created once", () => {
    given().when({ type: "CreateNode", management: "m" }).then({ type: "NodeCreated", management: "m" })
    given({ type: "NodeCreated", management: "m" }).when({ type: "CreateNode", management: "n" }).then()
  })

  it("starts again after a crash, although it was never stopped", () => {
    given({ type: "NodeCreated", management: "m" }, { type: "NodeStarted", carrier: "tor" })
      .when({ type: "StartNode", carrier: "tor" })
      .then({ type: "NodeStarted", carrier: "tor" })
    given().when({ type: "StartNode", carrier: "tor" }).refused("no-node")
  })

  it("tells what was forgotten, and nothing when nothing was", () => {
    given().when({ type: "HistoryExpired", before: 5, events: 0 }).then()
    given()
      .when({ type: "HistoryExpired", before: 5, events: 2 })
      .then({ type: "StreamHistoryExpired", before: 5, events: 2 })
  })
})

const HOUR = 3_600_000

it("forgets nothing under a date that was set within the hour", async () => {
  const clock = new HandClock()
  const [ended, before] = [new AbortController(), [] as number[]]
  const ports = { clock, expireHistory: async (date: number) => before.push(date - clock.now()) && 0 } as never
  const running = nodeEffects(ports)["expire"]!({
    id: "self",
    state: () => nodeActor.decider.initial,
    onState: () => () => undefined,
    signal: ended.signal,
    tell: async () => ({ ok: true, seq: undefined }),
  })
  const hour = async () => {
    clock.advance(HOUR)
    await new Promise(setImmediate)
  }
  await new Promise(setImmediate)
  await hour()
  clock.jump(10 * 365 * 24 * HOUR)
  await hour()
  clock.jump(-10 * 365 * 24 * HOUR)
  await hour()
  await hour()
  ended.abort()
  await running
  expect(before).toEqual([-168 * HOUR, -168 * HOUR, -168 * HOUR])
})
