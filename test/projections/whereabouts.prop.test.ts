/**
 * Where shares are: whatever becomes of a torrent, a share goes along from the place where both are, and only from
 * there.
 */
import path from "node:path"
import fc from "fast-check"
import { expect, it } from "vitest"
import { systemClock } from "../../src/app/systemClock.ts"
import { type Millis, type Seq, StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { Projector } from "../../src/projections/Projector.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"

const HASH = "ab".repeat(32)
/** Kept as in the log: relative below the data folder. */
const kept = fc.constantFrom("/m/a", "/m/b", "/m/c", "downloads/d")
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("locate" as const), at: kept }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("share" as const), at: kept }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("read" as const) }) },
)

it("a share goes along with its torrent, in the rows, in the feed and after a rebuild [P3, P10]", async () => {
  const root = await temporaryFolder()
  let runs = 0
  let followed = 0
  let stayed = 0
  await fc.assert(
    fc.asyncProperty(kept, fc.array(step, { maxLength: 25, size: "max" }), async (begun, steps) => {
      const log = new MemoryEventLog(registry)
      const open = () => Projector.open({ file: path.join(root, `${runs++}.sqlite`), log, clock: systemClock, root })
      const projector = await open()
      const lengths = new Map<string, number>()
      const append = async (
        kind: string,
        id: string,
        event: { readonly type: string; readonly [field: string]: unknown },
      ) => {
        const expected = lengths.get(`${kind}/${id}`) ?? 0
        lengths.set(`${kind}/${id}`, expected + 1)
        // The machine's clock may say anything.
        await log.append({ stream: StreamId(kind, id), expected, events: [event], at: 7 as Millis, cause: "c" })
      }
      const model = new Map<string, string>()
      const held = new Map<string, string>()
      let cursor = 0
      const read = async () => {
        if (cursor === projector.checkpoint) return
        const one = new AbortController()
        for await (const change of projector.changes(cursor as Seq, one.signal)) {
          cursor = change.cursor
          for (const row of change.rows.shares) held.set(row.id, row.path)
          break
        }
      }
      const share = async (at: string) => {
        const id = `s${model.size}`
        model.set(id, path.resolve(root, at))
        await append("share", id, { type: "ShareRequested", path: path.resolve(root, at), title: "", secret: "s" })
        await append("share", id, { type: "ShareHashed", torrent: "t", infohash: HASH, bytes: 1, files: 1 })
      }
      let now = path.resolve(root, begun)
      await append("torrent", "t", {
        type: "TorrentShared",
        infohash: HASH,
        path: begun,
        title: "",
        name: "",
        bytes: 1,
        pieces: 1,
        files: 1,
      })
      await share(begun)
      for (const each of steps) {
        if (each.do === "share") await share(each.at)
        else if (each.do === "read") await read()
        else {
          await append("torrent", "t", { type: "DataLocated", path: each.at })
          const to = path.resolve(root, each.at)
          for (const [id, at] of model) {
            if (at === now) model.set(id, to)
            if (to !== now && at === now) followed++
            else if (to !== now) stayed++
          }
          now = to
        }
      }
      const rows = () => new Map(projector.all(shares).map((row) => [row.id, row.path]))
      expect(rows()).toEqual(model)
      await read()
      expect(held).toEqual(model)
      await projector.close()
      const rebuilt = await open()
      expect(new Map(rebuilt.all(shares).map((row) => [row.id, row.path]))).toEqual(model)
      expect(Object.keys(rebuilt.all(shares)[0]!)).not.toContain("since")
      expect(Object.keys(rebuilt.all(torrents)[0]!)).not.toContain("left")
      await rebuilt.close()
    }),
    { numRuns: 30 },
  )
  expect(followed).toBeGreaterThan(40)
  expect(stayed).toBeGreaterThan(40)
})
