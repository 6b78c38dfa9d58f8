/** The torrent actor: its decider and what runs in which mode. */
import type { TorrentEvent } from "../../events/torrent.ts"
import type { ActorDefinition } from "../kernel/ActorDefinition.ts"
import type { TorrentInput } from "./commands.ts"
import { decide } from "./decide.ts"
import { type TorrentMode, type TorrentState, evolve, initial, modeOf } from "./state.ts"

export const torrentActor: ActorDefinition<TorrentState, TorrentInput, TorrentEvent, TorrentMode> = {
  kind: "torrent",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { resting: true },
    "mirroring-metadata": { effects: ["mirrorMetadata"] },
    checking: { effects: ["check"] },
    downloading: { effects: ["exchange", "rendezvous", "announce"] },
    "waiting-for-credit": { effects: ["exchange", "rendezvous", "announce"] },
    seeding: { effects: ["exchange", "rendezvous", "announce", "watch"] },
    changed: { effects: ["exchange", "rendezvous", "announce", "watch"] },
    paused: { effects: ["withdraw"] },
    "missing-files": { effects: ["withdraw", "watch"] },
    error: { effects: ["withdraw"] },
    removing: { effects: ["deleteData"] },
    removed: { effects: ["forget"], last: true },
  },
}
