/** What a lane's actor makes of how its dial and its session go. */
import { setImmediate } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { Kernel } from "../../src/actors/kernel/Kernel.ts"
import type { StreamInput } from "../../src/actors/stream/commands.ts"
import { streamActor } from "../../src/actors/stream/definition.ts"
import { streamEffects } from "../../src/actors/stream/effects.ts"
import { systemRandom } from "../../src/app/systemClock.ts"
import { StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import type { Exchange } from "../../src/exchange/Exchange.ts"
import { DialError } from "../../src/transport/Transport.ts"
import { HandClock } from "../support/HandClock.ts"

const open = (connect: (signal: AbortSignal, clock: HandClock) => Promise<void>) => {
  const [clock, log, closed] = [new HandClock(), new MemoryEventLog(registry), [] as string[]]
  const defects: unknown[] = []
  let end: (how: Awaited<ReturnType<Exchange["laneEnded"]>>) => void = () => undefined
  const exchange: Pick<Exchange, "connect" | "laneEnded" | "closeLane"> = {
    connect: (_torrent, _peer, _lane, _stream, signal) => connect(signal, clock).then(() => undefined),
    laneEnded: () => new Promise((resolve) => (end = resolve)),
    closeLane: (stream) => void closed.push(stream),
  }
  const onDefect = (_: string, defect: unknown) => defects.push(defect)
  const kernel = new Kernel({ log, clock, random: systemRandom, registry, onDefect })
  kernel.register(streamActor, streamEffects({ exchange: exchange as Exchange }))
  const tell = async (input: StreamInput) => {
    await kernel.tell("stream", "s", input)
    for (let turn = 0; turn < 30; turn++) await setImmediate()
  }
  const facts = async () => (await log.streamPage(StreamId("stream", "s"), 0, 100)).map(({ event }) => event)
  return { kernel, clock, closed, defects, tell, facts, end: (how: Parameters<typeof end>[0]) => end(how) }
}
const request: StreamInput = { type: "RequestStream", torrent: "t", peer: 1, lane: 0 }

describe("a lane's effects", () => {
  it("tell how long the dial took, and what the session has carried", async () => {
    const { kernel, tell, facts, end, closed } = open(async (_, clock) => clock.advance(250))
    await tell(request)
    end({ reason: "closed", bytesIn: 5, bytesOut: 6 })
    while (kernel.awake > 0) await setImmediate()
    expect(await facts()).toMatchObject([
      { type: "StreamRequested" },
      { type: "StreamOpened", ms: 250 },
      { type: "StreamClosed", bytesIn: 5, bytesOut: 6 },
    ])
    expect(closed).toEqual(["s"])
    await kernel.stop()
  })

  it.each([
    ["the carrier's own words", new DialError("F6", "stop", "a bad address"), { code: "F6", remedy: "stop" }],
    ["a session's", new Error("reset"), { code: "protocol", remedy: "mirror", message: "reset" }],
  ])("tell a failed dial in %s", async (_, error, told) => {
    const { kernel, tell, facts, defects } = open(() => Promise.reject(error))
    await tell(request)
    while (kernel.awake > 0) await setImmediate()
    expect(await facts()).toMatchObject([{ type: "StreamRequested" }, { type: "StreamFailed", ...told }])
    expect(defects).toEqual([])
    await kernel.stop()
  })

  it("end the dial of a lane that is wanted no more, and say nothing of how it ended", async () => {
    const { kernel, tell, facts, closed } = open(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(new DialError("aborted", "stop", "given up")))
        }),
    )
    await tell(request)
    await tell({ type: "CloseStream", reason: "no longer of use" })
    while (kernel.awake > 0) await setImmediate()
    expect((await facts()).map(({ type }) => type)).toEqual(["StreamRequested", "StreamClosed"])
    expect(closed).toEqual(["s"])
    await kernel.stop()
  })
})
