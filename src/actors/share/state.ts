/** What a share is, folded from its history. Pure and total. */
import { infoOf, type ShareInfo } from "../../core/shareInfo.ts"
import type { ShareEvent } from "../../events/share.ts"

export type ShareMode = "absent" | "hashing" | "active" | "public" | "failed" | "taking-back" | "stopped"

export interface ShareState {
  readonly mode: Exclude<ShareMode, "public" | "taking-back">
  readonly path: string
  /** What it is called, where that was given apart from the path. */
  readonly name: string | undefined
  readonly skipUnsafe: boolean
  readonly info: ShareInfo
  /** Name of the onion's seed and token in the vault. */
  readonly secret: string
  readonly torrent: string
  readonly infohash: string
  readonly bytes: number
  readonly files: number
  /** Of a public share: the torrent it was made from; else empty. */
  readonly publicOf: string
  /** The tracker has been told that it is over. */
  readonly unlisted: boolean
}

export const initial: ShareState = {
  mode: "absent",
  path: "",
  name: undefined,
  skipUnsafe: false,
  info: { title: "", description: "", tags: [] },
  secret: "",
  torrent: "",
  infohash: "",
  bytes: 0,
  files: 0,
  publicOf: "",
  unlisted: false,
}

export const evolve = (state: ShareState, event: ShareEvent): ShareState => {
  switch (event.type) {
    case "ShareRequested":
      return {
        ...state,
        mode: "hashing",
        path: event.path,
        name: event.name,
        skipUnsafe: event.skipUnsafe ?? false,
        info: infoOf(event),
        secret: event.secret,
        publicOf: event.publicOf ?? "",
      }
    case "ShareHashed":
      return {
        ...state,
        mode: "active",
        torrent: event.torrent,
        infohash: event.infohash,
        bytes: event.bytes,
        files: event.files,
      }
    case "ShareDescribed":
      return { ...state, info: infoOf(event) }
    case "ShareFailed":
      return { ...state, mode: "failed" }
    case "ShareStopped":
      return { ...state, mode: "stopped" }
    case "ShareUnlisted":
      return { ...state, unlisted: true }
    default:
      return state
  }
}

export const modeOf = (state: ShareState): ShareMode => {
  if (state.publicOf === "") return state.mode
  if (state.mode === "active") return "public"
  // A share that was never hashed was never listed either.
  return state.mode === "stopped" && !state.unlisted && state.infohash !== "" ? "taking-back" : state.mode
}
