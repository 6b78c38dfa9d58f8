/** Timers of the virtual clock: a binary heap by time, equals in the order in which they were set. */
export interface Timer {
  readonly at: number
  readonly order: number
  readonly run: () => void
  cancelled: boolean
}

export class TimerQueue {
  readonly #heap: Timer[] = []
  #order = 0

  add(at: number, run: () => void): Timer {
    const timer = { at, order: this.#order++, run, cancelled: false }
    const heap = this.#heap
    let i = heap.push(timer) - 1
    for (let up = (i - 1) >> 1; i > 0 && before(timer, heap[up]!); up = (i - 1) >> 1) {
      heap[i] = heap[up]!
      i = up
    }
    heap[i] = timer
    return timer
  }

  /** The next timer that is not cancelled. */
  peek(): Timer | undefined {
    while (this.#heap[0]?.cancelled) this.#shift()
    return this.#heap[0]
  }

  next(): Timer | undefined {
    const timer = this.peek()
    if (timer) this.#shift()
    return timer
  }

  #shift(): void {
    const heap = this.#heap
    const last = heap.pop()!
    if (heap.length === 0) return
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++
      if (!before(heap[child]!, last)) break
      heap[i] = heap[child]!
      i = child
    }
    heap[i] = last
  }
}

const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)
