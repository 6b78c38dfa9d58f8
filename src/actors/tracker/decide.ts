/**
 * What this node's tracker decides. Pure and total. To list what is listed, or to take back what is not, changes
 * nothing.
 */
import { type Decision, type Moment, accept, nothing, reject } from "../../core/decider.ts"
import { infoOf, sameInfo, saidInfo } from "../../core/shareInfo.ts"
import type { TrackerEvent } from "../../events/tracker.ts"
import type { TrackerInput } from "./commands.ts"
import type { TrackerState } from "./state.ts"

export const decide = (state: TrackerState, input: TrackerInput, moment: Moment): Decision<TrackerEvent> => {
  if (input.type === "CreateTracker")
    return state.mode === "absent" ? accept({ type: "TrackerCreated", secret: input.secret }) : nothing
  if (state.mode === "absent") return reject("no-tracker", "the node's tracker has not been created")
  if (input.type === "ContradictionFound")
    return state.mode !== "contradicted" ? accept({ type: "TrackerContradicted", seq: input.seq }) : nothing
  if (state.mode === "contradicted") {
    return reject(
      "tracker-contradicted",
      "other nodes hold another history of this tracker, so nothing can be added to it: its " +
        "key was used elsewhere, or this node was set back to an older state",
    )
  }
  const entry = { seq: state.seq + 1, at: Math.max(0, Math.floor(moment.at / 1000)) }
  switch (input.type) {
    case "ListTorrent": {
      const { infohash, bytes, files } = input
      const said = saidInfo(input)
      const known = state.listed.get(infohash)
      if (known === undefined) return accept({ type: "TorrentListed", ...entry, infohash, ...said, bytes, files })
      return sameInfo(known, infoOf(said)) ? nothing : accept({ type: "TorrentRetitled", ...entry, infohash, ...said })
    }
    case "RestoreTracker": {
      if (state.seq > 0 || state.mode === "restored")
        return reject(
          "tracker-in-use",
          "this node's tracker has a history of its own; restore into a node that has published nothing",
        )
      return accept<TrackerEvent>(
        { type: "TrackerRestored" },
        ...input.entries.map((restored, i) => ({ ...restored, seq: i + 1 })),
      )
    }
    case "UnlistTorrent":
      return state.listed.has(input.infohash)
        ? accept({ type: "TorrentUnlisted", ...entry, infohash: input.infohash })
        : nothing
    default:
      return reject("unknown-input", `a tracker does not know ${String((input as { type?: unknown }).type)}`)
  }
}
