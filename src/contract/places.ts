/**
 * Paths on the node's machine, as a page shows and takes them: `~` stands for the home folder of who runs the node, so
 * that a page that is looked at together does not tell who that is.
 */

let home: string | null = null

/** To be told before a path is shown; where it is not, all are shown whole. */
export const homeIs = (folder: string | null): void => void (home = folder)

/** @param from the home folder, without a slash at its end. */
export const shownPath = (path: string, from: string | null): string =>
  from !== null && (path === from || path.startsWith(`${from}/`)) ? `~${path.slice(from.length)}` : path

export const placeText = (path: string): string => shownPath(path, home)

/** Whether it begins as the node takes a path: at the root, or at the home folder. */
export const isWholePath = (text: string): boolean => /^(?:\/|~(?:\/|$))/.test(text)
