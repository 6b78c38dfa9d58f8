/**
 * A path as it was given, made absolute with the names that it was given by: what a symbolic link points to may have a
 * name that is nobody's business, and `.` in a folder that was entered through a link is called as its caller calls it.
 * Only `..` means what it means to the system, which knows nothing of the way on which one came.
 */
import { realpathSync } from "node:fs"
import path from "node:path"

export const namedPath = (asked: string): string => {
  const elements = asked.split(path.sep)
  const up = elements.lastIndexOf("..")
  if (up < 0) return path.resolve(path.isAbsolute(asked) ? "/" : workingFolder(), asked)
  return path.resolve(real(elements.slice(0, up + 1).join(path.sep)), ...elements.slice(up + 1))
}

const workingFolder = (): string => {
  const named = process.env["PWD"]
  return named !== undefined && path.isAbsolute(named) && real(named) === process.cwd() ? named : process.cwd()
}

const real = (at: string): string => {
  try {
    // The other one takes `..` out of the text first.
    return realpathSync.native(at)
  } catch {
    return path.resolve(at)
  }
}
