/** What a torrent does, by name; each effect has a file of its own in effects/. */
import { Endings } from "../Endings.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import type { TorrentInput } from "./commands.ts"
import { announce } from "./effects/announce.ts"
import { check } from "./effects/check.ts"
import { deleteData } from "./effects/deleteData.ts"
import { endAtLimit } from "./effects/endAtLimit.ts"
import { exchange } from "./effects/exchange.ts"
import { forget } from "./effects/forget.ts"
import { mirrorMetadata } from "./effects/mirrorMetadata.ts"
import { move } from "./effects/move.ts"
import { rendezvous } from "./effects/rendezvous.ts"
import { seek } from "./effects/seek.ts"
import { watch } from "./effects/watch.ts"
import { withdraw } from "./effects/withdraw.ts"
import type { TorrentState } from "./state.ts"

export const torrentEffects = (
  ports: Needs<
    | "clock"
    | "directory"
    | "exchange"
    | "inspected"
    | "library"
    | "linkKeys"
    | "log"
    | "places"
    | "progress"
    | "random"
    | "search"
    | "sessions"
    | "storage"
    | "tell"
    | "trackers"
    | "vault"
  >,
): Effects<TorrentState, TorrentInput> => {
  /** Of those that write into the torrent's folder in the library. */
  const endings = new Endings()
  return {
    mirrorMetadata: mirrorMetadata(ports),
    check: endings.of(check(ports)),
    exchange: endings.of(exchange(ports)),
    rendezvous: rendezvous(ports),
    announce: announce(ports),
    seek: seek(ports),
    watch: endings.of(watch(ports)),
    endAtLimit: endAtLimit(ports),
    withdraw: withdraw(ports),
    move: endings.of(move(ports)),
    deleteData: endings.of(deleteData(ports)),
    forget: forget(endings)(ports),
  }
}
