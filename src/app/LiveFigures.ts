/** Figures that are true now and kept nowhere, put together for whoever looks. */
import { statfsSync } from "node:fs"
import type { CarrierView, Live, LiveFigures as TorrentFigures, LiveHolding, LiveTorrent } from "../contract/rows.ts"
import { ratesAt, wallClock } from "../core/nodeLimits.ts"
import { limits } from "../projections/limits.ts"
import { mirrors } from "../projections/mirrors.ts"
import { torrents } from "../projections/torrents.ts"
import type { NodeParts } from "./NodeParts.ts"
import { creditLive } from "./relayAndCredit.ts"

const FREE_SPACE_AGE_MS = 10_000

/** A disk that does not even tell this has nothing to give. */
const freeBytesAt = (folder: string): number => {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}

type TorrentsLive = readonly (readonly [id: string, live: LiveTorrent])[]

export class LiveFigures {
  readonly #parts: NodeParts
  readonly #wall = wallClock()
  #free = { at: 0, bytes: 0 }

  constructor(parts: NodeParts) {
    this.#parts = parts
  }

  /** Of those whose swarm is open. */
  torrents(): TorrentsLive {
    const { projector, ports } = this.#parts
    return projector.all(torrents).flatMap(({ id }) => {
      const live = ports.exchange.live(id)
      return live ? [[id, live] as const] : []
    })
  }

  all(open = this.torrents()): Live {
    const { projector, ports, board } = this.#parts
    const torrentFigures: Record<string, TorrentFigures> = {}
    for (const [id, { streams: _, ...figures }] of open) torrentFigures[id] = figures
    const troubles: Record<string, string> = Object.fromEntries([...board.waits, ...board.troubles])
    for (const { id } of projector.all(torrents)) {
      const trouble = ports.exchange.trouble(id)
      if (trouble !== undefined) troubles[id] = trouble
    }
    const trackerFigures: Record<string, LiveHolding> = {}
    for (const id of ["self", ...projector.all(mirrors).map((row) => row.id)]) {
      const live = ports.trackers.live(id)
      if (live) trackerFigures[id] = live
    }
    return {
      carrier: this.#carrier(),
      torrents: torrentFigures,
      trackers: trackerFigures,
      hashing: Object.fromEntries(board.hashing),
      troubles,
      health: board.ills,
      relay: ports.relay.live(),
      credit: creditLive(this.#parts),
      rates: ratesAt(projector.get(limits, "self") ?? {}, this.#wall(ports.clock.date())),
      freeBytes: this.#freeBytes(),
    }
  }

  #carrier(): CarrierView {
    const { dials, ports } = this.#parts
    const { transport } = ports
    const { state, percent, summary, reason, clockSkewSeconds, version } = transport.health()
    return {
      kind: transport.kind,
      state,
      percent,
      summary,
      reason: reason ?? null,
      clockSkewSeconds: clockSkewSeconds ?? null,
      version: version ?? null,
      onions: transport.onions?.() ?? null,
      dials: dials.figures,
    }
  }

  #freeBytes(): number {
    const now = this.#parts.ports.clock.now()
    if (now - this.#free.at > FREE_SPACE_AGE_MS) {
      this.#free = { at: now, bytes: freeBytesAt(this.#parts.data.root) }
    }
    return this.#free.bytes
  }
}
