/** How long the last dials of this node took that succeeded: what a dial more will probably take. Volatile. */
const KEPT = 32

export class DialTimes {
  #ms: number[] = []

  add(ms: number): void {
    this.#ms = [...this.#ms.slice(1 - KEPT), ms]
  }

  /** Undefined until a dial has succeeded. */
  get median(): number | undefined {
    return this.#ms.toSorted((a, b) => a - b)[this.#ms.length >> 1]
  }
}
