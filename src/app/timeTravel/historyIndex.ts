/** One actor's events as runs, in columns: what a strip of time is drawn from. Nothing of what they say is read. */
import type { HistoryIndex } from "../../contract/timeTravel.ts"
import type { StreamId } from "../../core/ids.ts"
import type { EventHead, EventLog } from "../../events/EventLog.ts"
import { factOf } from "./factOf.ts"

const PAGE = 10_000
const APART_MS = 600_000
const EXPIRED = -1

interface Run {
  readonly fact: number
  count: number
  readonly from: number
  to: number
}

export const historyIndex = async (
  log: Pick<EventLog, "streamHeads">,
  stream: StreamId,
): Promise<HistoryIndex | undefined> => {
  const facts: string[] = []
  const runs: Run[] = []
  let last = 0
  for await (const head of heads(log, stream)) {
    if (head.version > last + 1) {
      // What has expired tells no time: it lies somewhere between its neighbours.
      const at = runs.at(-1)?.to ?? head.at
      runs.push({ fact: EXPIRED, count: head.version - last - 1, from: at, to: at })
    }
    const fact = numberOf(facts, factOf(head))
    const run = runs.at(-1)
    if (run && run.fact === fact && Math.abs(head.at - run.to) <= APART_MS) {
      run.count++
      run.to = Math.max(run.to, head.at)
    } else runs.push({ fact, count: 1, from: head.at, to: head.at })
    last = head.version
  }
  if (last === 0) return undefined
  return {
    last,
    facts,
    fact: runs.map((run) => run.fact),
    count: runs.map((run) => run.count),
    began: runs.map(({ from }, i) => from - (runs[i - 1]?.from ?? 0)),
    lasted: runs.map(({ from, to }) => to - from),
  }
}

async function* heads(log: Pick<EventLog, "streamHeads">, stream: StreamId): AsyncGenerator<EventHead> {
  for (let at = 0; ;) {
    const page = await log.streamHeads(stream, at, PAGE)
    yield* page
    if (page.length < PAGE) return
    at = page.at(-1)!.version
  }
}

const numberOf = (facts: string[], name: string): number => {
  const known = facts.indexOf(name)
  return known < 0 ? facts.push(name) - 1 : known
}
