/**
 * The lists of those who tell whom they trust, in memory and in their rows. Each is read once: it may be of many nodes,
 * and all of them are gone through at each change of any of them.
 */
import type { TrackerKey } from "../core/ids.ts"
import { takenOf } from "../core/reach.ts"
import { toldBy } from "./judgeList.ts"
import type { ListRow, TrustRows } from "./TrustRows.ts"

interface Told extends ListRow {
  /** Those of it that are taken. */
  readonly nodes: readonly TrackerKey[]
  /** In seconds since 1970. */
  readonly until: number
}

export class ToldLists {
  readonly #rows: Pick<TrustRows, "putList">
  readonly #secret: Uint8Array
  readonly #lists: Map<TrackerKey, Told>

  constructor(rows: Pick<TrustRows, "lists" | "putList">, secret: Uint8Array) {
    this.#rows = rows
    this.#secret = secret
    this.#lists = new Map(rows.lists().map((row) => [row.tracker, this.#read(row)]))
  }

  get(tracker: TrackerKey): ListRow | undefined {
    return this.#lists.get(tracker)
  }

  put(row: ListRow): void {
    this.#rows.putList(row)
    this.#lists.set(row.tracker, this.#read(row))
  }

  /** @returns those of all others. */
  others(than: ReadonlySet<TrackerKey>): readonly TrackerKey[] {
    return [...this.#lists.keys()].filter((tracker) => !than.has(tracker))
  }

  /** In memory alone. */
  forget(tracker: TrackerKey): void {
    this.#lists.delete(tracker)
  }

  /** Whom each tells of now. @param seconds since 1970. @param isFrozen who leads to nobody. */
  at(seconds: number, isFrozen: (tracker: TrackerKey) => boolean): ReadonlyMap<TrackerKey, readonly TrackerKey[]> {
    const tells = ([key, { nodes, until }]: [TrackerKey, Told]) =>
      [key, until <= seconds || isFrozen(key) ? [] : nodes] as const
    return new Map([...this.#lists].map(tells))
  }

  #read(row: ListRow): Told {
    const { nodes, until } = toldBy(row.list)
    return { ...row, nodes: takenOf(nodes, this.#secret), until }
  }
}
