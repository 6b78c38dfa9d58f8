/** A whole node whose operator fetches files of its torrents over its own socket. */
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises"
import { request } from "node:http"
import path from "node:path"
import { describe, expect, it } from "vitest"
import type { WholeFile } from "../../src/api/Node.ts"
import { paths } from "../../src/contract/feed.ts"
import { downloadScene, type DownloadScene, octets } from "../support/downloadScene.ts"

const files = { "a.bin": octets("a", 700_000), "b.txt": octets("b", 40), "none.txt": new Uint8Array(0) }
const [A, B, NONE] = [0, 1, 2]

interface Fetched {
  readonly status: number
  readonly body: Buffer
}

const get = (at: DownloadScene, id: string, n: number, headers = {}): Promise<Fetched> =>
  new Promise((resolve, reject) => {
    const sent = request({ socketPath: path.join(at.home, "b/run/api.sock"), path: paths.file(id, n), headers })
    sent.on("response", (answer) => {
      const chunks: Buffer[] = []
      answer.on("data", (chunk: Buffer) => chunks.push(chunk))
      answer.on("error", reject)
      answer.on("end", () => resolve({ status: answer.statusCode!, body: Buffer.concat(chunks) }))
    })
    sent.on("error", reject)
    sent.end()
  })
const codeOf = ({ status, body }: Fetched) => [status, JSON.parse(String(body)).code]
const allow = (at: DownloadScene, value: string) =>
  at.taker.ask({ type: "ChooseSetting", name: "access.fetch-files", value })
/** Only what is named was fetched. */
const downloaded = async (...globs: string[]) => {
  const at = await downloadScene()
  const choice = [{ glob: "**", level: "skip" as const }, ...globs.map((glob) => ({ glob, level: "normal" as const }))]
  const link = await at.share("set", files)
  const asked = await at.taker.ask({ type: "DownloadLink", link, folder: at.to, choice })
  if (!asked.ok) throw new Error(asked.message)
  expect(await at.settled(asked.id)).toMatchObject({ mode: "seeding" })
  return { at, id: asked.id, file: (name: string) => path.join(at.to, "set", name) }
}
const opened = async (at: DownloadScene, id: string): Promise<WholeFile> => {
  const file = await at.taker.node.wholeFile(id, A)
  if ("ok" in file) throw new Error(file.message)
  return file
}

describe("L22 files that are fetched from a node", () => {
  it("are given when it was allowed, if they are whole, or a part of them", async () => {
    const { at, id } = await downloaded("a.bin", "none.txt")
    expect(codeOf(await get(at, id, A))).toEqual([409, "not-allowed"])
    expect(await allow(at, "yes")).toMatchObject({ ok: true })
    expect(await get(at, id, A)).toEqual({ status: 200, body: Buffer.from(files["a.bin"]) })
    const rest = { status: 206, body: Buffer.from(files["a.bin"].subarray(300_001)) }
    expect(await get(at, id, A, { range: "bytes=300001-" })).toEqual(rest)
    expect(await get(at, id, NONE)).toEqual({ status: 200, body: Buffer.alloc(0) })
    expect(codeOf(await get(at, id, B))).toEqual([409, "not-whole"])
    expect(codeOf(await get(at, id, 3))).toEqual([409, "no-such-file"])
    expect(codeOf(await get(at, "123456", A))).toEqual([409, "no-such-torrent"])
    await allow(at, "no")
    expect(codeOf(await get(at, id, A))).toEqual([409, "not-allowed"])
    expect(at.taker.defects).toEqual([])
  })

  it("are never another's content: not changed, not gone, not behind a link", async () => {
    const { at, id, file } = await downloaded("*.bin", "*.txt")
    await allow(at, "yes")
    expect((await get(at, id, B)).status).toBe(200)
    await writeFile(file("b.txt"), "x".repeat(40))
    expect(codeOf(await get(at, id, B))).toEqual([409, "changed"])
    await rm(file("b.txt"))
    await writeFile(path.join(at.home, "secret"), "y".repeat(40))
    await symlink(path.join(at.home, "secret"), file("b.txt"))
    const behind = await get(at, id, B)
    expect(behind.status).toBe(409)
    expect(String(behind.body)).not.toContain("yyyy")
    await rename(at.to, path.join(at.home, "away"))
    await mkdir(at.to)
    await symlink(path.join(at.home, "away", "set"), path.join(at.to, "set"))
    expect((await get(at, id, B)).status).toBe(409)
    expect(at.taker.defects).toEqual([])
  })

  it("are broken off when they change while they are read", async () => {
    const { at, id, file } = await downloaded("a.bin")
    await allow(at, "yes")
    const found = await opened(at, id)
    const reading = await found.read(0, 700_000)
    if ("ok" in reading) throw new Error(reading.message)
    let got = 0
    const all = async () => {
      for await (const part of reading) {
        expect(Buffer.from(part).equals(files["a.bin"].subarray(got, got + part.length))).toBe(true)
        if (got === 0) await writeFile(file("a.bin"), octets("other", 700_000))
        got += part.length
      }
    }
    await expect(all()).rejects.toMatchObject({ code: "changed" })
    expect(got).toBeLessThan(700_000)
    await found.close()
  })

  it("are given a few at once, and the next one when one was closed", async () => {
    const { at, id } = await downloaded("a.bin")
    await allow(at, "yes")
    const four = await Promise.all([1, 2, 3, 4].map(() => opened(at, id)))
    expect(codeOf(await get(at, id, A))).toEqual([409, "busy"])
    await four[0]!.close()
    await four[0]!.close()
    expect((await get(at, id, A)).status).toBe(200)
    for (const file of four) await file.close()
  })
})
