/** An order that a secret draws, and the few of many that it chooses. Pure. */
import { createHmac } from "node:crypto"
import type { TrackerKey } from "./ids.ts"

export type Order = (a: TrackerKey, b: TrackerKey) => number

/** What was drawn under a secret: the same lists are gone through again and again. */
const drawnBy = new WeakMap<Uint8Array, Map<TrackerKey, string>>()
const MOST_DRAWN = 50_000

export const byChance = (secret: Uint8Array): Order => {
  const drawn = drawnBy.get(secret) ?? new Map<TrackerKey, string>()
  drawnBy.set(secret, drawn)
  const draw = (key: TrackerKey): string => {
    const known = drawn.get(key)
    if (known !== undefined) return known
    if (drawn.size >= MOST_DRAWN) drawn.clear()
    const mark = createHmac("sha256", secret).update(key).digest("base64")
    drawn.set(key, mark)
    return mark
  }
  return (a, b) => (draw(a) < draw(b) ? -1 : draw(a) > draw(b) ? 1 : 0)
}

/** All of them where there is room; else those that the order has first. */
export const least = (keys: readonly TrackerKey[], most: number, order: Order): readonly TrackerKey[] =>
  keys.length <= most ? keys : [...new Set(keys)].sort(order).slice(0, most)
