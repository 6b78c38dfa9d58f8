/**
 * Read model of all mirrors: how far each copy goes and how far its tracker has gone. Addresses are not here: they are
 * the vault's.
 */
import type { Millis } from "../core/ids.ts"
import type { MirrorEvent } from "../events/mirror.ts"
import type { ShownModel } from "./ReadModel.ts"

export type MirrorMode = "mirroring" | "current" | "by-hand" | "updating" | "frozen" | "full" | "failed" | "removed"

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
  readonly error: { readonly code: string; readonly message: string } | null
  readonly addedAt: Millis
  readonly completedAt: Millis | null
}

/** The flags from which the mode follows, as in the actor's own state. */
interface Row extends Omit<MirrorRow, "mode"> {
  readonly removed: boolean
  readonly updating: boolean
}

const modeOf = (row: Row): MirrorMode => {
  if (row.removed) return "removed"
  if (row.error) return "failed"
  if (row.fork !== null) return "frozen"
  if (row.quota) return "full"
  if (row.completedAt === null) return "mirroring"
  if (row.updating || (row.update === "auto" && row.head > row.seq)) return "updating"
  return row.update === "auto" ? "current" : "by-hand"
}

export const mirrors: ShownModel<"mirrors", Row, MirrorRow, MirrorEvent> = {
  sort: "rows",
  name: "mirrors",
  version: 1,
  kind: "mirror",
  initial: (id, { at }) => ({
    id,
    update: "auto",
    seq: 0,
    head: 0,
    headAt: null,
    torrents: 0,
    octets: 0,
    refused: null,
    fork: null,
    quota: null,
    error: null,
    addedAt: at,
    completedAt: null,
    removed: false,
    updating: false,
  }),
  on: {
    MirrorRequested: (row, { update }) => ({ ...row, update }),
    HeadLearned: (row, { seq, at }) => ({ ...row, head: seq, headAt: (at * 1000) as Millis }),
    EntriesMirrored: (row, { seq, octets }) => ({ ...row, seq, octets: row.octets + octets }),
    MirrorCompleted: (row, { torrents }, { at }) => ({
      ...row,
      torrents,
      completedAt: at,
      updating: false,
      refused: null,
    }),
    UpdateChosen: (row, { update }) => ({ ...row, update }),
    UpdateRequested: (row) => ({ ...row, updating: true, quota: null }),
    RollbackRefused: (row, { offered }) => ({ ...row, refused: offered }),
    TrackerForked: (row, { seq }) => ({ ...row, fork: seq, updating: false }),
    QuotaReached: (row, { what, limit }) => ({ ...row, quota: { what, limit }, updating: false }),
    MirrorFailed: (row, { code, message }) => ({ ...row, error: { code, message } }),
    MirrorRemoved: (row) => ({ ...row, removed: true }),
  },
  ended: ({ removed }) => removed,
  view: (row) => {
    const { removed: _r, updating: _u, ...shown } = row
    return { ...shown, mode: modeOf(row) }
  },
}
