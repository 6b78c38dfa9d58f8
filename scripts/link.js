/**
 * `bulbil` from anywhere: a link to the launcher in a folder of the PATH. Inside the checkout `npx bulbil` does;
 * elsewhere npx would ask the public registry for a package of that name.
 * Owns that nothing is replaced but a link to a launcher. Plain JavaScript without dependencies, for any Node ≥ 18.
 */
import { lstatSync, mkdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from "node:fs"
import path from "node:path"

/**
 * @typedef {{ root: string, home: string, path: string, isRoot: boolean }} Where `root` of the checkout; `path` as the
 *   environment has it.
 */

const launcherOf = ({ root }) => path.join(root, "bin", "bulbil.js")
const foldersOf = (where) => where.path.split(path.delimiter).filter(Boolean)

/** Where a link is made: one's own folder, but for root, whose PATH rarely has it. */
const placeOf = (where) => {
  const own = path.join(where.home, ".local", "bin")
  return path.join(!where.isRoot || foldersOf(where).includes(own) ? own : "/usr/local/bin", "bulbil")
}

const real = (file) => {
  try {
    return realpathSync(file)
  } catch {
    return undefined
  }
}

/** @returns the `bulbil` of the PATH that is this checkout's, if there is one. */
const reached = (where) =>
  foldersOf(where)
    .map((folder) => path.join(folder, "bulbil"))
    .find((file) => real(file) !== undefined && real(file) === real(launcherOf(where)))

/** How `bulbil` is called, in a line. */
export const howToCall = (where) => {
  const there = reached(where)
  return there === undefined
    ? "call it as npx bulbil, in this folder; as bulbil, from anywhere, after: npm run setup -- --link"
    : `call it as bulbil, from anywhere (${there})`
}

/** Makes the link, unless it is there. @returns what was done, in words. @throws Error if something is in the way. */
export const link = (where) => {
  const file = placeOf(where)
  const launcher = launcherOf(where)
  const before = lstatSync(file, { throwIfNoEntry: false })
  if (before !== undefined && real(file) !== real(launcher)) {
    const to = before.isSymbolicLink() ? path.resolve(path.dirname(file), readlinkSync(file)) : undefined
    // Of a checkout that lay elsewhere, or of another one.
    if (!to?.endsWith(path.join(path.sep, "bin", "bulbil.js")))
      throw new Error(
        `${file} is there and is no link to a launcher of Bulbil; it is left as it is: move it away first`,
      )
    rmSync(file)
  }
  if (before === undefined || real(file) !== real(launcher)) {
    mkdirSync(path.dirname(file), { recursive: true })
    symlinkSync(launcher, file)
  }
  return foldersOf(where).includes(path.dirname(file))
    ? howToCall(where)
    : `${file} is there, and its folder is not in your PATH: export PATH="${path.dirname(file)}:$PATH"`
}
