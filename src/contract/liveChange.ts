/**
 * What changed in the volatile figures since a reader was last told of them, and how that is laid over what the reader
 * has. An idle torrent costs nothing; of a moving one only the figures that moved are told. Pure.
 */
import type { CreditLive, RelayLive } from "./relay.ts"
import type { CarrierView, Live, LiveFigures, LiveHolding } from "./rows.ts"

/** By id; `null` where there is nothing any more. */
export type Changed<T> = Readonly<Record<string, T | null>>

export interface LiveChange {
  /** Names the moment: handed back, it brings what changed since. Opaque, and of this life of the node alone. */
  readonly tick: string
  /** All figures there are: those that are not here are gone. */
  readonly whole?: true
  readonly carrier?: CarrierView
  readonly freeBytes?: number
  readonly health?: Live["health"]
  readonly credit?: CreditLive
  readonly rates?: Live["rates"]
  /** Only the figures that are another. */
  readonly relay?: Partial<RelayLive>
  readonly torrents?: Changed<Partial<LiveFigures>>
  readonly trackers?: Changed<LiveHolding>
  readonly hashing?: Changed<Live["hashing"][string]>
  readonly troubles?: Changed<string>
}

/** The parts of the figures that are kept by id, and so told by id. */
export const partsById = ["torrents", "trackers", "hashing", "troubles"] as const
export type PartById = (typeof partsById)[number]

/** Lays what changed over a record of such parts; the same record where nothing did. */
const withChanged = <T, Change = T>(
  had: Readonly<Record<string, T>>,
  changed: Changed<Change> | undefined,
  whole: boolean,
  lay: (had: T | undefined, change: Change) => T,
): Readonly<Record<string, T>> => {
  if (!changed) return whole ? {} : had
  const next: Record<string, T> = whole ? {} : { ...had }
  for (const [id, change] of Object.entries(changed)) {
    if (change === null) delete next[id]
    else next[id] = lay(next[id], change)
  }
  return next
}

/** What is told of a torrent for the first time is told whole. */
export const withFigures = (had: LiveFigures | undefined, change: Partial<LiveFigures>): LiveFigures =>
  ({ ...had, ...change }) as LiveFigures

const instead = <T>(_: T | undefined, change: T): T => change

export const withLive = (had: Live, change: LiveChange): Live => {
  const { whole = false, carrier, freeBytes, health, credit, rates, relay } = change
  return {
    carrier: carrier ?? had.carrier,
    torrents: withChanged(had.torrents, change.torrents, whole, withFigures),
    trackers: withChanged(had.trackers, change.trackers, whole, instead),
    hashing: withChanged(had.hashing, change.hashing, whole, instead),
    troubles: withChanged(had.troubles, change.troubles, whole, instead),
    health: health ?? had.health,
    relay: relay ? { ...had.relay, ...relay } : had.relay,
    credit: credit ?? had.credit,
    rates: rates ?? had.rates,
    freeBytes: freeBytes ?? had.freeBytes,
  }
}
