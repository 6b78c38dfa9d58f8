/**
 * Read model of all mirrors: how far each copy goes and how far its tracker has gone. Addresses are not here: they are
 * the vault's.
 */
import type { MirrorMode, MirrorRow } from "../contract/rows.ts"
import type { Millis } from "../core/ids.ts"
import type { MirrorEvent } from "../events/mirror.ts"
import type { Projection } from "./Projection.ts"

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

export const mirrors: Projection<Row, MirrorRow, MirrorEvent> = {
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
  view: (row) => {
    const { removed: _r, updating: _u, ...shown } = row
    return { ...shown, mode: modeOf(row) }
  },
}
