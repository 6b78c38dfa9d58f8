/**
 * Collects what a scan does not take: counts of all, the first of them by name; and, of names that no torrent may hold,
 * the one error that tells them all at once. Owns these words.
 */
import { type LeftOut, type LeftOutKind, MAX_SHOWN } from "../core/leftOut.ts"
import { StoreError } from "./PieceStore.ts"

type Entry = LeftOut["first"][number]

export class LeftOuts {
  readonly #counts = { link: 0, special: 0, "empty-folder": 0, "unsafe-name": 0 } satisfies Record<LeftOutKind, number>
  readonly #first: Entry[] = []
  readonly #unsafe: Entry[] = []

  add(kind: LeftOutKind, name: string, reason: string): void {
    const entry = { name, kind, reason }
    this.#counts[kind]++
    if (this.#first.length < MAX_SHOWN) this.#first.push(entry)
    if (kind === "unsafe-name" && this.#unsafe.length < MAX_SHOWN) this.#unsafe.push(entry)
  }

  get summary(): LeftOut {
    const { link, special, "empty-folder": emptyFolders, "unsafe-name": unsafeNames } = this.#counts
    return { links: link, special, emptyFolders, unsafeNames, first: this.#first }
  }

  /** What is in the way of a share whose sharer did not choose to leave such names out. */
  get fault(): StoreError | undefined {
    const [only, ...others] = this.#unsafe
    if (!only) return undefined
    if (others.length === 0)
      return new StoreError(
        "unsafe-name",
        `"${only.name}" cannot be shared because ${only.reason}; rename it, or leave it out`,
      )
    const count = this.#counts["unsafe-name"]
    const more = count > this.#unsafe.length ? `, and ${count - this.#unsafe.length} more` : ""
    const listed = this.#unsafe.map(({ name, reason }) => `"${name}" (${reason})`).join(", ")
    return new StoreError(
      "unsafe-name",
      `${count} names cannot be shared; rename them, or leave them out: ${listed}${more}`,
    )
  }
}
