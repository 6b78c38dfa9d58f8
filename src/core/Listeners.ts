/**
 * Who wants to hear of something, and telling them, in the order in which they came. Who leaves while they are told is
 * not called any more.
 */
export type Listener<Said extends readonly unknown[]> = (...said: Said) => void

export class Listeners<Said extends readonly unknown[]> {
  readonly #all = new Set<Listener<Said>>()

  get size(): number {
    return this.#all.size
  }

  /** @returns the unsubscriber. */
  add(listener: Listener<Said>): () => void {
    this.#all.add(listener)
    return () => void this.#all.delete(listener)
  }

  tell(...said: Said): void {
    for (const listener of this.#all) listener(...said)
  }

  /** @returns what tells, later, those who listen now and still do by then. */
  present(): (...said: Said) => void {
    const now = [...this.#all]
    return (...said) => {
      for (const listener of now) if (this.#all.has(listener)) listener(...said)
    }
  }

  /** For what is true whatever a listener makes of it: a fault in one of them is its own, and the others are told. */
  tellEach(...said: Said): void {
    for (const listener of this.#all) {
      try {
        listener(...said)
      } catch {
        // Its own.
      }
    }
  }
}

/** The same by what it is about: nothing is kept of what nobody listens to. */
export class KeyedListeners<Key, Said extends readonly unknown[]> {
  readonly #by = new Map<Key, Listeners<Said>>()

  /** @returns the unsubscriber. */
  add(key: Key, listener: Listener<Said>): () => void {
    const listeners = this.#by.get(key) ?? new Listeners<Said>()
    this.#by.set(key, listeners)
    const leave = listeners.add(listener)
    return () => {
      leave()
      if (listeners.size === 0 && this.#by.get(key) === listeners) this.#by.delete(key)
    }
  }

  /** How many things are listened to. */
  get size(): number {
    return this.#by.size
  }

  tell(key: Key, ...said: Said): void {
    this.#by.get(key)?.tell(...said)
  }
}
