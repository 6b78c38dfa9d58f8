/**
 * Where a share's data are. A share is asked for at a path, and its torrent has the word from then on: once the torrent
 * has left that path, the share is where its torrent is. A share of the same content at another path stays at its own.
 */
import { join } from "node:path"

/** A path that a torrent has left, as it was kept, and when last. */
export interface LeftPath {
  readonly path: string
  readonly seq: number
}

export const leave = (left: readonly LeftPath[], path: string, seq: number): readonly LeftPath[] => [
  ...left.filter((each) => each.path !== path),
  { path, seq },
]

/** A path as it was kept: relative to the data folder, where it lies below it. */
export const resolved = (path: string, [root]: readonly [named: string, real: string]): string =>
  path === "" || path.startsWith("/") ? path : join(root, path)

/**
 * When the place of a share that goes along with its torrent last became another; 0 for one that does not. It goes
 * along from the moment that its torrent left the path where it was begun, at `since`.
 * @param roots the data folder as it is named, and with no link in it, as paths of shares are.
 */
export const movedAt = (
  path: string,
  since: number,
  left: readonly LeftPath[],
  roots: readonly [named: string, real: string],
): number =>
  left.some((each) => each.seq > since && isAt(path, each.path, roots)) ? Math.max(...left.map(({ seq }) => seq)) : 0

const isAt = (path: string, kept: string, roots: readonly string[]): boolean =>
  kept.startsWith("/") ? kept === path : roots.some((root) => join(root, kept) === path)
