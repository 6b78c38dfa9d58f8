/**
 * What a mirror decides. Pure and total. What the world reports is never refused: what comes too late, or twice,
 * changes nothing, and what has once been copied is never given up for an older story.
 */
import { type Decision, accept, nothing, reject } from "../../core/decider.ts"
import { WHOLE_WEIGHT } from "../../core/shelves.ts"
import type { MirrorEvent } from "../../events/mirror.ts"
import type { MirrorInput } from "./commands.ts"
import { modeOf } from "./mode.ts"
import { type MirrorState, stockedText } from "./state.ts"

export const decide = (state: MirrorState, input: MirrorInput): Decision<MirrorEvent> => {
  if (input.type === "RequestMirror") {
    if (state.phase !== "absent") return reject("mirror-exists", "this mirror exists already")
    return accept({ type: "MirrorRequested", secret: input.secret, update: input.update })
  }
  if (state.phase === "absent")
    return reject("no-such-mirror", "there is no such mirror; `bulbil mirror list` lists them")
  if (state.phase === "removed")
    return input.type === "RemoveMirror" ? reject("mirror-removed", "this mirror was removed before") : nothing
  switch (input.type) {
    case "ChooseUpdate":
      return state.update === input.update ? nothing : accept({ type: "UpdateChosen", update: input.update })
    case "UpdateNow":
      if (state.forked)
        return reject(
          "tracker-forked",
          "this tracker has told two stories under one signature; it is followed no further",
        )
      // Also a first copy that has met its quota: there may be more room by now.
      if (state.phase !== "complete" && modeOf(state) !== "full")
        return reject("still-copying", "there is no complete copy yet that could be updated")
      return state.updating ? nothing : accept({ type: "UpdateRequested" })
    case "RemoveMirror":
      return accept({ type: "MirrorRemoved" })
    case "HeadSeen": {
      const newer = input.seq > state.head || (input.seq === state.head && input.at > state.headAt + DAY)
      return newer && !state.forked ? accept({ type: "HeadLearned", seq: input.seq, at: input.at }) : nothing
    }
    case "EntriesStored":
      return input.seq > state.seq ? accept({ type: "EntriesMirrored", seq: input.seq, octets: input.octets }) : nothing
    case "CopyFinished": {
      const copying = ["mirroring", "updating"].includes(modeOf(state))
      return copying && input.seq === state.seq
        ? accept({ type: "MirrorCompleted", seq: input.seq, torrents: input.torrents })
        : nothing
    }
    case "OlderHeadOffered":
      return input.seq < state.seq && state.refused !== input.seq
        ? accept({ type: "RollbackRefused", offered: input.seq, seq: state.seq })
        : nothing
    case "ForkFound":
      return state.forked ? nothing : accept({ type: "TrackerForked", seq: input.seq })
    case "QuotaMet":
      return state.full ? nothing : accept({ type: "QuotaReached", what: input.what, limit: input.limit })
    case "ShelfNeeded": {
      const more = input.weight >= WHOLE_WEIGHT
      const copying = state.phase === "copying" && !more
      if (state.forked || state.full || !(copying || state.phase === "complete")) return nothing
      return (more ? state.weight === null : state.weight === input.weight)
        ? nothing
        : accept({ type: "ShelfChosen", weight: input.weight })
    }
    case "ShelfStocked":
      return modeOf(state) === "partial" && state.stocked !== stockedText(input)
        ? accept({ type: "ShelfFilled", epoch: input.epoch, shards: input.shards, octets: input.octets })
        : nothing
    case "ShelfCleared":
      return modeOf(state) === "partial" && input.shards > 0
        ? accept({ type: "ShelfLeft", shards: input.shards })
        : nothing
    case "CopyFailed":
      // Of a first copy that is frozen or full it comes too late: what is there is served.
      return modeOf(state) === "mirroring"
        ? accept({ type: "MirrorFailed", code: input.code, message: input.message })
        : nothing
    default:
      return reject("unknown-input", `a mirror does not know ${String((input as { type?: unknown }).type)}`)
  }
}

/** A head that says nothing new is remembered once a day: it shows that the origin lives. */
const DAY = 86_400
