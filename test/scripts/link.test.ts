/** `bulbil` from anywhere: where the link goes, what is said, and that nothing of anybody else is replaced. */
import { mkdir, readFile, readlink, rename, symlink, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { temporaryFolder } from "../support/temporaryFolder.ts"

interface Where {
  readonly root: string
  readonly home: string
  readonly path: string
  readonly isRoot: boolean
}
const SCRIPT = path.resolve(import.meta.dirname, "../../scripts/link.js")
const { howToCall, link } = (await import(SCRIPT)) as {
  howToCall(where: Where): string
  link(where: Where): string
}

const place = async () => {
  const home = await temporaryFolder()
  const root = path.join(home, "so called")
  await mkdir(path.join(root, "bin"), { recursive: true })
  await writeFile(path.join(root, "bin", "bulbil.js"), "")
  const bin = path.join(home, ".local", "bin")
  const where: Where = { root, home, path: `/usr/bin:${bin}`, isRoot: false }
  return { home, bin, file: path.join(bin, "bulbil"), where }
}

it("is linked on request, once, and is what is said from then on", async () => {
  const { file, where } = await place()
  expect(howToCall(where)).toContain("npm run setup -- --link")
  for (const _ of [1, 2]) expect(link(where)).toBe(`call it as bulbil, from anywhere (${file})`)
  expect(await readlink(file)).toBe(path.join(where.root, "bin", "bulbil.js"))
  expect(howToCall(where)).toContain(file)
  expect(howToCall({ ...where, root: "/elsewhere" })).toContain("--link")
})

it("follows a checkout that was moved", async () => {
  const { home, file, where } = await place()
  link(where)
  const moved = path.join(home, "moved")
  await rename(where.root, moved)
  expect(howToCall({ ...where, root: moved })).toContain("--link")
  link({ ...where, root: moved })
  expect(await readlink(file)).toBe(path.join(moved, "bin", "bulbil.js"))
})

it("says how to reach it where its folder is in no PATH", async () => {
  const { bin, where } = await place()
  expect(link({ ...where, path: "/usr/bin" })).toContain(`export PATH="${bin}:$PATH"`)
})

it("leaves what is somebody else's", async () => {
  const { bin, file, where } = await place()
  await mkdir(bin, { recursive: true })
  await writeFile(file, "mine")
  expect(() => link(where)).toThrow(/left as it is/)
  expect(await readFile(file, "utf8")).toBe("mine")
  await rename(file, `${file}.mine`)
  await symlink(`${file}.mine`, file)
  expect(() => link(where)).toThrow(/left as it is/)
  expect(await readlink(file)).toBe(`${file}.mine`)
})
