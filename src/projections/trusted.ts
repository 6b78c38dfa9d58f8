/**
 * Read model of the nodes that the operator trusts: how each stands, what of it is here, how far it leads, and who may
 * know. Which nodes they are, and what they are called, is the vault's.
 */
import { type TrustedFlags, type TrustedMode as Mode, flagsAfter, modeOf, noFlags } from "../actors/trusted/mode.ts"
import type { Millis } from "../core/ids.ts"
import type { TrustedEvent } from "../events/trusted.ts"
import type { ShownModel } from "./ReadModel.ts"

export type TrustedMode = Exclude<Mode, "absent">

/** A node that the operator trusts. */
export interface TrustedRow {
  readonly id: string
  readonly mode: TrustedMode
  readonly addedAt: Millis
  /** When it was found first, and last as far as is written down; null: never yet. */
  readonly foundAt: Millis | null
  readonly metAt: Millis | null
  /** Torrents that it lists, as it said last, and those that can be found here. */
  readonly count: number
  readonly entries: number
  /** Of its entries, as they travelled. */
  readonly octets: number
  /** 1: it alone. */
  readonly degrees: number
  /** What reaching so far was said to cost. */
  readonly agreed: { readonly nodes: number; readonly octets: number } | null
  readonly agreedAt: Millis | null
  readonly told: "nobody" | "anybody"
  /** How many nodes it tells of; null: not known. */
  readonly listed: { readonly nodes: number; readonly total: number } | null
  readonly lies: readonly ("fork" | "rollback" | "equivocal-list")[]
  readonly error: { readonly code: string; readonly message: string } | null
}

type Row = Omit<TrustedRow, "mode"> & TrustedFlags

export const trusted: ShownModel<"trusted", Row, TrustedRow, TrustedEvent> = {
  sort: "rows",
  name: "trusted",
  version: 2,
  kind: "trusted",
  initial: (id, { at }) => ({
    ...noFlags,
    id,
    addedAt: at,
    foundAt: null,
    metAt: null,
    count: 0,
    entries: 0,
    octets: 0,
    degrees: 1,
    agreed: null,
    agreedAt: null,
    told: "nobody",
    listed: null,
    lies: [],
    error: null,
  }),
  on: {
    NodeTrusted: flagsAfter,
    NodeNamed: (row) => row,
    NodeFound: (row, event, { at }) => ({
      ...flagsAfter(row, event),
      count: event.count,
      foundAt: row.foundAt ?? at,
      metAt: at,
    }),
    NodeFellSilent: flagsAfter,
    CatalogueIndexed: (row, event) => ({ ...flagsAfter(row, event), entries: event.entries, octets: event.octets }),
    CatalogueLeftRemote: (row, event) => ({ ...flagsAfter(row, event), count: event.count }),
    DegreesChosen: (row, { degrees, nodes, octets }, { at }) => ({
      ...row,
      degrees,
      agreed: degrees > 1 ? { nodes, octets } : null,
      agreedAt: degrees > 1 ? at : null,
    }),
    EdgeTold: (row, { told }) => ({ ...row, told }),
    TrustListRead: (row, { nodes, total }) => ({ ...row, listed: { nodes, total } }),
    NodeDistrusted: (row, event) => ({ ...flagsAfter(row, event), lies: [...row.lies, event.what] }),
    GreetingFailed: (row, event) => ({
      ...flagsAfter(row, event),
      error: { code: event.code, message: event.message },
    }),
    TrustRevoked: flagsAfter,
  },
  ended: ({ phase }) => phase === "revoked",
  view: (row) => {
    const { phase: _p, indexed: _i, remote: _r, silent: _s, forked: _f, ...shown } = row
    const mode = modeOf(row)
    // Its first event is its request.
    return { ...shown, mode: mode === "absent" ? "greeting" : mode }
  },
}
