/** Two whole nodes over the loopback transport: one that shares what a test puts down, one that downloads it. */
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { onTestFinished } from "vitest"
import type { TorrentRow } from "../../src/contract/rows.ts"
import { type LoopbackNode, openLoopbackNode, until } from "./loopbackNode.ts"
import { fixtureContent } from "./torrentFixtures.ts"
import { torrents } from "../../src/projections/torrents.ts"

export interface DownloadScene {
  readonly home: string
  readonly source: LoopbackNode
  taker: LoopbackNode
  /** Where downloads go. */
  readonly to: string
  put(file: string, content: string | Uint8Array): Promise<string>
  text(file: string): Promise<string | undefined>
  /** Shares files, by name below a folder of their own. @returns the link. */
  share(name: string, files: Readonly<Record<string, string | Uint8Array>> | string | Uint8Array): Promise<string>
  /** @returns the torrent's id. */
  download(
    link: string,
    folder?: string,
    options?: { readonly useExisting?: boolean; readonly acceptNames?: boolean },
  ): Promise<string>
  row(id: string): TorrentRow | undefined
  /** Waits until nothing goes on by itself any more. */
  settled(id: string): Promise<TorrentRow>
  restart(): Promise<void>
}

/** Whatever the files say: all of them are shared. */
const answers = { secret: "share", place: "keep", name: "keep", device: "keep" } as const

const RESTING: ReadonlySet<string> = new Set(["seeding", "error", "missing-files", "paused"])

export const downloadScene = async (): Promise<DownloadScene> => {
  const home = await realpath(await mkdtemp(path.join(os.tmpdir(), "bulbil-d-")))
  await mkdir(path.join(home, "s"))
  const open = (name: string) => openLoopbackNode(path.join(home, name), path.join(home, "s"))
  let shares = 0
  const scene: DownloadScene = {
    home,
    source: await open("a"),
    taker: await open("b"),
    to: path.join(home, "got"),
    async put(file, content) {
      const at = path.resolve(home, file)
      await mkdir(path.dirname(at), { recursive: true })
      await writeFile(at, content)
      return at
    },
    text: (file) => readFile(path.resolve(home, file), "utf8").catch(() => undefined),
    async share(name, files) {
      const below = `shared/${shares++}/${name}`
      if (typeof files === "string" || files instanceof Uint8Array) await scene.put(below, files)
      else for (const [file, content] of Object.entries(files)) await scene.put(`${below}/${file}`, content)
      const asked = await scene.source.ask({ type: "SharePath", path: path.join(home, below), title: "", answers })
      if (!asked.ok) throw new Error(asked.message)
      return scene.source.link(asked.id)
    },
    async download(link, folder = scene.to, options = {}) {
      const asked = await scene.taker.ask({ type: "DownloadLink", link, folder, ...options })
      if (!asked.ok) throw new Error(`${asked.code}: ${asked.message}`)
      return asked.id
    },
    row: (id) => scene.taker.parts.projector.all(torrents).find((row) => row.id === id),
    async settled(id) {
      await until(() => RESTING.has(scene.row(id)?.mode ?? ""))
      return scene.row(id)!
    },
    async restart() {
      await scene.taker.close()
      scene.taker = await open("b")
    },
  }
  onTestFinished(async () => {
    await Promise.all([scene.source.close(), scene.taker.close()])
    await rm(home, { recursive: true, force: true })
  })
  return scene
}

/** Octets that are the same each time, and others for each name. */
export const octets = (name: string, length = 40_000): Uint8Array => fixtureContent(name, length)
