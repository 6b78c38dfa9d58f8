/**
 * The unix socket that the CLI uses: `api.sock` in a folder that only its owner can enter. Owns the file; a file left
 * behind by a killed node is replaced, that of a living one never.
 */
import { chmod, mkdir, rm } from "node:fs/promises"
import { connect, createServer } from "node:net"
import { join } from "node:path"
import type { Duplex } from "node:stream"

/** `sun_path` holds 108 octets with its closing zero. */
const MAX_PATH = 107

class LocalSocketError extends Error {
  readonly _tag = "LocalSocketError"
  readonly code: "path-too-long" | "already-running"
  constructor(code: LocalSocketError["code"], message: string) {
    super(message)
    this.name = "LocalSocketError"
    this.code = code
  }
}

export interface LocalSocket {
  readonly path: string
  close(): Promise<void>
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect({ path })
    probe.once("error", () => resolve(false))
    probe.once("connect", () => {
      probe.destroy()
      resolve(true)
    })
  })

/** @returns the path of the socket in this folder. @throws LocalSocketError when it is too long for one. */
export const checkSocketPath = (folder: string): string => {
  const path = join(folder, "api.sock")
  if (Buffer.byteLength(path) <= MAX_PATH) return path
  throw new LocalSocketError(
    "path-too-long",
    `The data folder's path is too long for a unix socket (${path}). Choose a shorter one.`,
  )
}

export const listenLocally = async (folder: string, accept: (stream: Duplex) => void): Promise<LocalSocket> => {
  const path = checkSocketPath(folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  if (await answers(path))
    throw new LocalSocketError("already-running", `A node is already running with this data folder (${path}).`)
  await rm(path, { force: true })
  const streams = new Set<Duplex>()
  const server = createServer((stream) => {
    streams.add(stream)
    stream.once("close", () => streams.delete(stream))
    accept(stream)
  })
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(path, resolve))
  await chmod(path, 0o600)
  // A feed never ends by itself, and would keep a node that stops from stopping.
  const end = () => streams.forEach((stream) => stream.destroy())
  return { path, close: () => new Promise((resolve) => (server.close(() => resolve()), end())) }
}
