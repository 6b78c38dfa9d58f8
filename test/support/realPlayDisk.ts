/** A folder of the real disk to play with. What lies below its `d` counts; a crash is the end of all stores. */
import { lstat, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from "node:fs/promises"
import path from "node:path"
import type { Storage } from "../../src/storage/PieceStore.ts"
import type { PlayDisk } from "./DiskModel.ts"

/** Longer than a tick of the clock that disks put on their files. */
const TICK_MS = 8

const ticked = () => new Promise((resolve) => setTimeout(resolve, TICK_MS))
const above = (at: string) => mkdir(path.dirname(at), { recursive: true }).catch(ignore)
/** As a shell would say: there is a file, or nothing, where a folder should be. */
const ignore = (error: unknown): void => {
  if (!["EEXIST", "ENOTDIR", "EISDIR", "ELOOP", "ENOENT"].includes((error as { code?: string }).code ?? "")) throw error
}

export const realPlayDisk = (root: string, storage: Storage): PlayDisk => ({
  root,
  storage,
  picture: async () => {
    const found = new Map<string, string>()
    const visit = async (at: string): Promise<void> => {
      const seen = await lstat(at).catch(() => undefined)
      if (!seen) return
      if (seen.isFile()) found.set(at, `file ${(await readFile(at)).toString("base64")}`)
      else found.set(at, seen.isDirectory() ? "folder" : "link")
      if (seen.isDirectory()) for (const name of await readdir(at)) await visit(path.join(at, name))
    }
    await visit(path.join(root, "d"))
    return found
  },
  get: (at) =>
    readFile(at).then(
      (content) => new Uint8Array(content),
      () => undefined,
    ),
  put: async (at, content) => {
    await ticked()
    await above(at)
    // Never through a link: it is the torrent's folder that is played with.
    if (!(await lstat(at).catch(() => undefined))?.isSymbolicLink()) await writeFile(at, content).catch(ignore)
  },
  putLink: async (at) => {
    await above(at)
    await symlink("elsewhere", at).catch(ignore)
  },
  putFolder: async (at) => void (await mkdir(at, { recursive: true }).catch(ignore)),
  remove: (at) => rm(at, { recursive: true, force: true }).catch(ignore),
  move: async (from, to) => {
    await above(to)
    await rename(from, to).catch(ignore)
  },
  forget: (state) => rm(state, { recursive: true, force: true }),
  crash: async () => {},
})
