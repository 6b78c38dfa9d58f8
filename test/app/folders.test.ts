/** What only a real disk has: links, names in no encoding, very many of them, and the node's own data. */
import { writeFileSync } from "node:fs"
import { mkdir, symlink, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { homedir } from "node:os"
import path from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { dataPaths } from "../../src/app/DataDirectory.ts"
import { FolderPages } from "../../src/app/FolderPages.ts"
import { homeFolder } from "../../src/storage/givenPath.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const idle = new AbortController().signal

const diskWith = async (...paths: readonly string[]) => {
  const root = await temporaryFolder()
  const data = dataPaths(path.join(root, "data"))
  const pages = new FolderPages(data)
  for (const at of [data.downloads, data.vault]) await mkdir(at, { recursive: true })
  for (const at of paths) {
    await mkdir(path.join(root, at.endsWith("/") ? at : path.dirname(at)), { recursive: true })
    if (!at.endsWith("/")) await writeFile(path.join(root, at), "")
  }
  const ask = async (typed: string, files = true, signal = idle) => {
    const page = await pages.page(path.isAbsolute(typed) ? typed : `${root}/${typed}`, files, signal)
    return "ok" in page
      ? page.code
      : { ...page, names: page.entries.map(({ name, folder }) => (folder ? `${name}/` : name)) }
  }
  return { root, data, pages, ask }
}

it("follows links to folders and files, and tells of none that leads nowhere, nor of sockets", async () => {
  const { root, ask } = await diskWith("in/far/song", "in/near/")
  await symlink("far", path.join(root, "in/link"))
  await symlink("far/song", path.join(root, "in/one"))
  await symlink("nowhere", path.join(root, "in/lost"))
  await symlink("round", path.join(root, "in/round"))
  const server = createServer().listen(path.join(root, "in/socket"))
  onTestFinished(() => void server.close())
  expect(await ask("in/")).toMatchObject({ names: ["far/", "link/", "near/", "one"] })
  expect(await ask("in/link/")).toMatchObject({ folder: `${root}/in/link/`, names: ["song"] })
  expect(await ask("in/link/../n")).toMatchObject({ folder: `${root}/in/`, names: ["near/"] })
  expect(await ask("in/round/")).toBe("not-a-folder")
})

it("counts names that no path can be given to", async () => {
  const { root, ask } = await diskWith("in/good")
  await writeFile(Buffer.concat([Buffer.from(`${root}/in/`), Buffer.from([0x67, 0xff])]), "")
  expect(await ask("in/")).toMatchObject({ names: ["good"], unnamed: 1 })
  expect(await ask("in/x")).toMatchObject({ names: [], unnamed: 0 })
})

it("tells of the node's own data nothing but its downloads, whatever leads there", async () => {
  const { root, ask } = await diskWith("data/downloads/film", "data/downloads-of-old/x", "data/events.sqlite")
  await symlink("data/vault", path.join(root, "link"))
  expect(await ask("")).toMatchObject({ names: ["data/", "link/"] })
  expect(await ask("data/")).toMatchObject({ names: ["downloads/"] })
  expect(await ask("data/downloads/")).toMatchObject({ names: ["film"] })
  for (const typed of ["data/vault/", "data/downloads-of-old/", "link/", "data/downloads/../vault/"])
    expect(await ask(typed), typed).toBe("own-data")
})

it("knows the home of who runs the node, and lists no place of the kernel's", async () => {
  const { ask } = await diskWith()
  const home = homeFolder() ?? homedir()
  for (const typed of ["~", "~/"])
    expect(await (await diskWith()).pages.page(typed, false, idle)).toMatchObject({
      folder: home.endsWith("/") ? home : `${home}/`,
    })
  for (const typed of ["/proc/", "/proc/self/", "/sys/x", "/dev/"]) expect(await ask(typed)).toBe("denied")
  expect((await ask("/")) as { names: string[] }).toMatchObject({
    names: expect.not.arrayContaining(["proc/", "sys/"]),
  })
})

it("reads very many names while others have their turn, and ends when nobody waits any more", async () => {
  const { root, ask, pages } = await diskWith("in/z/")
  for (let n = 0; n < 5_000; n++) writeFileSync(`${root}/in/${n}`, "")
  let turns = 0
  let reading = true
  const turn = (): void => {
    turns++
    if (reading) setImmediate(turn)
  }
  turn()
  const page = await ask("in/")
  reading = false
  expect(page).toMatchObject({ more: true, names: ["z/", ...Array.from({ length: 199 }, (_, n) => `${n}`)] })
  expect(turns).toBeGreaterThan(10)
  expect(await ask("in/499")).toMatchObject({
    more: false,
    names: ["499", ...Array.from({ length: 10 }, (_, n) => `499${n}`)],
  })
  expect(await ask("in/", true, AbortSignal.abort())).toMatchObject({ names: [], more: true })
  const asked = [1, 2, 3].map(() => pages.page(`${root}/in/`, true, idle))
  expect((await Promise.all(asked)).map((answer) => ("ok" in answer ? answer.code : answer.entries.length))).toEqual([
    200,
    200,
    "busy",
  ])
  expect(await ask("in/z/")).toMatchObject({ names: [] })
})
