/**
 * How much the word of a reached node weighs, from 0 to 1: half as much with each degree, more where several tell of it
 * who have nothing in common. From the third degree on what only one way leads to weighs nothing: anybody on that way
 * can make up any number of nodes.
 */
import type { Reached } from "./reach.ts"

const MOST_COUNTED = 3
const ALONE_UP_TO = 2

export const trustScore = ({ degree, disjoint }: Pick<Reached, "degree" | "disjoint">): number => {
  if (degree === 1) return 1
  if (degree > ALONE_UP_TO && disjoint < 2) return 0
  return Math.min(1, 0.5 ** (degree - 1) * (1 + 0.25 * (Math.min(disjoint, MOST_COUNTED) - 1)))
}
