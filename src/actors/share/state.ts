/** What a share is, folded from its history. Pure and total. */
import type { ShareEvent } from "../../events/share.ts"

export type ShareMode = "absent" | "hashing" | "active" | "failed" | "stopped"

export interface ShareState {
  readonly mode: ShareMode
  readonly path: string
  readonly title: string
  /** Name of the onion's seed and token in the vault. */
  readonly secret: string
  readonly torrent: string
}

export const initial: ShareState = { mode: "absent", path: "", title: "", secret: "", torrent: "" }

export const evolve = (state: ShareState, event: ShareEvent): ShareState => {
  switch (event.type) {
    case "ShareRequested":
      return { ...state, mode: "hashing", path: event.path, title: event.title, secret: event.secret }
    case "ShareHashed":
      return { ...state, mode: "active", torrent: event.torrent }
    case "ShareFailed":
      return { ...state, mode: "failed" }
    case "ShareStopped":
      return { ...state, mode: "stopped" }
    default:
      return state
  }
}

export const modeOf = (state: ShareState): ShareMode => state.mode
