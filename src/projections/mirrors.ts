/**
 * Read model of all mirrors: how far each copy goes and how far its tracker has gone. Addresses are not here: they are
 * the vault's.
 */
import type { Millis } from "../core/ids.ts"
import type { MirrorEvent } from "../events/mirror.ts"
import { type MirrorFlags, type MirrorMode as Mode, flagsAfter, modeOf, noFlags } from "../actors/mirror/mode.ts"
import type { ShownModel } from "./ReadModel.ts"

export type MirrorMode = Exclude<Mode, "absent">

/** A copy of another node's tracker. */
export interface MirrorRow {
  readonly id: string
  readonly mode: MirrorMode
  readonly update: "auto" | "manual"
  /** Entries that are here, and those that the newest signed head speaks of. */
  readonly seq: number
  readonly head: number
  /** When that head was signed, by the origin's own clock; null until one was seen. */
  readonly headAt: Millis | null
  readonly torrents: number
  /** Octets of entries. */
  readonly octets: number
  /** The seq of an older head that was offered and refused, of a proven fork, and the quota that was met. */
  readonly refused: number | null
  readonly fork: number | null
  readonly quota: { readonly what: "entries" | "octets"; readonly limit: number } | null
  /** What a partial mirror keeps of the metadata: its share in sixteenths, shards that are all here, octets. */
  readonly shelf: { readonly weight: number; readonly shards: number; readonly octets: number } | null
  readonly error: { readonly code: string; readonly message: string } | null
  readonly addedAt: Millis
  readonly completedAt: Millis | null
}

type Row = Omit<MirrorRow, "mode"> & MirrorFlags

export const mirrors: ShownModel<"mirrors", Row, MirrorRow, MirrorEvent> = {
  sort: "rows",
  name: "mirrors",
  version: 3,
  kind: "mirror",
  initial: (id, { at }) => ({
    ...noFlags,
    id,
    headAt: null,
    torrents: 0,
    octets: 0,
    refused: null,
    fork: null,
    quota: null,
    shelf: null,
    error: null,
    addedAt: at,
    completedAt: null,
  }),
  on: {
    MirrorRequested: flagsAfter,
    HeadLearned: (row, event) => ({ ...flagsAfter(row, event), headAt: (event.at * 1000) as Millis }),
    EntriesMirrored: (row, event) => ({ ...flagsAfter(row, event), octets: row.octets + event.octets }),
    MirrorCompleted: (row, event, { at }) => ({
      ...flagsAfter(row, event),
      torrents: event.torrents,
      completedAt: at,
      refused: null,
    }),
    UpdateChosen: flagsAfter,
    UpdateRequested: (row, event) => ({ ...flagsAfter(row, event), quota: null }),
    RollbackRefused: (row, { offered }) => ({ ...row, refused: offered }),
    TrackerForked: (row, event) => ({ ...flagsAfter(row, event), fork: event.seq }),
    QuotaReached: (row, event) => ({ ...flagsAfter(row, event), quota: { what: event.what, limit: event.limit } }),
    ShelfChosen: (row, event) => {
      const flags = flagsAfter(row, event)
      const { weight } = flags
      return { ...flags, shelf: weight === null ? null : { shards: 0, octets: 0, ...row.shelf, weight } }
    },
    ShelfFilled: (row, { shards, octets }) => ({ ...row, shelf: row.shelf && { ...row.shelf, shards, octets } }),
    ShelfLeft: flagsAfter,
    MirrorFailed: (row, event) => ({ ...flagsAfter(row, event), error: { code: event.code, message: event.message } }),
    MirrorRemoved: flagsAfter,
  },
  ended: ({ phase }) => phase === "removed",
  view: (row) => {
    const { phase: _p, updating: _u, forked: _o, full: _l, weight: _w, ...shown } = row
    const mode = modeOf(row)
    // Its first event is its request.
    return { ...shown, mode: mode === "absent" ? "mirroring" : mode }
  },
}
