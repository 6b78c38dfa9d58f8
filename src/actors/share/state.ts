/** What a share is, folded from its history. Pure and total. */
import { type MetLimit, type ShareLimits, shareLimits } from "../../core/limits.ts"
import { infoOf, type ShareInfo } from "../../core/shareInfo.ts"
import type { ShareEvent } from "../../events/share.ts"

export type ShareMode = "absent" | "hashing" | "scheduled" | "active" | "public" | "failed" | "taking-back" | "stopped"

export interface ShareState {
  readonly mode: Exclude<ShareMode, "public" | "scheduled" | "taking-back">
  readonly path: string
  /** What it is called, where that was given apart from the path. */
  readonly name: string | undefined
  readonly skipUnsafe: boolean
  /** Only those files are shared that were chosen when their sharer was told what they say. */
  readonly chosen: boolean
  /** The operator's .torrent, where there is one. */
  readonly given: { readonly file: string; readonly infohash: string } | undefined
  readonly info: ShareInfo
  /** Name of the onion's seed and token in the vault. */
  readonly secret: string
  readonly torrent: string
  readonly infohash: string
  readonly bytes: number
  readonly files: number
  /** Of a public share: the torrent it was made from; else empty. */
  readonly publicOf: string
  /** Names of the keys in the vault with which its onion is reached. */
  readonly recipients: readonly string[]
  /** There was one: without a key nobody reaches it any more, also when all were revoked. */
  readonly keyed: boolean
  readonly limits: ShareLimits
  /** The date has come before which nobody was to reach it. */
  readonly begun: boolean
  /** What had gone out of its torrent before it was shared here. */
  readonly before: { readonly octets: number; readonly copies: number }
  /** The limit that was met: it is about to be stopped. */
  readonly ended: MetLimit | undefined
  /** The tracker has been told that it is over. */
  readonly unlisted: boolean
}

export const initial: ShareState = {
  mode: "absent",
  path: "",
  name: undefined,
  skipUnsafe: false,
  chosen: false,
  given: undefined,
  info: { title: "", description: "", tags: [] },
  secret: "",
  torrent: "",
  infohash: "",
  bytes: 0,
  files: 0,
  publicOf: "",
  recipients: [],
  keyed: false,
  limits: {},
  begun: false,
  before: { octets: 0, copies: 0 },
  ended: undefined,
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
        given: event.given,
        info: infoOf(event),
        secret: event.secret,
        publicOf: event.publicOf ?? "",
      }
    case "ShareMetadataAnswered":
      return { ...state, chosen: true }
    case "ShareHashed":
      return {
        ...state,
        mode: "active",
        torrent: event.torrent,
        infohash: event.infohash,
        bytes: event.bytes,
        files: event.files,
        before: event.served ?? state.before,
      }
    case "ShareLimited":
      return { ...state, limits: shareLimits.of(event) }
    case "ShareBegun":
      return { ...state, begun: true }
    case "ShareEnded":
      return { ...state, ended: event.why }
    case "ShareDescribed":
      return { ...state, info: infoOf(event) }
    case "RecipientAdded":
      return { ...state, keyed: true, recipients: [...state.recipients, event.secret] }
    case "RecipientRevoked":
      return { ...state, recipients: state.recipients.filter((secret) => secret !== event.secret) }
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
  if (state.mode === "active" && state.limits.from !== undefined && !state.begun) return "scheduled"
  if (state.publicOf === "") return state.mode
  if (state.mode === "active") return "public"
  // A share that was never hashed was never listed either.
  return state.mode === "stopped" && !state.unlisted && state.infohash !== "" ? "taking-back" : state.mode
}
