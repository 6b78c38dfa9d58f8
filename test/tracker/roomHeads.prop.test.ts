import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encodeForkProof } from "../../src/wire/ForkProof.ts"
import { Head } from "../../src/wire/Head.ts"
import { HandClock } from "../support/HandClock.ts"
import { listener, soloRoom, tell } from "../support/soloRoom.ts"
import { altered, hex, NOW, someone, TRACKER } from "../support/trackerRecords.ts"

const head = (at: number, over: Partial<Parameters<typeof Head.sign>[1]> = {}, by = TRACKER) =>
  Head.sign(by, { seq: at, hash: new Uint8Array(32).fill(at), count: at, at: NOW + at, expires: NOW + 1_000, ...over })

describe("heads in a room", () => {
  it("ROOM1 the newest wins, is passed on once, and greets whoever comes", () => {
    let told = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { minLength: 1, maxLength: 30 }), (heads) => {
        const wall = new HandClock()
        const one = soloRoom(wall)
        const [from, other] = [listener(one.room), listener(one.room)]
        const best: (readonly [number, number])[] = []
        for (const [at, later] of heads) {
          const last = best.at(-1)
          if (!last || at > last[0] || (at === last[0] && later > last[1])) best.push([at, later])
          from.port.take(tell({ head: [head(at, { at: NOW + later })] }))
        }
        expect(one.seen.heads).toEqual(best.map(([at]) => at))
        expect(one.seen.forks).toEqual([])
        const late = listener(one.room)
        wall.advance(1_000)
        const newest = [hex(head(best.at(-1)![0], { at: NOW + best.at(-1)![1] }))]
        expect(
          [from.batches, other.batches, late.batches].map((batches) => batches.flatMap((batch) => batch.head.map(hex))),
        ).toEqual([[], newest, newest])
        told += best.length
        one.room.close()
      }),
    )
    expect(told).toBeGreaterThan(50)
  })

  it("MIRROR3 two of one seq are a fork, which is told to all, and no head of anybody else counts", () => {
    const wall = new HandClock()
    const one = soloRoom(wall)
    const [from, other] = [listener(one.room), listener(one.room)]
    expect(one.room.takeHead(head(4, {}, someone()))).toBe(false)
    expect(one.room.takeHead(altered(head(4), { count: 9 }))).toBe(false)
    from.port.take(tell({ head: [head(4)] }))
    wall.advance(1_000)
    const stranger = someone()
    const foreign = encodeForkProof("head", head(4, {}, stranger), head(4, { hash: new Uint8Array(32) }, stranger))
    from.port.take(tell({ fork: [foreign] }))
    expect(one.seen.forks).toEqual([])
    from.port.take(tell({ head: [head(4, { hash: new Uint8Array(32) })] }))
    from.port.take(tell({ fork: [encodeForkProof("head", head(2), head(2, { hash: new Uint8Array(32) }))] }))
    wall.advance(1_000)
    const proof = encodeForkProof("head", head(4), head(4, { hash: new Uint8Array(32) }))
    expect([one.seen, hex(one.room.fork!)]).toMatchObject([{ heads: [4], forks: [4] }, hex(proof)])
    // Also to the one from whom the second head came: it may not know the first.
    for (const { batches } of [from, other])
      expect(batches.flatMap((batch) => batch.fork.map(hex))).toEqual([hex(proof)])
    const late = listener(one.room)
    wall.advance(1_000)
    expect(late.batches.flatMap((batch) => batch.fork)).toHaveLength(1)
    one.room.close()
  })
})
