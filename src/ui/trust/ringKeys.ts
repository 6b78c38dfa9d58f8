/** The way of the arrow keys through rings. Pure. */
import type { Rings, Stop } from "./ringLayout.ts"

/** Ring by ring from the middle, each from the top clockwise. */
export const stopsOf = ({ nodes, rests }: Pick<Rings, "nodes" | "rests">): readonly Stop[] =>
  [...nodes, ...rests].sort((a, b) => a.degree - b.degree || a.angle - b.angle || (a.id < b.id ? -1 : 1))

const apart = (a: number, b: number): number => {
  const angle = Math.abs(a - b) % (2 * Math.PI)
  return Math.min(angle, 2 * Math.PI - angle)
}

/** @returns undefined for a key that leads nowhere. */
export const stopAfter = (stops: readonly Stop[], from: Stop, key: string): Stop | undefined => {
  const ring = stops.filter(({ degree }) => degree === from.degree)
  const along = (by: number) => ring[(ring.findIndex(({ id }) => id === from.id) + by + ring.length) % ring.length]
  const across = (degree: number) =>
    stops
      .filter((stop) => stop.degree === degree)
      .reduce<Stop | undefined>(
        (best, stop) => (!best || apart(stop.angle, from.angle) < apart(best.angle, from.angle) ? stop : best),
        undefined,
      )
  if (key === "ArrowRight") return along(1)
  if (key === "ArrowLeft") return along(-1)
  if (key === "ArrowUp") return across(from.degree + 1)
  if (key === "ArrowDown") return across(from.degree - 1)
  if (key === "Home") return stops[0]
  return key === "End" ? stops.at(-1) : undefined
}
