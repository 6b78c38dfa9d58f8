/**
 * Files that somebody gave to read: only what is a file, at most so much of it, and never waited for. A pipe or a
 * device would hold up whoever reads it, or never end.
 */
import { constants } from "node:fs"
import { type FileHandle, open } from "node:fs/promises"

export class ReadGivenError extends Error {
  readonly _tag = "ReadGivenError"
  readonly reason: "missing" | "denied" | "no-file" | "too-large" | "failed"
  constructor(reason: ReadGivenError["reason"], message: string) {
    super(message)
    this.name = "ReadGivenError"
    this.reason = reason
  }
}

/** Open for reading; whoever asks closes it. @throws ReadGivenError */
export const openGiven = async (file: string): Promise<FileHandle> => {
  // O_NONBLOCK: to open a pipe that nobody writes to would wait for ever.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) =>
    raise(error, file),
  )
  const stats = await handle.stat().catch(() => undefined)
  if (stats?.isFile()) return handle
  await handle.close()
  throw new ReadGivenError("no-file", `${file} is no file; choose a file`)
}

/** All of it. @throws ReadGivenError, also when it is larger than `most` octets, whatever it says of its size. */
export const readGiven = async (file: string, most: number): Promise<Uint8Array> => {
  const handle = await openGiven(file)
  try {
    const parts: Uint8Array[] = []
    for (let size = 0; ;) {
      const { bytesRead, buffer } = await handle
        .read(Buffer.allocUnsafe(Math.min(65_536, most + 1 - size)))
        .catch((error: unknown) => raise(error, file))
      if (bytesRead === 0) return Buffer.concat(parts)
      parts.push(buffer.subarray(0, bytesRead))
      size += bytesRead
      if (size > most) throw new ReadGivenError("too-large", `${file} is larger than ${most} octets`)
    }
  } finally {
    await handle.close()
  }
}

const raise = (error: unknown, file: string): never => {
  const { code } = error as NodeJS.ErrnoException
  if (code === "ENOENT" || code === "ENOTDIR")
    throw new ReadGivenError("missing", `${file} is not there; check the path`)
  if (code === "EACCES" || code === "EPERM") throw new ReadGivenError("denied", `${file} cannot be read: no permission`)
  throw new ReadGivenError("failed", `${file} cannot be read (${code ?? String(error)})`)
}
