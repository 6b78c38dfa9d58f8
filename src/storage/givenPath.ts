/**
 * Paths as people type them → absolute ones, or what is wrong in words. One rule for the command line and the API:
 * nothing, a name that cannot be one and a place that the kernel makes up are refused; `~` is the home folder. Owns the
 * rule; looks at the disk only to tell a name that is not UTF-8 from one that holds U+FFFD itself.
 */
import { lstatSync } from "node:fs"
import { homedir, userInfo } from "node:os"
import path from "node:path"

export interface PathProblem {
  readonly problem: string
}

/** `PATH_MAX` and `NAME_MAX` of Linux, without the closing zero. */
const MAX_PATH = 4_095
const MAX_NAME = 255
/** Shared memory is a place for files like any other; the rest of /dev is not. */
const KERNEL = /^\/(?:proc|sys|dev(?!\/shm(?:\/|$)))(?:\/|$)/

/** Without a slash at its end; `undefined` where the environment names no absolute one and the system knows none. */
export const homeFolder = (env: NodeJS.ProcessEnv = process.env): string | undefined => {
  const candidates = [env["HOME"] ?? homedir(), userHome()]
  const found = candidates.find((folder) => folder !== undefined && path.isAbsolute(folder))
  return found && path.resolve(found)
}

const userHome = (): string | undefined => {
  try {
    return userInfo().homedir
  } catch {
    return undefined
  }
}

/** @param from what a relative path begins at; where it is left out, one is refused. */
export const givenPath = (text: string, from?: string, home = homeFolder()): string | PathProblem => {
  if (text.trim() === "") return { problem: "the path is empty; give a file or folder (. is the current folder)" }
  if (text.includes("\0") || !text.isWellFormed())
    return { problem: `${shown(text)} can be no path: it holds a zero or half a character` }
  const expanded = text === "~" || text.startsWith("~/") ? home && path.join(home, text.slice(2)) : text
  if (expanded === undefined) return { problem: "your home folder is not known ($HOME); write the whole path" }
  if (/^~[^/]*(?:\/|$)/.test(expanded)) {
    return {
      problem:
        `${shown(text)}: another user's home folder is not looked up; ` +
        `write the whole path (./${text} for a name that begins with ~)`,
    }
  }
  if (from === undefined && !path.isAbsolute(expanded))
    return { problem: `${shown(text)} is not an absolute path; begin it with / or ~/` }
  const whole = path.resolve(from ?? "/", expanded)
  if (Buffer.byteLength(whole) > MAX_PATH)
    return { problem: `the path is longer than ${MAX_PATH} octets; choose a place nearer to the root` }
  if (whole.split("/").some((name) => Buffer.byteLength(name) > MAX_NAME)) {
    return { problem: `a name in the path is longer than ${MAX_NAME} octets; no file system takes that` }
  }
  if (whole.includes("\ufffd") && !isThere(whole)) {
    return {
      problem:
        `${shown(text)} is not UTF-8, or holds the sign for what is not; ` +
        "such a name cannot be given: rename it first",
    }
  }
  return whole
}

/** Whether a path names a place that the kernel makes up. A link to one does not show here: ask with its real path. */
export const kernelPlace = (real: string): boolean => KERNEL.test(real)

const isThere = (whole: string): boolean => {
  try {
    return lstatSync(whole) !== undefined
  } catch {
    return false
  }
}

const shown = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text)
