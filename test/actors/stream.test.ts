import { describe, expect, it } from "vitest"
import { streamActor } from "../../src/actors/stream/definition.ts"
import type { StreamEvent } from "../../src/events/stream.ts"
import { moment, specification } from "../support/given.ts"

const given = specification(streamActor.decider)
const requested: StreamEvent = { type: "StreamRequested", torrent: "t", peer: 1, lane: 0 }
const failed = (attempt: number, retryAt = moment.at + 1): StreamEvent => ({
  type: "StreamFailed",
  attempt,
  code: "F2",
  message: "introduction failed",
  remedy: "back-off",
  retryAt,
})

describe("an onion stream", () => {
  it("opens, carries, closes", () => {
    given(requested)
      .when({ type: "DialSucceeded", attempt: 1, ms: 12.4 })
      .then({ type: "StreamOpened", attempt: 1, ms: 12 })
    given(requested, { type: "StreamOpened", attempt: 1, ms: 12 })
      .when({ type: "SessionEnded", reason: "closed", bytesIn: 5, bytesOut: 6 })
      .then({ type: "StreamClosed", reason: "closed", bytesIn: 5, bytesOut: 6 })
  })

  it("ignores the answer of an earlier dial", () => {
    given(requested, failed(1), { type: "StreamRetried", attempt: 2 })
      .when({ type: "DialSucceeded", attempt: 1, ms: 1 })
      .then()
  })

  it("dials again after a back-off that doubles, and gives up in the end", () => {
    const waits: number[] = []
    const history: StreamEvent[] = [requested]
    for (let attempt = 1; attempt <= 4; attempt++) {
      const decision = streamActor.decider.decide(
        given(...history).state(),
        { type: "DialFailed", attempt, code: "F2", remedy: "back-off", message: "" },
        moment,
      )
      expect(decision.ok).toBe(true)
      const event = decision.ok ? decision.events[0]! : requested
      history.push(event)
      if (event.type === "StreamFailed" && event.retryAt > 0) waits.push(event.retryAt - moment.at)
      if (attempt < 4) history.push({ type: "StreamRetried", attempt: attempt + 1 })
    }
    expect(waits).toHaveLength(3)
    expect(waits[1]! / waits[0]!).toBeCloseTo(2, 2)
    expect(given(...history).state().mode).toBe("closed")
  })

  it("does not dial again where tor says that it is of no use", () => {
    given(requested)
      .when({ type: "DialFailed", attempt: 1, code: "F6", remedy: "stop", message: "bad address" })
      .then({ type: "StreamFailed", attempt: 1, code: "F6", message: "bad address", remedy: "stop", retryAt: 0 })
  })
})
