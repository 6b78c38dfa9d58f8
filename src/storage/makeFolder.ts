/**
 * Makes a folder and those above it, in as many steps as its path has names: Node's own recursive mkdir never ends
 * where the system says ENOENT for a parent that exists, as below /proc. Says in words what is in the way.
 */
import { mkdirSync, realpathSync } from "node:fs"
import { mkdir, realpath } from "node:fs/promises"
import path from "node:path"
import { kernelPlace } from "./givenPath.ts"
import { StoreError } from "./PieceStore.ts"
import { hasErrno, storeFault } from "./storeFault.ts"

/** @returns the topmost folder that had to be made, if one had to. @throws StoreError */
export const makeFolder = async (folder: string, mode = 0o777): Promise<string | undefined> => {
  const steps = making(folder)
  for (let step = steps.next(); ;) {
    if (step.done) return step.value
    const { act, at } = step.value
    step = await (act === "mkdir" ? mkdir(at, mode) : realpath(at)).then(
      (real) => steps.next(real ?? ""),
      (error: unknown) => steps.throw(error),
    )
  }
}

/** The same, at once: for a program that begins. */
export const makeFolderSync = (folder: string, mode = 0o777): string | undefined => {
  const steps = making(folder)
  for (let step = steps.next(); ;) {
    if (step.done) return step.value
    const { act, at } = step.value
    try {
      const real = act === "mkdir" ? (mkdirSync(at, mode), "") : realpathSync.native(at)
      step = steps.next(real)
    } catch (error) {
      step = steps.throw(error)
    }
  }
}

/** Where `text` is what the last step came to: a real path, or nothing. */
type Steps = Generator<{ readonly act: "realpath" | "mkdir"; readonly at: string }, string | undefined, string>

function* making(folder: string): Steps {
  if (kernelPlace(folder)) throw kernelsOwn(folder)
  const missing: string[] = []
  let real: string | undefined
  for (let at = folder; real === undefined; at = path.dirname(at)) {
    real = yield* realPath(at)
    if (real === undefined) missing.unshift(at)
  }
  if (kernelPlace(real)) throw kernelsOwn(folder)
  let first: string | undefined
  for (const at of missing) {
    try {
      yield { act: "mkdir", at }
      first ??= at
    } catch (error) {
      // Somebody made it meanwhile, or it is a link to nothing: what comes next finds out.
      if (!hasErrno(error, "EEXIST")) throw hasErrno(error, "ENOENT", "ENOTDIR") ? noFolder(at) : storeFault(error, at)
    }
  }
  if ((yield* realPath(`${folder}/.`)) === undefined) throw noFolder(folder)
  return first
}

/** `undefined` where nothing is. @throws StoreError */
function* realPath(
  at: string,
): Generator<{ readonly act: "realpath"; readonly at: string }, string | undefined, string> {
  try {
    return yield { act: "realpath", at }
  } catch (error) {
    if (hasErrno(error, "ENOENT")) return undefined
    throw hasErrno(error, "ENOTDIR") ? noFolder(at) : storeFault(error, at)
  }
}

const noFolder = (at: string): StoreError =>
  new StoreError(
    "missing",
    `"${at.replace(/\/\.$/, "")}" cannot be made: something that is no folder, or a link to nothing, is in the way; ` +
      "choose another place",
  )

const kernelsOwn = (at: string): StoreError =>
  new StoreError(
    "denied",
    `"${at}" lies where the kernel shows itself, and nothing can be kept there; choose another place`,
  )
