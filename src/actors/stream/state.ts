/** What an onion stream is, folded from its history. Pure and total. */
import type { StreamEvent } from "../../events/stream.ts"

export type StreamMode = "absent" | "dialing" | "open" | "backing-off" | "closed"

export interface StreamState {
  readonly mode: StreamMode
  readonly torrent: string
  readonly peer: number
  readonly lane: number
  /** Dials so far; names the one under way, so that a late answer of an earlier one is known as such. */
  readonly attempt: number
  readonly retryAt: number
}

export const initial: StreamState = { mode: "absent", torrent: "", peer: 0, lane: 0, attempt: 0, retryAt: 0 }

export const evolve = (state: StreamState, event: StreamEvent): StreamState => {
  switch (event.type) {
    case "StreamRequested":
      return { ...state, mode: "dialing", torrent: event.torrent, peer: event.peer, lane: event.lane, attempt: 1 }
    case "StreamOpened":
      return { ...state, mode: "open" }
    case "StreamFailed":
      return { ...state, mode: event.remedy === "back-off" ? "backing-off" : "closed", retryAt: event.retryAt }
    case "StreamRetried":
      return { ...state, mode: "dialing", attempt: event.attempt }
    case "StreamClosed":
      return { ...state, mode: "closed" }
    default:
      return state
  }
}

export const modeOf = (state: StreamState): StreamMode => state.mode
