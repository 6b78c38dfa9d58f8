/**
 * Run in a process of its own that is killed: eight writers append to one log, each with one append in flight, and
 * every acknowledged one is told on stdout at once. `node appendUntilKilled.ts FILE CYCLE`; needs no end.
 */
import { type Millis, StreamId } from "../../src/core/ids.ts"
import { registry } from "../../src/events/registry.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"

const [file, cycle] = process.argv.slice(2)
const log = await SqliteEventLog.open({ file: file!, registry })
const versions = new Map((await log.streams("torrent")).map(({ stream, version }) => [stream, version]))

const write = async (writer: number): Promise<void> => {
  const stream = StreamId("torrent", `w${writer}`)
  for (let n = 0, expected = versions.get(stream) ?? 0; ; n++) {
    const events = Array.from({ length: 1 + (n % 3) }, (_, i) => ({
      type: "PiecesVerified",
      pieces: [n + i],
      bytes: n,
    }))
    const stored = await log.append({ stream, expected, events, at: n as Millis, cause: `${cycle}-${writer}-${n}` })
    expected += events.length
    process.stdout.write(`${stored[0]!.seq} ${stored[0]!.cause}\n`)
  }
}
for (let writer = 0; writer < 8; writer++) void write(writer)
