import { describe, it } from "vitest"
import { nodeActor } from "../../src/actors/node/definition.ts"
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
    given().when({ type: "HistoryExpired", before: 5, events: 2 }).then({ type: "StreamHistoryExpired", before: 5, events: 2 })
  })
})
