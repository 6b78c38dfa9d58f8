/**
 * Writes one torrent's streams to one reader: looked at each second, told when they are others, and else kept alive by
 * an empty line.
 */
import type { Clock } from "../core/Clock.ts"
import { heartbeatMs } from "../contract/feed.ts"
import type { StreamView } from "../contract/rows.ts"
import { type EventReader, stallWatch } from "./EventStreams.ts"

const LOOK_MS = 1_000

export interface StreamsReader extends EventReader {
  readonly look: () => readonly StreamView[]
  readonly clock: Clock
}

export const writeStreams = async ({ look, clock, out, signal }: StreamsReader): Promise<void> => {
  const behind = stallWatch(clock, out)
  let sent = ""
  let saidAt = clock.now()
  let timer: unknown
  const say = (): void => {
    timer = clock.setTimeout(say, LOOK_MS)
    if (behind()) return
    const text = JSON.stringify(look())
    if (text === sent && clock.now() - saidAt < heartbeatMs) return
    out.write(text === sent ? ":\n\n" : `event: streams\ndata: ${text}\n\n`)
    sent = text
    saidAt = clock.now()
  }
  say()
  await new Promise<void>((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true }),
  )
  clock.clearTimeout(timer)
}
