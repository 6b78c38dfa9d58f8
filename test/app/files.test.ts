/** Two whole nodes: one shares a folder, the other looks at it, chooses files, and others later. */
import { access, readFile, readdir, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { type FilesPage, readTree } from "../../src/contract/files.ts"
import { type PiecesPage, readRuns } from "../../src/contract/pieces.ts"
import type { Refusal } from "../../src/contract/commands.ts"
import { credits } from "../../src/projections/credits.ts"
import { downloadScene, type DownloadScene, octets } from "../support/downloadScene.ts"
import { until } from "../support/loopbackNode.ts"

const files = {
  "cover.jpg": octets("cover", 30_000),
  "disc 1/01.flac": octets("01", 100_000),
  "disc 1/02.flac": octets("02", 80_000),
  "disc 2/01.flac": octets("21", 60_000),
  "disc 2/none.txt": new Uint8Array(0),
}
const only = (...globs: string[]) => [
  { glob: "**", level: "skip" as const },
  ...globs.map((glob) => ({ glob, level: "normal" as const })),
]
const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )
const filesOf = async (at: DownloadScene, id: string): Promise<FilesPage> => {
  const page: FilesPage | Refusal = await at.taker.node.files(id)
  if ("ok" in page) throw new Error(page.message)
  return page
}
const progress = async (at: DownloadScene, id: string) =>
  Object.fromEntries(
    readTree(await filesOf(at, id)).map(({ path: file, level, bytes, verifiedBytes }) => [
      file.join("/"),
      `${level} ${verifiedBytes}/${bytes}`,
    ]),
  )
const asked = async (at: DownloadScene, link: string, more: object): Promise<string> => {
  const answer = await at.taker.ask({ type: "DownloadLink", link, folder: at.to, ...more } as never)
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`)
  return answer.id
}
const piecesOf = async (at: DownloadScene, id: string): Promise<PiecesPage> => {
  const page = await at.taker.node.pieces(id)
  if ("ok" in page) throw new Error(page.message)
  return page
}
const charged = async (at: DownloadScene, octetsWanted: number) =>
  until(() => at.taker.parts.projector.all(credits)[0]?.spent === octetsWanted * 6)

describe("SEL the files of a download", () => {
  it("SEL1 nothing is fetched, nor charged, where a glob of the link fits none, until it goes on", async () => {
    const at = await downloadScene()
    const link = await at.share("album", files)
    const id = await asked(at, link, { choice: [{ glob: "*.flak", level: "skip" }] })
    await until(() => at.taker.torrent()?.mode === "error")
    expect(at.taker.torrent()).toMatchObject({ verifiedBytes: 0, error: { code: "no-such-file" } })
    expect(await isThere(path.join(at.to, "album"))).toBe(false)
    expect(at.taker.parts.projector.all(credits)[0]?.spent ?? 0).toBe(0)
    expect(
      await at.taker.ask({ type: "SelectFiles", torrent: id, choice: [{ glob: "*.flac", level: "skip" }] }),
    ).toMatchObject({ ok: true })
    expect(await at.settled(id)).toMatchObject({ mode: "seeding", wanted: { files: 2, bytes: 30_000 } })
    await charged(at, 30_000)
  })

  it("SEL1 SEL2 those that are wanted are fetched, made and charged, and no others; more later, or fewer", async () => {
    const at = await downloadScene()
    const link = await at.share("album", files)
    const id = await asked(at, link, { choice: only("disc 1") })
    const row = await at.settled(id)
    expect(row).toMatchObject({ mode: "seeding", wanted: { files: 2, bytes: 180_000, verifiedBytes: 180_000 } })
    expect(await readdir(path.join(at.to, "album"))).toEqual(["disc 1"])
    expect(await progress(at, id)).toEqual({
      "cover.jpg": "skip 0/30000",
      "disc 1/01.flac": "normal 100000/100000",
      "disc 1/02.flac": "normal 80000/80000",
      "disc 2/01.flac": "skip 0/60000",
      "disc 2/none.txt": "skip 0/0",
    })
    await charged(at, 180_000)
    await at.restart()
    expect(await at.settled(id)).toMatchObject({ mode: "seeding", wanted: { bytes: 180_000 } })
    const more = [
      { glob: "cover.jpg", level: "high" as const },
      { glob: "none.txt", level: "normal" as const },
    ]
    expect(await at.taker.ask({ type: "SelectFiles", torrent: id, choice: more })).toMatchObject({ ok: true })
    await until(() => at.row(id)?.mode === "seeding" && at.row(id)?.wanted?.verifiedBytes === 210_000)
    await until(() => isThere(path.join(at.to, "album/disc 2/none.txt")))
    expect(await isThere(path.join(at.to, "album/disc 2/01.flac"))).toBe(false)
    await charged(at, 210_000)
    const fewer = [{ glob: "disc 1/02.flac", level: "skip" as const }]
    expect(await at.taker.ask({ type: "SelectFiles", torrent: id, choice: fewer })).toMatchObject({ ok: true })
    expect(at.row(id)).toMatchObject({ mode: "seeding", wanted: { bytes: 130_000 }, verifiedBytes: 210_000 })
    expect(await isThere(path.join(at.to, "album/disc 1/02.flac"))).toBe(true)
    expect(at.taker.defects).toEqual([])
  })

  it("SEL1 can be chosen one by one with the link, by whom has looked; the pieces tell how far they are", async () => {
    const at = await downloadScene()
    const link = await at.share("album", files)
    const id = await asked(at, link, { levels: "1h3s1n" })
    expect(await at.settled(id)).toMatchObject({ mode: "seeding", wanted: { files: 2, bytes: 30_000 } })
    expect(await progress(at, id)).toMatchObject({ "cover.jpg": "high 30000/30000", "disc 1/01.flac": "skip 0/100000" })
    const { pieces, verified, wanted, underWay } = await piecesOf(at, id)
    expect(readRuns(pieces, verified)).toEqual(readRuns(pieces, wanted))
    expect(readRuns(pieces, verified)[0]).toBe(1)
    expect([verified[0]! < pieces, underWay]).toEqual([true, []])
  })

  it("SEL1 levels of another torrent choose nothing; nothing is fetched until its operator has chosen", async () => {
    const at = await downloadScene()
    const id = await asked(at, await at.share("album", files), { levels: "2n" })
    await until(() => at.row(id)?.error?.code === "nothing-chosen")
    expect(at.row(id)).toMatchObject({ verifiedBytes: 0, wanted: { files: 0 } })
    const choice = [{ glob: "cover.jpg", level: "normal" as const }]
    expect(await at.taker.ask({ type: "SelectFiles", torrent: id, choice })).toMatchObject({ ok: true })
    expect(await at.settled(id)).toMatchObject({ mode: "seeding", wanted: { bytes: 30_000 } })
  })

  it("SEL2 what lies at the place of a skipped file stays as it is, and is compared when that is wanted", async () => {
    const at = await downloadScene()
    const link = await at.share("album", files)
    await at.put("got/album/cover.jpg", "my own")
    // The folder needs its operator's word, as it is not the torrent's; the file in it is not given with it.
    const id = await asked(at, link, { choice: only("*.flac"), useExisting: true })
    expect(await at.settled(id)).toMatchObject({ mode: "seeding", error: null })
    expect(await at.text("got/album/cover.jpg")).toBe("my own")
    const cover = [{ glob: "cover.jpg", level: "normal" as const }]
    expect(await at.taker.ask({ type: "SelectFiles", torrent: id, choice: cover })).toMatchObject({ ok: true })
    await until(() => at.row(id)?.error?.code === "in-the-way")
    expect(await at.text("got/album/cover.jpg")).toBe("my own")
    await rm(path.join(at.to, "album/cover.jpg"))
    expect(await at.taker.ask({ type: "ResumeTorrent", torrent: id })).toMatchObject({ ok: true })
    await until(() => at.row(id)?.mode === "seeding")
    expect(Buffer.from(files["cover.jpg"]).equals(await readFile(path.join(at.to, "album/cover.jpg")))).toBe(true)
  })

  it("SEL2 a recheck and a removal with data know of it", async () => {
    const at = await downloadScene()
    const id = await asked(at, await at.share("album", files), { choice: only("disc 2") })
    await at.settled(id)
    await writeFile(path.join(at.to, "album/disc 2/01.flac"), octets("spoilt", 60_000))
    expect(await at.taker.ask({ type: "RecheckTorrent", torrent: id })).toMatchObject({ ok: true })
    await until(() => at.row(id)?.mode === "seeding" && at.row(id)?.wanted?.verifiedBytes === 60_000)
    expect(Buffer.from(files["disc 2/01.flac"]).equals(await readFile(path.join(at.to, "album/disc 2/01.flac")))).toBe(
      true,
    )
    expect(await readdir(path.join(at.to, "album"))).toEqual(["disc 2"])
    expect(await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: true })).toMatchObject({ ok: true })
    await until(async () => !(await isThere(path.join(at.to, "album"))))
  })

  it("SEL2 a move takes what is there of it, leaves what others have, and makes nothing that was skipped", async () => {
    const at = await downloadScene()
    const link = await at.share("album", files)
    await at.put("got/album/cover.jpg", "my own")
    const id = await asked(at, link, { choice: only("disc 1"), useExisting: true })
    expect(await at.settled(id)).toMatchObject({ mode: "seeding" })
    const skipped = [{ glob: "disc 1/02.flac", level: "skip" as const }]
    expect(await at.taker.ask({ type: "SelectFiles", torrent: id, choice: skipped })).toMatchObject({ ok: true })
    const far = path.join(path.dirname(at.to), "far")
    expect(await at.taker.ask({ type: "MoveData", torrent: id, folder: far })).toMatchObject({ ok: true })
    await until(() => at.row(id)?.mode === "seeding" && at.row(id)?.path === path.join(far, "album"))
    expect(await at.text("got/album/cover.jpg")).toBe("my own")
    expect(await readdir(path.join(at.to, "album"))).toEqual(["cover.jpg"])
    expect(await readdir(path.join(far, "album"))).toEqual(["disc 1"])
    // What was skipped after it was whole went with the rest.
    expect(await progress(at, id)).toMatchObject({
      "disc 1/01.flac": "normal 100000/100000",
      "disc 1/02.flac": "skip 80000/80000",
    })
    expect(await readFile(path.join(far, "album/disc 1/02.flac"))).toEqual(Buffer.from(files["disc 1/02.flac"]))
    const all = [{ glob: "**", level: "normal" as const }]
    expect(await at.taker.ask({ type: "SelectFiles", torrent: id, choice: all })).toMatchObject({ ok: true })
    await until(() => at.row(id)?.mode === "seeding" && at.row(id)?.verifiedBytes === 270_000)
    await until(() => isThere(path.join(far, "album/disc 2/none.txt")))
    await charged(at, 270_000)
    expect(at.taker.defects).toEqual([])
  })

  it("SEL2 data that were moved by hand are located with what was skipped, and without it", async () => {
    const at = await downloadScene()
    const id = await asked(at, await at.share("album", files), { choice: only("disc 1") })
    expect(await at.settled(id)).toMatchObject({ mode: "seeding" })
    const far = path.join(path.dirname(at.to), "far")
    await rename(at.to, far)
    expect(await at.taker.ask({ type: "LocateData", torrent: id, path: far })).toMatchObject({ ok: true })
    await until(() => at.row(id)?.mode === "seeding" && at.row(id)?.wanted?.verifiedBytes === 180_000)
    expect(await readdir(path.join(far, "album"))).toEqual(["disc 1"])
    await charged(at, 180_000)
  })

  it("SEL3 has no time left when all that is wanted is there, and takes another order at any time", async () => {
    const at = await downloadScene()
    const link = await at.share("album", files)
    const id = await asked(at, link, { choice: only("cover.jpg"), sequential: true })
    expect(await at.settled(id)).toMatchObject({ mode: "seeding" })
    expect((await filesOf(at, id)).sequential).toBe(true)
    const live = at.taker.parts.ports.exchange.live(id)
    expect(live?.etaSeconds).toBeNull()
    expect(await at.taker.ask({ type: "SelectFiles", torrent: id, sequential: false })).toMatchObject({ ok: true })
    expect((await filesOf(at, id)).sequential).toBe(false)
  })

  it("refuses in words what is no choice", async () => {
    const at = await downloadScene()
    const id = await asked(at, await at.share("album", files), { paused: true })
    expect(await at.settled(id)).toMatchObject({ mode: "paused", verifiedBytes: 0 })
    const select = (more: object) => at.taker.ask({ type: "SelectFiles", torrent: id, ...more } as never)
    expect(await select({ choice: only("*.mkv") })).toMatchObject({ ok: false, code: "no-such-file" })
    expect(await select({ choice: [{ glob: "**", level: "skip" }] })).toMatchObject({ code: "nothing-chosen" })
    expect(await select({ levels: "2n" })).toMatchObject({ ok: false, code: "bad-levels" })
    expect(await select({})).toMatchObject({ ok: false, code: "malformed" })
    expect(await select({ levels: "1n4s" })).toMatchObject({ ok: true })
    expect(await at.taker.ask({ type: "ResumeTorrent", torrent: id })).toMatchObject({ ok: true })
    expect(await at.settled(id)).toMatchObject({ mode: "seeding", wanted: { files: 1 } })
  })

  it("waits for a choice where the one that came with the link fits nothing", async () => {
    const at = await downloadScene()
    const id = await asked(at, await at.share("album", files), { choice: only("*.mkv") })
    expect((await at.settled(id)).error).toMatchObject({ code: "nothing-chosen" })
    expect(await at.taker.ask({ type: "SelectFiles", torrent: id, choice: only("*.jpg") })).toMatchObject({ ok: true })
    expect(await at.settled(id)).toMatchObject({ mode: "seeding", wanted: { bytes: 30_000 } })
  })
})

describe("LOOK a link that is looked at", () => {
  it("tells files, sizes, cost and room, adds nothing, and a download after it asks nobody again", async () => {
    const at = await downloadScene()
    const link = await at.share("album", files)
    const { signal } = new AbortController()
    const page = await at.taker.node.inspect({ link, folder: at.to }, signal)
    if ("ok" in page) throw new Error(page.message)
    expect(page).toMatchObject({ name: "album", private: true, bytes: 270_000, torrent: null, cost: 270_000 * 6 })
    expect(page.freeAfterBytes).toBe(page.freeBytes - 270_000)
    expect(page.affordable).toBeGreaterThan(270_000)
    expect(readTree(page).map(({ path: file }) => file.join("/"))).toEqual(Object.keys(files))
    expect(at.taker.torrent()).toBeUndefined()
    expect(await isThere(at.to)).toBe(false)
    await at.source.close()
    const id = await asked(at, link, { paused: true })
    expect(await at.settled(id)).toMatchObject({ mode: "paused", name: "album", title: page.title })
    // Of what is in the list nobody is asked, however long ago it was looked at.
    await at.restart()
    expect(await at.taker.node.inspect({ link }, signal)).toMatchObject({ torrent: id, bytes: 270_000 })
  })

  it("ends after as long as was said where nobody answers, and says what else can be done", async () => {
    const at = await downloadScene()
    const link = await at.share("album", files)
    await at.source.close()
    const { signal } = new AbortController()
    expect(await at.taker.node.inspect({ link, seconds: 1 }, signal)).toMatchObject({
      code: "unreachable",
      message: expect.stringMatching(/^within 1 s nobody answered .*try again later, or download it/),
    })
  })

  it("refuses what is no link, and what is shared no more", async () => {
    const at = await downloadScene()
    const link = await at.share("album", files)
    const { signal } = new AbortController()
    expect(await at.taker.node.inspect({ link: "http://x" }, signal)).toMatchObject({ code: "bad-link" })
    const wrong = link.replace(/[\w-]{43}#/, `${"A".repeat(43)}#`)
    expect(await at.taker.node.inspect({ link: wrong }, signal)).toMatchObject({ code: "link-refused" })
    const gone = new AbortController()
    gone.abort()
    expect(await at.taker.node.inspect({ link }, gone.signal)).toMatchObject({ ok: false })
  })
})
