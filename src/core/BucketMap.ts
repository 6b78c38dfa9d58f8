/**
 * A map that never changes: `with` and `without` give another one and share all but one of 256 buckets with it. For
 * folded states that hold many hashes, where copying a whole Map for each event would cost the square of their number.
 * Keys begin with two hex digits.
 */
export class BucketMap<Value> {
  static readonly empty: BucketMap<never> = new BucketMap<never>([], 0)
  readonly #buckets: readonly (ReadonlyMap<string, Value> | undefined)[]
  readonly size: number

  private constructor(buckets: readonly (ReadonlyMap<string, Value> | undefined)[], size: number) {
    this.#buckets = buckets
    this.size = size
  }

  get(key: string): Value | undefined {
    return this.#buckets[indexOf(key)]?.get(key)
  }

  has(key: string): boolean {
    return this.#buckets[indexOf(key)]?.has(key) ?? false
  }

  with(key: string, value: Value): BucketMap<Value> {
    return this.#replaced(key, new Map(this.#buckets[indexOf(key)]).set(key, value))
  }

  without(key: string): BucketMap<Value> {
    if (!this.has(key)) return this
    const bucket = new Map(this.#buckets[indexOf(key)])
    bucket.delete(key)
    return this.#replaced(key, bucket)
  }

  *keys(): Generator<string> {
    for (const bucket of this.#buckets) if (bucket) yield* bucket.keys()
  }

  /** Plain, for looking at a state. */
  toJSON(): Record<string, Value> {
    return Object.fromEntries(this.#buckets.flatMap((bucket) => [...(bucket ?? [])]))
  }

  #replaced(key: string, bucket: ReadonlyMap<string, Value>): BucketMap<Value> {
    const index = indexOf(key)
    const before = this.#buckets[index]?.size ?? 0
    const buckets = [...this.#buckets]
    buckets[index] = bucket
    return new BucketMap(buckets, this.size + bucket.size - before)
  }
}

const indexOf = (key: string): number => Number.parseInt(key.slice(0, 2), 16) || 0
