/**
 * Keeps the store at the node's heels: snapshot, then the feed; when that breaks, again from the cursor, at longer and
 * longer intervals. Silence of three heartbeats counts as broken: over Tor a dead circuit may say nothing for minutes.
 * Pages of one browser tell each other when one of them is let in again.
 */
import { createSignal, onCleanup } from "solid-js"
import { heartbeatMs, paths, type RowsMessage } from "../../contract/feed.ts"
import type { LiveChange } from "../../contract/liveChange.ts"
import { askState } from "./ask.ts"
import type { NodeStore } from "./NodeStore.ts"
import { readJson } from "./readJson.ts"

/** stopped: lost, and the node said before that it stops. */
export type ConnectionState = "connecting" | "live" | "lost" | "stopped" | "signed-out"

/** So many rows are more than a window shows, and come over Tor in one or two round trips. */
const FIRST = 200
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const

export const createConnection = (store: NodeStore, onRows: (rows: RowsMessage) => void) => {
  const [state, setState] = createSignal<ConnectionState>("connecting")
  let failures = 0
  /** Of several beginnings the last one counts. */
  let begun = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let source: EventSource | undefined
  let stopping = false
  const others = new BroadcastChannel("bulbil")

  const after = (ms: number, run: () => void): void => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
  const lost = (again: () => void): void => {
    source?.close()
    setState(stopping ? "stopped" : "lost")
    after(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!, again)
  }
  const begin = async (): Promise<void> => {
    const own = ++begun
    let answer = await askState(store.state.whole ? undefined : FIRST)
    if (own !== begun) return
    if (answer.ok && answer.value.more) {
      store.showSnapshot(answer.value)
      answer = await askState()
      if (own !== begun) return
    }
    if (answer.ok) {
      stopping = false
      others.postMessage("let-in")
      store.showSnapshot(answer.value)
      return listen()
    }
    if (answer.code !== "signed-out") return lost(begin)
    source?.close()
    clearTimeout(timer)
    setState("signed-out")
  }
  const listen = (): void => {
    source?.close()
    let opened = false
    const own = new EventSource(
      `${paths.feed}?${new URLSearchParams({ cursor: String(store.state.cursor), tick: store.state.tick }).toString()}`,
    )
    source = own
    const broken = (): void => lost(opened ? listen : begin)
    const heard = (): void => {
      opened = true
      failures = 0
      stopping = false
      setState("live")
      after(heartbeatMs * 3, broken)
    }
    own.onopen = heard
    own.onerror = broken
    // It comes back as another life of the node: with other ticks, and perhaps another log.
    own.addEventListener("stopped", () => {
      stopping = true
      lost(begin)
    })
    own.addEventListener("rows", (message: MessageEvent<string>) => {
      heard()
      const rows = readJson(message.data) as RowsMessage
      store.showRows(rows)
      onRows(rows)
    })
    own.addEventListener("live", (message: MessageEvent<string>) => {
      heard()
      store.showLive(readJson(message.data) as LiveChange)
    })
    after(heartbeatMs * 3, broken)
  }
  const retryNow = (): void => {
    failures = 0
    clearTimeout(timer)
    void begin()
  }
  others.onmessage = () => state() === "signed-out" && retryNow()
  onCleanup(() => others.close())
  void begin()
  return { state, retryNow, isLost: (): boolean => state() === "lost" || state() === "stopped" }
}
