/** What a disk in memory would lose with the power: octets that were changed, and names that were given. */
interface Change {
  readonly path: string
  readonly content: Uint8Array
  readonly offset: number
  /** What the octets were; undefined: the file was not there under this name. */
  readonly before: Uint8Array | undefined
}

export class Unflushed {
  #changes: Change[] = []

  push(change: Change): void {
    this.#changes.push(change)
  }

  /** Those that fit are lasting from now on. */
  keep(lasting: (change: Change) => boolean): void {
    this.#changes = this.#changes.filter((change) => !lasting(change))
  }

  /** The latest first. @param unname takes a name away again. */
  undo(unname: (path: string, content: Uint8Array) => unknown): void {
    for (const { path, content, offset, before } of this.#changes.reverse()) {
      if (before) content.set(before, offset)
      else unname(path, content)
    }
    this.#changes = []
  }
}
