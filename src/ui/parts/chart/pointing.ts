/** Which step is pointed at. Pure. */
import type { Layout } from "./layout.ts"

/** The step at a place from the left; null where there is none. */
export const stepAt = ({ left, band }: Layout, count: number, x: number): number | null =>
  count === 0 ? null : Math.max(0, Math.min(count - 1, Math.floor((x - left) / band)))

/** Where a key leads, of so many steps; undefined for other keys. @param at null: none yet. */
export const stepByKey = (key: string, at: number | null, count: number): number | undefined => {
  const last = count - 1
  if (last < 0) return undefined
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, (at ?? count) - 1)
    case "ArrowRight":
      return Math.min(last, (at ?? -1) + 1)
    case "Home":
      return 0
    case "End":
      return last
    default:
      return undefined
  }
}
