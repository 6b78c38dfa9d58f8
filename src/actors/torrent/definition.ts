/** The torrent actor: its decider and what runs in which mode. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { modeOf } from "./mode.ts"
import { snapshot } from "./snapshot.ts"
import { type TorrentState, evolve, initial } from "./state.ts"
import { transitions } from "./transitions.ts"

/** Where the data are; and what may be written to there. */
const place = ({ located }: TorrentState): string => String(located)
const placeAndWords = (state: TorrentState): string => `${place(state)} ${state.useExisting} ${state.levels}`

/** A move that is called off is undone by a run of its own. */
const called = ({ move }: TorrentState): string => String(move?.stopped)

export const torrentActor = defineActor({
  kind: "torrent",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    "mirroring-metadata": { effects: ["mirrorMetadata"] },
    checking: { effects: ["check"], key: placeAndWords, about: placeAndWords },
    active: {
      effects: ["exchange", "rendezvous", "announce", "seek"],
      about: place,
      modes: {
        downloading: {},
        "waiting-for-credit": {},
        seeding: { effects: ["watch", "endAtLimit"] },
      },
    },
    // Not below `active`: what is put back, or changes again, is looked at and served by a swarm that begins anew.
    changed: { effects: ["exchange", "rendezvous", "announce", "watch"], about: place },
    queued: { effects: ["withdraw"] },
    paused: { effects: ["withdraw"] },
    "missing-files": { effects: ["withdraw", "watch"], about: place },
    error: { effects: ["withdraw"] },
    moving: { effects: ["move"], key: called },
    removing: { effects: ["deleteData"] },
    removed: { effects: ["forget"], rests: true },
  },
  snapshot,
  transitions,
})
