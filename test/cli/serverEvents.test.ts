import { Readable } from "node:stream"
import fc from "fast-check"
import { expect, it } from "vitest"
import { serverEvents } from "../../src/cli/serverEvents.ts"

const text = [
  ":\n\n",
  'id: 7\nevent: rows\ndata: {"title":"Zwiebel \u{1f331}"}\n\n',
  'data: {"of":"no name"}\n\n',
  'event: live\r\ndata: {"a":\r\ndata: 1}\r\n\r\n',
  "event: stopped\ndata: {}\n\n",
  'event: cut\ndata: {"off":',
].join("")

it("comes to the same messages, however the octets of the feed are cut", async () => {
  const octets = Buffer.from(text)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(octets.length)), async (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), octets.length]
      const parts = places.slice(1).map((end, i) => octets.subarray(places[i], end))
      const messages = await Array.fromAsync(
        serverEvents<{ event: string; data: unknown }>(Readable.from(parts, { objectMode: false })),
      )
      expect(messages).toEqual([
        { event: "rows", data: { title: "Zwiebel \u{1f331}" } },
        { event: "live", data: { a: 1 } },
        { event: "stopped", data: {} },
      ])
    }),
    { numRuns: 50 },
  )
})
