import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe } from "vitest"
import { dataPaths } from "../../src/app/DataDirectory.ts"
import { FolderPages } from "../../src/app/FolderPages.ts"
import { foldersContract } from "../contracts/foldersContract.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"

describe("folders of this machine", () => {
  let home: string
  let pages: FolderPages
  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), "bulbil-test-"))
    const data = dataPaths(path.join(home, "data"))
    await mkdir(data.root)
    pages = new FolderPages(data)
  })
  afterAll(() => rm(home, { recursive: true, force: true }))

  foldersContract(async (paths) => {
    const root = `${await mkdtemp(`${home}/`)}/`
    for (const at of paths) {
      await mkdir(root + (at.endsWith("/") ? at : path.dirname(at)), { recursive: true })
      if (!at.endsWith("/")) await writeFile(root + at, "")
    }
    return { root, folders: (...asked) => pages.page(...asked) }
  })
})

describe("folders of a node in memory", () => {
  foldersContract(async (paths) => {
    const node = new MemoryManagedNode()
    const root = "/srv/disk/"
    node.disk = [root, ...paths.map((at) => root + at)]
    return { root, folders: (...asked) => node.folders(...asked) }
  })
})
