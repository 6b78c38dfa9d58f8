/** Read model of newer software: what runs, what is offered, and what is to be said of those who offer it. */
import type { Millis } from "../core/ids.ts"
import type { ReleaseEvent } from "../events/release.ts"
import {
  evolve,
  initial,
  isWanted,
  type KnownRelease,
  modeOf,
  releasesOf,
  type ReleaseMode,
  type ReleaseState,
} from "../actors/release/mode.ts"
import type { ShownModel } from "./ReadModel.ts"

export interface OfferedRelease {
  readonly seq: number
  readonly version: string
  readonly infohash: string
  readonly sha256: string
  readonly size: number
  readonly critical: boolean
  readonly minTor: string
  readonly notes: string
  /** Names of the maintainers' keys. */
  readonly signers: readonly string[]
  /** Local id of the trusted node that had it first. */
  readonly from: string
  readonly torrent: string | null
  readonly ready: boolean
  /** Newer than what runs, and not put away. */
  readonly wanted: boolean
  readonly compared: boolean | null
}

export interface ReleaseRow {
  readonly id: string
  readonly mode: ReleaseMode
  readonly own: { readonly version: string; readonly tree: string; readonly signed: boolean } | null
  readonly knowsMaintainers: boolean
  readonly offered: OfferedRelease | null
  /** Versions that are here whole. */
  readonly kept: readonly { readonly seq: number; readonly version: string; readonly torrent: string }[]
  readonly conflict: { readonly seq: number; readonly from: string } | null
  readonly nodes: readonly NodeWord[]
  readonly changedAt: Millis
}

/** What a trusted node said last. */
export interface NodeWord {
  readonly node: string
  readonly version: string | null
  readonly verified: boolean
  readonly refused: string | null
  readonly keptBack: boolean
}

interface Row extends ReleaseState {
  readonly id: string
  readonly changedAt: Millis
}

const on = (row: Row, event: ReleaseEvent, { at }: { readonly at: Millis }): Row => ({
  ...evolve(row, event),
  changedAt: at,
})

export const releases: ShownModel<"releases", Row, ReleaseRow, ReleaseEvent> = {
  sort: "rows",
  name: "releases",
  version: 1,
  kind: "release",
  initial: (id, { at }) => ({ ...initial, id, changedAt: at }),
  on: {
    SoftwareStarted: on,
    ReleaseVerified: on,
    ReleaseRenewed: on,
    ReleaseSeen: on,
    ReleaseRefused: on,
    ReleaseFetchBegun: on,
    ReleaseReady: on,
    ReleaseSpoiled: on,
    ReleaseDropped: on,
    ReleaseDismissed: on,
    ReleaseGone: on,
    ChecksumCompared: on,
    ReleaseConflict: on,
    NodeKeptBack: on,
    ReleaseRunning: on,
  },
  view: (row) => {
    const { id, own, newest, running, conflict, changedAt } = row
    return {
      id,
      mode: modeOf(row),
      own: own && { version: own.version, tree: own.tree, signed: running > 0 },
      knowsMaintainers: own !== null && own.root !== "",
      offered: newest ? offered(newest, row) : null,
      kept: releasesOf(row).flatMap(({ seq, version, torrent, ready }) => (ready ? [{ seq, version, torrent }] : [])),
      conflict,
      nodes: nodesOf(row),
      changedAt,
    }
  },
}

const offered = (release: KnownRelease, state: ReleaseState): OfferedRelease => {
  const { tree: _t, root: _r, bundle: _b, minisigs: _m, adopted: _a, left: _l, torrent, ...shown } = release
  return { ...shown, torrent: torrent === "" ? null : torrent, wanted: isWanted(release, state) }
}

const nodesOf = ({ seen, refused, keptBack }: ReleaseState): readonly NodeWord[] =>
  [...new Set([...Object.keys(seen), ...Object.keys(refused)])].map((node) => ({
    node,
    version: seen[node]?.version ?? null,
    verified: seen[node]?.verified ?? false,
    refused: refused[node] ?? null,
    keptBack: keptBack[node] !== undefined,
  }))
