/**
 * A place: the path of a torrent's own file or folder, with no link in it. Owns when two places overlap, and what the
 * next free name beside one that is taken is called.
 */
import { MAX_NAME_OCTETS, sameNameKey } from "./fileName.ts"

/** The elements of an absolute path, such that two are equal when they are one file on some system. */
export type Place = readonly string[]

export const placeOf = (path: string): Place =>
  path
    .split("/")
    .filter((element) => element !== "")
    .map(sameNameKey)

/** How the first lies to the second; undefined where they have nothing in common. */
export const overlap = (a: Place, b: Place): "same" | "inside" | "holds" | undefined => {
  const common = Math.min(a.length, b.length)
  for (let i = 0; i < common; i++) if (a[i] !== b[i]) return undefined
  return a.length === b.length ? "same" : a.length > b.length ? "inside" : "holds"
}

/** `name (2)`; of a file `name (2).ext`. Cut where it would be too long. */
export const besideName = (name: string, number: number, singleFile: boolean): string => {
  const ending = singleFile ? (/[^.](\.[^. ]{1,12})$/.exec(name)?.[1] ?? "") : ""
  const room = MAX_NAME_OCTETS - Buffer.byteLength(` (${number})${ending}`)
  const stem = Array.from(name.slice(0, name.length - ending.length))
  while (Buffer.byteLength(stem.join("")) > room) stem.pop()
  return `${stem.join("")} (${number})${ending}`
}
