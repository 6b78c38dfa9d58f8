/** What is in the way at the place where data are to be moved, in words. */
import type { Obstacle } from "./PieceStore.ts"

const SHOWN = 20

/** Each by its path, the first 20. @param obstacles at least one. */
export const obstaclesText = (obstacles: readonly Obstacle[]): string => {
  const named = obstacles.slice(0, SHOWN).map(({ path, what }) => `"${path}" ${what}`)
  const more = obstacles.length > SHOWN ? [`and ${obstacles.length - SHOWN} more`] : []
  return `${[...named, ...more].join("; ")}. Nothing is ever written over: move it away, or choose another folder`
}
