/**
 * What the operating system says when a file cannot be used → StoreError, with words that tell the operator what to do.
 */
import { StoreError } from "./PieceStore.ts"

const errno = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : ""

/** @param what the file or folder, as the operator knows it. */
export const storeFault = (error: unknown, what: string): StoreError => {
  if (error instanceof StoreError) return error
  const code = errno(error)
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return new StoreError("full", `no space left to write "${what}"; free some and resume`)
    case "ENOENT":
    case "ENOTDIR":
      return new StoreError("missing", `"${what}" is not there`)
    case "EACCES":
    case "EPERM":
      return new StoreError("denied", `no permission for "${what}"; change its permissions`)
    case "EROFS":
      return new StoreError("denied", `"${what}" lies on a file system that is read-only; make it writable`)
    case "ELOOP":
      return new StoreError(
        "unsafe-name",
        `"${what}" is a symbolic link, and none is followed inside a torrent; replace it by the file itself`,
      )
    case "ENAMETOOLONG":
      return new StoreError(
        "unsafe-name",
        `the path of "${what}" is too long for this file system; choose a folder nearer to the root`,
      )
    case "EFBIG":
      return new StoreError(
        "too-large",
        `"${what}" is larger than this file system allows; choose a folder on another one`,
      )
    default:
      return new StoreError("io", `"${what}" cannot be read or written (${code || String(error)})`)
  }
}

export const isMissing = (error: unknown): boolean => errno(error) === "ENOENT" || errno(error) === "ENOTDIR"
export const hasErrno = (error: unknown, ...codes: readonly string[]): boolean => codes.includes(errno(error))

/** Does what concerns `what`, and says in words what goes wrong. @throws StoreError */
export const guarded = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    throw storeFault(error, what)
  }
}
