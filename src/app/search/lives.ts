/**
 * Who is known to have a torrent, out of what this node has seen anyway: peers that it is connected with, records that
 * reached the trackers it holds. Nothing is dialled to find out.
 */
import { DAY_MS } from "../../core/day.ts"
import type { InfoHash, Millis } from "../../core/ids.ts"
import { torrents } from "../../projections/torrents.ts"
import { PeerRecord } from "../../wire/PeerRecord.ts"
import type { NodeParts } from "../NodeParts.ts"
import { DAYS } from "./LifeRows.ts"
import { dayOf, HEARD_AFTER_MS } from "./watchLives.ts"

export interface Life {
  readonly seen: number
  readonly said: number
  readonly quiet: boolean
  readonly dead: boolean
}

const QUIET_AFTER_MS = DAYS * DAY_MS

export class Lives {
  readonly #parts: NodeParts
  readonly #startedAt: number
  readonly #torrents: ReadonlyMap<string, string>

  constructor(parts: NodeParts, startedAt: number) {
    this.#parts = parts
    this.#startedAt = startedAt
    this.#torrents = new Map(
      parts.projector.all(torrents).flatMap(({ id, infohash }) => (infohash === null ? [] : [[infohash, id] as const])),
    )
  }

  /** The torrent of this node that has it, or is getting it. */
  torrent(infohash: InfoHash): string | null {
    return this.#torrents.get(infohash) ?? null
  }

  of(infohash: InfoHash, addedAt: Millis): Life {
    const { exchange, trackers, clock } = this.#parts.ports
    const torrent = this.torrent(infohash)
    const seen = torrent === null ? 0 : (exchange.live(torrent)?.connectedPeers ?? 0)
    const followed = trackers.lists(infohash)
    const said = followed
      ? trackers.records(infohash).filter((bytes) => PeerRecord.decode(bytes)?.state !== "stopped").length
      : 0
    const heard = clock.now() - this.#startedAt > HEARD_AFTER_MS
    const quiet = followed && heard && seen + said === 0 && clock.date() - addedAt > QUIET_AFTER_MS
    const dead = seen + said === 0 && this.#parts.lives.dead(infohash, dayOf(clock))
    return { seen, said, quiet, dead }
  }
}
