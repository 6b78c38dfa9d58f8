/** A map that holds so much and no more: what was not set for longest has to go. */
interface Bounds<K, V> {
  /** What one value counts; each is one, if it is left out. */
  readonly weigh?: (value: V) => number
  /** Whether it may be taken for another; else the next one is looked at. */
  readonly mayGo?: (key: K, value: V) => boolean
  /** It had to go; not called for what is deleted or replaced. */
  readonly gone?: (value: V, key: K) => void
}

export class BoundedMap<K, V> {
  readonly #most: number
  readonly #bounds: Bounds<K, V>
  /** In the order in which they were set. */
  readonly #entries = new Map<K, V>()
  #weight = 0

  constructor(most: number, bounds: Bounds<K, V> = {}) {
    this.#most = most
    this.#bounds = bounds
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: K): V | undefined {
    return this.#entries.get(key)
  }

  has(key: K): boolean {
    return this.#entries.has(key)
  }

  keys(): IterableIterator<K> {
    return this.#entries.keys()
  }

  values(): IterableIterator<V> {
    return this.#entries.values()
  }

  /** Sets it as the newest. */
  set(key: K, value: V): void {
    this.delete(key)
    this.#entries.set(key, value)
    this.#weight += this.#weigh(value)
    if (this.#weight > this.#most) this.#shrink()
  }

  delete(key: K): boolean {
    if (!this.#entries.has(key)) return false
    this.#weight -= this.#weigh(this.#entries.get(key)!)
    return this.#entries.delete(key)
  }

  #shrink(): void {
    const { mayGo, gone } = this.#bounds
    for (const [key, value] of this.#entries) {
      if (mayGo && !mayGo(key, value)) continue
      this.delete(key)
      gone?.(value, key)
      if (this.#weight <= this.#most) return
    }
  }

  #weigh(value: V): number {
    return this.#bounds.weigh?.(value) ?? 1
  }
}
