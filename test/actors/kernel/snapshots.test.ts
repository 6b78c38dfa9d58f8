/** Snapshots: what is read of a long history, and which snapshot counts. */
import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { rehydration } from "../../../src/actors/kernel/rehydrate.ts"
import { torrentActor } from "../../../src/actors/torrent/definition.ts"
import type { AnyDefinition } from "../../../src/actors/kernel/ActorDefinition.ts"
import { type Millis, StreamId } from "../../../src/core/ids.ts"
import { MemoryEventLog } from "../../../src/events/log/MemoryEventLog.ts"
import { SqliteSnapshots } from "../../../src/events/log/SqliteSnapshots.ts"
import { registry } from "../../../src/events/registry.ts"
import type { Snapshots } from "../../../src/events/Snapshots.ts"
import { temporaryFolder } from "../../support/temporaryFolder.ts"

const definition = torrentActor as unknown as AnyDefinition
const stream = StreamId("torrent", "one")
const PIECES = 3_000

/** A download of which `pieces` came one by one. */
const history = async (pieces: number, cause = "ab".repeat(16)): Promise<MemoryEventLog> => {
  const log = new MemoryEventLog(registry)
  const first = { type: "DownloadRequested", folder: "downloads", source: "link" }
  const content = { infohash: "cd".repeat(32), path: "downloads/one", title: "One", name: "one" }
  const second = { type: "MetadataMirrored", ...content, bytes: PIECES * 1_000, pieces: PIECES, files: 1 }
  const came = Array.from({ length: pieces }, (_, piece) => ({ type: "PiecesVerified", pieces: [piece], bytes: 1_000 }))
  for (const [expected, event] of [first, second, ...came].entries())
    await log.append({ stream, expected, events: [event as never], at: 1 as Millis, cause })
  return log
}

/** How many events were read for a state, and the state as a snapshot of it is. */
const woken = async (log: MemoryEventLog, snapshots: Snapshots, of = definition) => {
  let read = 0
  const streamPage: typeof log.streamPage = async (...asked) => {
    const page = await log.streamPage(...asked)
    read += page.length
    return page
  }
  const { state, version } = await rehydration(of, { log: { streamPage }, snapshots })(stream)
  return { read, version, state: definition.snapshot!.pack(state) }
}

describe("snapshots", () => {
  it("spare the reading of what they hold, and are made anew when 64 events more were read", async () => {
    const snapshots = new SqliteSnapshots(":memory:")
    const log = await history(2_500)
    const first = await woken(log, snapshots)
    expect(first).toMatchObject({ read: 2_502, version: 2_502 })
    expect(await woken(log, snapshots)).toEqual({ ...first, read: 1 })
    const more = async (count: number, from: number) => {
      for (let n = 0; n < count; n++) {
        const events = [{ type: "PiecesVerified", pieces: [from + n], bytes: 1_000 } as never]
        await log.append({ stream, expected: from + n + 2, events, at: 1 as Millis, cause: "ef".repeat(16) })
      }
    }
    await more(63, 2_500)
    expect(await woken(log, snapshots)).toMatchObject({ read: 64, version: 2_565 })
    await more(1, 2_563)
    expect(await woken(log, snapshots)).toMatchObject({ read: 65, version: 2_566 })
    expect(await woken(log, snapshots)).toMatchObject({ read: 1, version: 2_566 })
    snapshots.close()
  })

  it("of another log, a shorter one, other code or damaged rows do not count", async () => {
    const snapshots = new SqliteSnapshots(":memory:")
    const log = await history(200)
    const truth = await woken(log, snapshots)
    const full = { ...truth, read: 202 + 1 }
    // The same numbers, but not the same events.
    const other = await woken(await history(200, "cd".repeat(16)), snapshots)
    expect(other).toEqual(full)
    expect(await woken(await history(199), snapshots)).toMatchObject({ read: 201, version: 201 })
    const evolve: typeof definition.decider.evolve = (state, event) => definition.decider.evolve(state, event)
    const changed = { ...definition, decider: { ...definition.decider, evolve } }
    expect(await woken(log, snapshots, changed)).toMatchObject({ read: 202 })
    const next = rehydration(definition, { log, snapshots, release: "2.0.0" })
    expect(definition.snapshot!.pack((await next(stream)).state)).toEqual(truth.state)
    expect(snapshots.find(stream, "of another release")).toBeUndefined()
    const odd: Snapshots = { ...snapshots, find: () => ({ ...kept, state: { length: "many" } }), keep: () => undefined }
    const [{ seq, version, cause }] = (await log.streamPage(stream, 201, 1)) as any
    const kept = { seq, version, cause }
    expect(await woken(log, odd)).toMatchObject({ version: 202, state: truth.state })
    snapshots.close()
  })

  it("that are damaged, or cannot be written, cost time and nothing else", async () => {
    const file = path.join(await temporaryFolder(), "snapshots.sqlite")
    const log = await history(200)
    const before = new SqliteSnapshots(file)
    const truth = await woken(log, before)
    before.close()
    writeFileSync(file, "no database".repeat(1_000))
    const again = new SqliteSnapshots(file)
    expect(await woken(log, again)).toEqual(truth)
    expect(await woken(log, again)).toEqual({ ...truth, read: 1 })
    again.close()
    // One octet is another, and SQLite does not notice.
    const octets = readFileSync(file)
    const at = octets.indexOf('"path":"downloads/one"')
    expect(at).toBeGreaterThan(0)
    octets[at + 8]! ^= 1
    writeFileSync(file, octets)
    const changed = new SqliteSnapshots(file)
    expect(await woken(log, changed)).toEqual(truth)
    changed.close()
    // What is closed can be neither read nor written.
    expect(await woken(log, again)).toEqual(truth)
  })
})
