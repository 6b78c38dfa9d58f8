/** What every EventLog must do, whatever it stores in. */
import { Schema } from "effect"
import { describe, expect, it, onTestFinished } from "vitest"
import type { Millis, Seq } from "../../src/core/ids.ts"
import { StreamId } from "../../src/core/ids.ts"
import type { EventLog, Registry, StoredEvent } from "../../src/events/EventLog.ts"
import { expiring, facts, kept, volatile } from "../../src/events/facts.ts"

export const lampRegistry: Registry = [
  facts("lamp", {
    Switched: kept({ on: Schema.Boolean }),
    Flickered: expiring({ n: Schema.Number }),
    Blinked: volatile({}),
  }),
]
export const lamp = (id: string) => StreamId("lamp", id)
export const switched = (on = true) => ({ type: "Switched", on })
export const appending = (stream: string, expected: number, events: readonly { type: string }[], at = 1_000) => ({
  stream: lamp(stream),
  expected,
  events,
  at: at as Millis,
  cause: "c0ffee",
})

export const eventLogContract = (name: string, open: () => Promise<EventLog>): void => {
  describe(`the event log in ${name}`, () => {
    const fresh = async () => {
      const log = await open()
      onTestFinished(() => log.close())
      return log
    }

    it("gives back what was appended, by position and by stream", async () => {
      const log = await fresh()
      const a = await log.append(appending("a", 0, [switched(), switched(false)]))
      const b = await log.append(appending("b", 0, [{ type: "Flickered", n: 3 } as never]))
      expect(a[0]).toEqual({
        seq: 1,
        stream: "lamp/a",
        version: 1,
        type: "lamp.Switched/1",
        at: 1_000,
        cause: "c0ffee",
        event: switched(),
        durability: "kept",
      })
      expect(await log.page(0 as Seq, 10)).toEqual([...a, ...b])
      expect(await log.page(1 as Seq, 1)).toEqual([a[1]])
      expect(await log.streamPage(lamp("a"), 1, 10)).toEqual([a[1]])
      const heads = [...a, ...b].map(({ event: _, ...head }) => head)
      expect(await log.heads(0 as Seq, 10)).toEqual(heads)
      expect(await log.heads(1 as Seq, 1)).toEqual([heads[1]])
      expect(await log.streamHeads(lamp("a"), 1, 10)).toEqual([heads[1]])
      expect(await log.head()).toBe(3)
      expect(await log.streams("lamp")).toEqual([
        { stream: "lamp/a", version: 2 },
        { stream: "lamp/b", version: 1 },
      ])
      expect(await log.streams("lam")).toEqual([])
    })

    it("takes many at once, all of them in one commit, odd texts and large times too", async () => {
      const log = await fresh()
      await log.append(appending("a", 0, [switched()]))
      const heard: number[] = []
      log.onCommit((batch) => void heard.push(batch.length))
      const many = Array.from({ length: 3_000 }, (_, i) => switched(i % 3 === 0))
      const cause = `c'"\u0000\\ 🧅`
      const stored = await log.append({ ...appending("b", 0, many, 2 ** 45), cause })
      expect(heard).toEqual([3_000])
      expect([stored[0]!.seq, stored.at(-1)!.seq, stored.at(-1)!.version]).toEqual([2, 3_001, 3_000])
      expect(await log.page(1 as Seq, 5_000)).toEqual(stored)
      expect(await log.head()).toBe(3_001)
      await log.append(appending("a", 1, [switched()]))
      expect(await log.head()).toBe(3_002)
    })

    it("refuses a stale append and only that one, with others in flight", async () => {
      const log = await fresh()
      const done = await Promise.allSettled([
        log.append(appending("a", 0, [switched()])),
        log.append(appending("a", 0, [switched()])),
        log.append(appending("b", 0, [switched()])),
        log.append(appending("a", 1, [switched(false)])),
      ])
      expect(done.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"])
      expect((done[1] as PromiseRejectedResult).reason).toMatchObject({ _tag: "LogError", code: "conflict" })
      expect((await log.page(0 as Seq, 10)).map(({ stream, version }) => `${stream} ${version}`)).toEqual([
        "lamp/a 1",
        "lamp/b 1",
        "lamp/a 2",
      ])
    })

    it.each([
      [{ type: "Blinked" }],
      [{ type: "Unheard" }],
      [{ type: "Switched", on: "yes" }],
      [{ type: "constructor" }],
    ])("refuses %o", async (event) => {
      const log = await fresh()
      await expect(log.append(appending("a", 0, [switched(), event]))).rejects.toMatchObject({ code: "invalid" })
      expect(await log.head()).toBe(0)
    })

    it("tells listeners each committed event once, in order, whatever one of them throws", async () => {
      const log = await fresh()
      const heard: StoredEvent[] = []
      log.onCommit(() => {
        throw new Error("a bug")
      })
      const stop = log.onCommit((batch) => void heard.push(...batch))
      await Promise.all(
        Array.from({ length: 50 }, (_, i) => log.append(appending(`s${i % 5}`, Math.floor(i / 5), [switched()]))),
      )
      expect(heard.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
      stop()
      await log.append(appending("z", 0, [switched()]))
      expect(heard).toHaveLength(50)
    })

    it("redacts what has expired, keeps the rest, and lets an emptied stream begin anew", async () => {
      const log = await fresh()
      const flicker = { type: "Flickered", n: 1 } as never
      await log.append(appending("a", 0, [flicker, switched(), flicker], 1_000))
      await log.append(appending("b", 0, [flicker], 1_000))
      await log.append(appending("c", 0, [flicker], 2_000))
      expect(await log.expire(2_000 as Millis)).toBe(3)
      expect(await log.expire(2_000 as Millis)).toBe(0)
      expect((await log.page(0 as Seq, 10)).map(({ seq }) => seq)).toEqual([2, 5])
      expect(await log.head()).toBe(5)
      expect((await log.append(appending("b", 0, [switched()])))[0]).toMatchObject({ seq: 6, version: 1 })
      await expect(log.append(appending("a", 3, [switched()]))).rejects.toMatchObject({ code: "conflict" })
      expect((await log.append(appending("a", 2, [switched()])))[0]).toMatchObject({ seq: 7, version: 3 })
      expect(await log.streams("lamp")).toEqual([
        { stream: "lamp/a", version: 3 },
        { stream: "lamp/b", version: 1 },
        { stream: "lamp/c", version: 1 },
      ])
      expect((await log.streamPage(lamp("a"), 0, 10)).map(({ version }) => version)).toEqual([2, 3])
      expect((await log.streamHeads(lamp("a"), 0, 10)).map(({ version }) => version)).toEqual([2, 3])
      expect((await log.heads(0 as Seq, 10)).map(({ seq }) => seq)).toEqual([2, 5, 6, 7])
    })

    it("seals each event with a hash that follows from the one before", async () => {
      const log = await fresh()
      await log.append(appending("a", 0, [switched(), { type: "Flickered", n: 1 } as never, switched()]))
      const seals = await Promise.all([1, 2, 3, 4].map((seq) => log.seal(seq as Seq)))
      expect(seals.map((seal) => seal?.holds)).toEqual([true, true, true, undefined])
      // SHA-256 of what stands there, the same in every log.
      expect(seals[2]!.hash).toBe("fe666660a7b9a3e4a5da8d52df0a24e031afd7a6b9d5b0658812e1f399da165d")
      await log.expire(5_000 as Millis)
      expect(await log.seal(2 as Seq)).toBeUndefined()
      expect(await log.seal(3 as Seq)).toEqual(seals[2])
    })

    it("refuses appends when it is closed", async () => {
      const log = await fresh()
      await log.close()
      await expect(log.append(appending("a", 0, [switched()]))).rejects.toMatchObject({ code: "closed" })
    })
  })
}
