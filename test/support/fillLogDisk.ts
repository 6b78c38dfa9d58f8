/**
 * Run in a process of its own on a small disk: appends until the disk is full, makes room, goes on; prints what came of
 * it.
 */
import { rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { type Millis, StreamId } from "../../src/core/ids.ts"
import { LogError } from "../../src/events/EventLog.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { readRows, verify } from "../../src/events/log/verify.ts"
import { registry } from "../../src/events/registry.ts"

const folder = process.argv[2]!
const file = path.join(folder, "events.sqlite")
const stream = StreamId("torrent", "one")
const ballast = path.join(folder, "ballast")
await writeFile(ballast, new Uint8Array(1_000_000))
const log = await SqliteEventLog.open({ file, registry })
let acknowledged = 0
const append = async (): Promise<void> => {
  const events = [{ type: "TorrentFailed", code: "x", message: "m".repeat(3_000) }]
  await log.append({ stream, expected: acknowledged, events, at: 1 as Millis, cause: "c" })
  acknowledged++
}
const faults: string[] = []
while (faults.length < 3 && acknowledged < 10_000) {
  await append().catch((error) => faults.push(error instanceof LogError ? error.code : String(error)))
}
const whenFull = acknowledged
await rm(ballast)
for (let i = 0; i < 20; i++) await append()
await log.close()
process.stdout.write(
  JSON.stringify({ faults, whenFull, acknowledged, stored: [...readRows(file)].length, ok: verify(file, registry).ok }),
)
