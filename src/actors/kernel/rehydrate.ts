/**
 * An actor's state from its stream: folded from the last snapshot on, or from the beginning. A snapshot counts only if
 * the log has the very event that it ends with, and if it was made by the same code.
 */
import { hash } from "node:crypto"
import type { StreamId } from "../../core/ids.ts"
import type { EventLog } from "../../events/EventLog.ts"
import type { Snapshot, Snapshots } from "../../events/Snapshots.ts"
import type { AnyDefinition } from "./ActorDefinition.ts"

const PAGE = 1_000

export interface Histories {
  readonly log: Pick<EventLog, "streamPage">
  readonly snapshots?: Snapshots | undefined
  /** Names the release of the software: another one may fold otherwise. */
  readonly release?: string | undefined
  /** A snapshot is kept when so many events or more had to be read. */
  readonly snapshotEvery?: number | undefined
}

const EVERY = 64

export interface Rehydrated {
  readonly state: unknown
  readonly version: number
}

/**
 * With another one a snapshot was made by other code: of another release, or of other text between two releases, where
 * what a helper does is told by the snapshot's version alone.
 */
const formOf = ({ decider, snapshot }: AnyDefinition, release: string): string | undefined =>
  snapshot &&
  hash("sha256", [release, snapshot.version, decider.evolve, snapshot.pack, snapshot.unpack].map(String).join("\n"))

/** @returns what does it for actors of one kind. */
export const rehydration = (
  definition: AnyDefinition,
  { log, snapshots, release = "", snapshotEvery = EVERY }: Histories,
) => {
  const form = formOf(definition, release)
  const { decider, snapshot: as } = definition

  const fold = async (stream: StreamId, begun: Begun | undefined): Promise<Rehydrated | undefined> => {
    let state = begun ? begun.state : decider.initial
    let version = begun ? begun.version - 1 : 0
    let read = 0
    for (let last; ;) {
      const page = await log.streamPage(stream, version, PAGE)
      const [first] = page
      const seam = begun !== undefined && last === undefined
      if (seam && (first?.version !== begun.version || first.seq !== begun.seq || first.cause !== begun.cause))
        return undefined
      const news = seam ? page.slice(1) : page
      for (const { event } of news) state = decider.evolve(state, event)
      read += news.length
      last = page.at(-1) ?? last
      version = last?.version ?? version
      if (page.length === PAGE) continue
      if (form !== undefined && as && last && read >= snapshotEvery)
        snapshots?.keep(stream, form, { version, seq: last.seq, cause: last.cause, state: as.pack(state) })
      return { state, version }
    }
  }

  const found = (stream: StreamId): Begun | undefined => {
    const kept = form === undefined ? undefined : snapshots?.find(stream, form)
    try {
      return kept && as && { ...kept, state: as.unpack(kept.state) }
    } catch {
      return undefined
    }
  }

  return async (stream: StreamId): Promise<Rehydrated> => {
    const begun = found(stream)
    return (begun && (await fold(stream, begun))) ?? (await fold(stream, undefined))!
  }
}

/** A snapshot whose state is one again. */
type Begun = Snapshot
