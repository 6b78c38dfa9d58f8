/**
 * What a torrent decides about a move of its data. The swarm is closed for as long as it lasts: what is read and
 * written is in one place at each moment, and which one is the log's to say. Pure and total.
 */
import { type Decision, accept, nothing, reject } from "../../core/decider.ts"
import type { TorrentEvent } from "../../events/torrent.ts"
import type { TorrentInput } from "./commands.ts"
import { NAMES_NEED_YES, type TorrentState } from "./state.ts"

type MoveInput = Extract<TorrentInput, { readonly type: (typeof OF_MOVE)[number] }>

const OF_MOVE = ["MoveData", "StopMove", "DataArrived", "OldPlaceLeft", "MoveNotDone"] as const
const ofMove: ReadonlySet<string> = new Set(OF_MOVE)

export const isOfMove = (input: TorrentInput): input is MoveInput => ofMove.has(input.type)

/** What its operator may not ask while the data are in between. */
const held: ReadonlySet<string> = new Set<TorrentInput["type"]>(["RecheckTorrent", "LocateData", "RemoveTorrent"])

export const whileMoving = ({ move }: TorrentState, { type }: TorrentInput): Decision<never> | undefined =>
  move && held.has(type)
    ? reject("moving", "its data are being moved: wait, or call that off first (`bulbil move ID --cancel`)")
    : undefined

export const decideMove = (state: TorrentState, input: MoveInput): Decision<TorrentEvent> => {
  const { move } = state
  switch (input.type) {
    case "MoveData":
      return notMovable(state) ?? accept({ type: "MoveBegun", from: state.path, to: input.to })
    case "StopMove":
      if (!move) return reject("not-moving", "the data of this torrent are not being moved")
      if (move.arrived)
        return reject("not-moving", "the data are at the new place already, and only the old one is left")
      return move.stopped ? nothing : accept({ type: "MoveStopped" })
    case "DataArrived":
      // Another piece may have been verified while the others were on their way.
      if (!move || move.arrived || move.stopped || input.verified !== state.verified.count) return nothing
      return accept({ type: "DataMoved", path: move.to })
    case "OldPlaceLeft":
      if (!move?.arrived) return nothing
      return accept({ type: "MoveEnded", ...(input.left.length > 0 ? { left: input.left } : {}) })
    case "MoveNotDone":
      if (!move || move.arrived) return nothing
      return accept({ type: "MoveFailed", code: input.code, message: input.message })
  }
}

const notMovable = ({
  phase,
  move,
  origin,
  checking,
  namesAsked,
  missing,
  error,
}: TorrentState): Decision<never> | undefined => {
  if (phase !== "content") return reject("no-metadata", "nothing to move yet: the metadata have not been fetched")
  if (move) return reject("moving", "its data are being moved already")
  if (origin === "share")
    return reject(
      "shared-in-place",
      "these files are yours, and shared where they lie: move them yourself, then `bulbil locate ID PATH`",
    )
  if (namesAsked) return reject(NAMES_NEED_YES, "the names in this torrent need your yes before anything is written")
  if (checking) return reject("already-checking", "this torrent is being checked; move it afterwards")
  if (missing.length > 0 || (error && error.code !== "full"))
    return reject("not-in-order", `mend it first, then move it: ${error?.message ?? "files of it are missing"}`)
  return undefined
}
