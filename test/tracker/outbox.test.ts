import { describe, expect, it } from "vitest"
import { Outbox } from "../../src/tracker/Outbox.ts"
import type { RecordEntry } from "../../src/tracker/RecordEntry.ts"
import { Batch } from "../../src/wire/Batch.ts"
import { HandClock } from "../support/HandClock.ts"

const entry = (key: string, seq: number): RecordEntry => ({
  key,
  kind: "peer",
  set: "",
  owner: "",
  bytes: Uint8Array.of(key.charCodeAt(0), seq),
  seq,
  issued: 0,
  until: 0,
  stopped: false,
  outlives: 0,
})

const outbox = () => {
  const clock = new HandClock()
  const sent: number[][][] = []
  const box = new Outbox(clock, 250, (batch) => sent.push(Batch.decode(batch)!.peers.map((record) => [...record])))
  return { clock, sent, box }
}

describe("news for one neighbour", () => {
  it("ROOM1 waits for more, and of each record only the newest goes", () => {
    const { clock, sent, box } = outbox()
    box.record(entry("a", 1))
    clock.advance(200)
    box.record(entry("b", 1))
    box.record(entry("a", 2))
    clock.advance(49)
    expect(sent).toEqual([])
    clock.advance(1)
    expect(sent).toEqual([
      [
        [97, 2],
        [98, 1],
      ],
    ])
    clock.advance(10_000)
    expect([sent.length, box.sent, clock.pending]).toEqual([1, 2, 0])
  })
  it("is not told to who has said the same or newer, but is to who has said something older", () => {
    const { clock, sent, box } = outbox()
    for (const key of ["a", "b", "c"]) box.record(entry(key, 5))
    box.heard(entry("a", 5))
    box.heard(entry("b", 6))
    box.heard(entry("c", 4))
    box.heard(entry("d", 1))
    clock.advance(250)
    expect(sent).toEqual([[[99, 5]]])
    // When all was heard, nothing is sent.
    box.record(entry("a", 7))
    box.heard(entry("a", 7))
    clock.advance(250)
    expect(sent).toHaveLength(1)
  })
  it("ends when it is closed, also what comes later", () => {
    const { clock, sent, box } = outbox()
    box.record(entry("a", 1))
    box.close()
    box.record(entry("b", 1))
    box.head(new Uint8Array(3))
    clock.advance(1_000)
    expect([sent, clock.pending]).toEqual([[], 0])
  })
})
