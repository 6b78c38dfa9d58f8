/**
 * Which nodes of the rings have their name beside them: as many as there is room for, those that one gave first. Pure.
 */
import type { Stop } from "./ringLayout.ts"

export interface RingName {
  readonly id: string
  readonly text: string
  readonly x: number
  /** Of the middle of its line. */
  readonly y: number
}

const SHOWN = 14
/** Of a letter, about. */
const LETTER = 7
export const LINE = 13
/** Beside more than these a name says little. */
const MOST = 60

export const widthOf = ({ text }: RingName): number => [...text].length * LETTER

const cut = (name: string): string => {
  const letters = [...name]
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN - 1).join("")}…` : name
}

/** @param radius of each node. @param nameOf undefined: it has none. `given` are placed first. */
export const ringNames = (
  nodes: readonly Stop[],
  radius: number,
  nameOf: (id: string) => { readonly name: string; readonly given: boolean } | undefined,
): readonly RingName[] => {
  const wanted = nodes
    .flatMap(({ id, x, y }) => {
      const known = nameOf(id)
      return known ? [{ id, x, y: y + radius + LINE / 2 + 1, text: cut(known.name), given: known.given }] : []
    })
    .sort((a, b) => Number(b.given) - Number(a.given))
  const taken: RingName[] = []
  for (const { given: _, ...name } of wanted) {
    if (taken.length === MOST) break
    const half = widthOf(name) / 2
    const overName = taken.some(
      (other) => Math.abs(other.x - name.x) < half + widthOf(other) / 2 && Math.abs(other.y - name.y) < LINE,
    )
    const overNode = nodes.some(
      ({ id, x, y }) =>
        id !== name.id && Math.abs(x - name.x) < half + radius && Math.abs(y - name.y) < LINE / 2 + radius,
    )
    if (!overName && !overNode) taken.push(name)
  }
  return taken
}
