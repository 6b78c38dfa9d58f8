/** What is put into a watched folder is taken up once, and put away by how that went. */
import { link, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import fc from "fast-check"
import { expect, it, onTestFinished } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import { WatchFolder } from "../../src/app/watch/WatchFolder.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { shares } from "../../src/projections/shares.ts"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { octets } from "../support/downloadScene.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import { Token } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { formatShareLink } from "../../src/core/shareLink.ts"
import { HandClock } from "../support/HandClock.ts"
import { openLoopbackNode, until } from "../support/loopbackNode.ts"
import { seeded } from "../support/seed.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const onion = onionAddress(publicKeyOfSeed(new Uint8Array(32).fill(7)))
const token = Token("T".repeat(42) + "k")
const aLink = formatShareLink({ onion, token, visibility: "private" })
const publicLink = formatShareLink({ onion, token, visibility: "public" })

/** A folder, and a node that says yes to each command but the links that it is told to refuse. */
const watched = async (refused: (command: ManagementCommand) => boolean = () => false) => {
  const folder = path.join(await temporaryFolder(), "in")
  await mkdir(folder)
  const asked: ManagementCommand[] = []
  const told: string[] = []
  const watch = new WatchFolder({
    folder,
    clock: new HandClock(),
    signal: new AbortController().signal,
    ask: async (command) => {
      asked.push(command)
      return refused(command) ? { ok: false, code: "overlap", message: "it overlaps" } : { ok: true, id: "ab" }
    },
    shares: () => [],
    tell: (_, text) => void told.push(text),
  })
  return {
    folder,
    asked,
    told,
    watch,
    put: (name: string, content: string) => writeFile(path.join(folder, name), content),
    names: async (below = "") => (await readdir(path.join(folder, below)).catch(() => [])).sort(),
    text: (name: string) => readFile(path.join(folder, name), "utf8"),
  }
}

it("each link of a text file is downloaded, once, and only when the file is still", async () => {
  const at = await watched()
  await at.put("some.txt", `# of a friend\n${aLink}\n`)
  await at.watch.look()
  expect(at.asked).toEqual([])
  await at.put("some.txt", `# of a friend\n${aLink}\n\n${publicLink}\n`)
  await at.watch.look()
  expect(at.asked).toEqual([])
  await at.put("short.URL", `[InternetShortcut]\r\nURL=${aLink}\r\n`)
  await at.watch.look()
  await at.watch.look()
  await at.watch.look()
  expect(at.asked.map((command) => (command as { link: string }).link)).toEqual([aLink, publicLink, aLink])
  expect(await at.names()).toEqual(["done"])
  expect(await at.names("done")).toEqual(["short.URL", "some.txt"])
})

it("what cannot be taken up is put aside with the reasons, which hold no link", async () => {
  const at = await watched(({ type }) => type === "DownloadLink")
  await at.put("a.link", `${aLink}\nmagnet:?xt=urn:btih:1\n`)
  await at.put("empty.txt", "\n")
  await at.put("no.torrent", "no torrent")
  await at.watch.look()
  await at.watch.look()
  expect(await at.names("failed")).toEqual(
    ["a.link", "empty.txt", "no.torrent"].flatMap((name) => [name, `${name}.reason.txt`]),
  )
  expect(await at.text("failed/a.link.reason.txt")).toMatch(/^line 1: it overlaps\nline 2: .+\n$/)
  expect(await at.text("failed/a.link.reason.txt")).not.toContain(onion)
  expect(await at.text("failed/a.link")).toContain(aLink)
  expect(at.told).toHaveLength(3)
  // The same name again replaces nothing.
  await at.put("empty.txt", "")
  await at.watch.look()
  await at.watch.look()
  expect(await at.names("failed")).toContain("empty (2).txt")
  expect(await at.names("failed")).toContain("empty (2).txt.reason.txt")
})

it("follows no link, takes nothing by another name, and touches nothing outside, whatever lies there", async () => {
  const kinds = fc.constantFrom("link", "folder", "hidden", "other", "hard link", "text")
  const endings = fc.constantFrom(".txt", ".torrent", ".link", ".url", ".part")
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.tuple(kinds, endings), { maxLength: 8, selector: String }), async (given) => {
      const at = await watched()
      const outside = path.join(at.folder, "..", "outside")
      await mkdir(outside)
      await writeFile(path.join(outside, "file"), aLink)
      for (const [i, [kind, ending]] of given.entries()) {
        const name = `${kind === "hidden" ? "." : ""}${i}${kind === "other" ? `${ending}.crdownload` : ending}`
        if (kind === "link") await symlink("../outside/file", path.join(at.folder, name))
        else if (kind === "folder") await mkdir(path.join(at.folder, name))
        else if (kind === "hard link") await link(path.join(outside, "file"), path.join(at.folder, name))
        else await at.put(name, aLink)
      }
      await at.watch.look()
      await at.watch.look()
      const taken = given.filter(([kind, ending]) => ["text", "hard link"].includes(kind) && ending !== ".part")
      const put = [...(await at.names("done")), ...(await at.names("failed"))].filter((name) => !/reason/.test(name))
      expect(put).toHaveLength(taken.length)
      expect(at.asked).toHaveLength(taken.filter(([, ending]) => ending === ".txt" || ending === ".link").length)
      expect(await readdir(outside)).toEqual(["file"])
      expect(await readFile(path.join(outside, "file"), "utf8")).toBe(aLink)
    }),
    { seed: seeded(49), numRuns: 20 },
  )
})

it("follows no link in the place of its own folders, and takes nothing twice when it cannot put it away", async () => {
  const at = await watched()
  const elsewhere = path.join(at.folder, "..", "elsewhere")
  await mkdir(elsewhere)
  await symlink("../elsewhere", path.join(at.folder, "done"))
  await at.put("a.link", aLink)
  for (let look = 0; look < 4; look++) await at.watch.look()
  expect(at.asked).toHaveLength(1)
  expect(await readdir(elsewhere)).toEqual([])
  expect(await at.names()).toEqual(["a.link", "done"])
  expect(at.told).toEqual([expect.stringContaining("cannot be put away")])
})

it("a whole node takes up links and .torrents with their data, also those that came while it was down", async () => {
  const home = await realpath(await mkdtemp(path.join(os.tmpdir(), "bulbil-w-")))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const watch = path.join(home, "in")
  await mkdir(path.join(watch, "vac/sub"), { recursive: true })
  await mkdir(path.join(home, "s"))
  await writeFile(path.join(watch, "vac/a"), octets("a", 100_000))
  await writeFile(path.join(watch, "vac/sub/b"), octets("b"))
  const storage = new FileStorage()
  const { metainfo, bytes } = await storage.make(path.join(watch, "vac"), { private: true })
  await storage.close()
  await writeFile(path.join(watch, "vac.torrent"), bytes)
  await writeFile(path.join(watch, "other.torrent"), Buffer.from(bytes).fill(0, 0, 1))
  await writeFile(path.join(watch, "a.link"), aLink)
  const node = await openLoopbackNode(path.join(home, "n"), path.join(home, "s"), { watch })
  try {
    const away = (below: string) => readdir(path.join(watch, below)).catch(() => [])
    await until(async () => (await away("done")).length === 2 && (await away("failed")).length === 2)
    expect((await away("done")).sort()).toEqual(["a.link", "vac.torrent"])
    expect((await away("failed")).sort()).toEqual(["other.torrent", "other.torrent.reason.txt"])
    expect(node.parts.projector.all(shares)).toMatchObject([
      { mode: "active", infohash: metainfo.infoHash, path: path.join(watch, "vac") },
    ])
    expect(
      node.parts.projector
        .all(torrents)
        .map(({ origin }) => origin)
        .sort(),
    ).toEqual(["download", "share"])
    expect((await readdir(watch)).sort()).toEqual(["done", "failed", "vac"])
    expect(
      node.parts.logs
        .lines("node", 0, 100)
        .map(({ text }) => text)
        .join("\n"),
    ).toContain("vac.torrent: taken up")
    expect(node.defects).toEqual([])
  } finally {
    await node.close()
  }
})

it("a folder that cannot be made is refused in words, also where the kernel shows itself", async () => {
  const home = await temporaryFolder()
  await writeFile(path.join(home, "file"), "")
  await mkdir(path.join(home, "s"))
  for (const watch of ["/proc/none/below/in", path.join(home, "file/in")])
    await expect(openLoopbackNode(path.join(home, "n"), path.join(home, "s"), { watch })).rejects.toThrow(
      "the folder to watch cannot be used: ",
    )
})
