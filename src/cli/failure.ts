/**
 * How every command says that it failed: one object with `ok`, `code` and `message` on standard output with --json,
 * words on standard error, and the exit code. Owns what an error of any part is called.
 */
import { CommanderError } from "commander"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { complain, remark, sayJson } from "./output.ts"

export interface Failure {
  readonly exit: number
  readonly code: string
  readonly message: string
  /** What --json says beside it. */
  readonly detail?: object
}

/** Codes of the operating system whose own words help nobody. */
const system: Readonly<Record<string, readonly [code: string, words: string]>> = {
  EACCES: ["no-permission", "no permission"],
  EPERM: ["no-permission", "no permission"],
  EROFS: ["no-permission", "the file system is read-only"],
  ENOSPC: ["full", "there is no room left"],
  EDQUOT: ["full", "the quota is used up"],
  ENAMETOOLONG: ["bad-path", "the path is too long"],
  ENOTDIR: ["bad-path", "a file is where a folder should be"],
}

export const failureOf = (error: unknown): Failure => {
  if (error instanceof CliFailure) return error
  if (error instanceof CommanderError)
    return { exit: exitCodes.usage, code: "usage", message: error.message.replace(/^error: /, "") }
  const { code, path, message, _tag } = (error ?? {}) as {
    code?: unknown
    path?: unknown
    message?: unknown
    _tag?: unknown
  }
  const words = typeof message === "string" ? message : String(error)
  if (typeof code !== "string") return { exit: exitCodes.failed, code: "internal", message: words }
  if (typeof _tag === "string") return { exit: exitCodes.failed, code, message: words }
  const known = system[code]
  if (known)
    return {
      exit: exitCodes.failed,
      code: known[0],
      message: `${known[1]}${typeof path === "string" ? `: ${path}` : ` (${words})`}`,
    }
  return { exit: exitCodes.failed, code: "internal", message: words }
}

/** Sets the exit code. What the parser has said already is not said again. */
export const fail = (error: unknown, json: boolean): void => {
  const { exit, code, message, detail } = failureOf(error)
  process.exitCode = exit
  if (json) sayJson({ ok: false, code, message, ...detail })
  if (error instanceof CommanderError) return
  // Of its own files a node speaks in several lines, none of which holds what others have named.
  if (code === "damaged") remark(`bulbil: ${message}`)
  else complain(message)
}
