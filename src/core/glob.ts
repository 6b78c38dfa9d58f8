/**
 * Patterns by which people name files of a torrent. `*` stands for any characters of a name, `?` for one, `**` for any
 * folders. A pattern without a slash means a file or folder of that name wherever it lies; one with a slash begins at
 * the torrent's own folder. Who names a folder names all that is in it. Capitals make no difference. No pattern is
 * slow: the work is at most the length of the pattern times that of the path.
 */
type Fits<A, B> = (pattern: A, value: B) => boolean

/** Whether all of `values` fit, where a star takes any number of them. Looks back to the last star alone. */
const fitsRow = <A, B>(
  pattern: ArrayLike<A>,
  values: ArrayLike<B>,
  isStar: (p: A) => boolean,
  fits: Fits<A, B>,
): boolean => {
  let [p, v, star, mark] = [0, 0, -1, 0]
  while (v < values.length) {
    if (p < pattern.length && isStar(pattern[p]!)) [star, mark] = [p++, v]
    else if (p < pattern.length && fits(pattern[p]!, values[v]!)) [p, v] = [p + 1, v + 1]
    else if (star >= 0) [p, v] = [star + 1, ++mark]
    else return false
  }
  while (p < pattern.length && isStar(pattern[p]!)) p++
  return p === pattern.length
}

const nameFits: Fits<readonly string[], readonly string[]> = (pattern, name) =>
  fitsRow(
    pattern,
    name,
    (p) => p === "*",
    (p, character) => p === "?" || p === character,
  )

/** Characters as people count them, so that `?` is one of them. */
const characters = (text: string): readonly string[] => [...text.normalize("NFC").toLowerCase()]

/** Of a file by the elements of its path. */
export type PathTest = (path: readonly string[]) => boolean

export const globTest = (glob: string): PathTest => {
  const rooted = glob.replace(/\/+$/, "").includes("/")
  const elements = glob.split("/").filter((element) => element !== "" && element !== ".")
  // All that is in a folder goes with it.
  const pattern = [...(rooted ? [] : ["**"]), ...elements, "**"].map(characters)
  const isStar = (element: readonly string[]) => element.length === 2 && element[0] === "*" && element[1] === "*"
  const known = new Map<string, readonly string[]>()
  const split = (element: string): readonly string[] => {
    const seen = known.get(element)
    if (seen) return seen
    const made = characters(element)
    // Folders come again and again; names of files mostly do not.
    if (known.size < MAX_KNOWN) known.set(element, made)
    return made
  }
  if (elements.length === 0) return () => false
  return (path) => fitsRow(pattern, path.map(split), isStar, nameFits)
}
const MAX_KNOWN = 1_000
