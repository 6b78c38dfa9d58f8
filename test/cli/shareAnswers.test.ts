/** `bulbil look` and the questions of `bulbil share`, at a whole node. */
import { mkdir, readdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { NOTHING_LEFT_OUT } from "../../src/core/leftOut.ts"
import { shares } from "../../src/projections/shares.ts"
import { loopbackWorld } from "../support/loopbackTrackers.ts"
import { exif, exifSegment, jpeg } from "../support/plantedFiles.ts"
import { answerIn, runCli, runCliTyping } from "../support/runCli.ts"

const photo = jpeg([exifSegment(exif([[0x013b, "Ana Lindqvist"]], { position: [59.3, 18.1] }))])

const scene = async (files: Readonly<Record<string, string | Uint8Array>> = {}) => {
  const world = await loopbackWorld()
  const node = await world.start("alice")
  const folder = path.join(world.home, "summer")
  await mkdir(folder)
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content)
  const data = path.join(world.home, "alice")
  const run = (...words: readonly string[]) => runCli(...words, "--data", data)
  const typing = (typed: string, ...words: readonly string[]) => runCliTyping(typed, ...words, "--data", data)
  const filesOf = (id: string): readonly string[] => {
    const row = node.parts.projector.all(shares).find((share) => share.id === id)!
    return node.parts.ports.library.get(row.torrent!)!.files.map((file) => file.path.join("/"))
  }
  return { node, folder, run, typing, filesOf }
}
const telling = { "a.jpg": photo, ".env": "KEY=1", "b.bin": Buffer.from([0, 1, 2]), "c.txt": "hello" }

describe("bulbil look", () => {
  it("says which files say what; what they say only when that is asked for", async () => {
    const { run, folder } = await scene(telling)
    const { out, exit } = await run("look", folder)
    expect(exit).toBe(0)
    expect(out.trimEnd().split("\n").slice(0, 10)).toEqual([
      "looked into 4 files, which say this about you:",
      "  secrets: 1 file",
      "    access data in the name: .env",
      "  places: 1 file",
      "    GPS position: a.jpg",
      "  names: 1 file",
      "    artist: a.jpg",
      "not looked into: format unknown (1)",
      expect.stringContaining("install it"),
    ])
    expect((await run("look", folder, "--show-values")).out).toContain("      Ana Lindqvist\n")
  })

  it("with --json: as docs/cli-json.md says", async () => {
    const { run, folder } = await scene(telling)
    const finding = { count: 1, inName: false, values: [] }
    expect(answerIn((await run("look", folder, "--json")).out)).toEqual({
      path: folder,
      files: 4,
      counts: { secret: 1, place: 1, name: 1, "not-looked-into": 1 },
      findings: [
        { ...finding, kind: "secret", what: "access data", files: [".env"], inName: true },
        { ...finding, kind: "place", what: "GPS position", files: ["a.jpg"] },
        { ...finding, kind: "name", what: "artist", files: ["a.jpg"] },
        { ...finding, kind: "not-looked-into", what: "format unknown", files: ["b.bin"] },
      ],
      leftOut: NOTHING_LEFT_OUT,
      mustAnswer: ["secret", "place", "name"],
      cleaning: expect.stringContaining("mat2"),
    })
    const shown = answerIn((await run("look", folder, "--json", "--show-values")).out)
    expect(shown["findings"][2].values).toEqual(["Ana Lindqvist"])
    expect((await run("look", path.join(folder, "nowhere"), "--json")).out).toContain('"code":"no-such-path"')
  })
})

describe("bulbil share", () => {
  it("of what says nothing asks nothing, also in a script", async () => {
    const { run, folder } = await scene({ "b.bin": Buffer.from([0, 1, 2]), "c.txt": "hello" })
    const { err, exit } = await run("share", folder)
    expect(exit).toBe(0)
    expect(err).toBe("looked into 2 files, found nothing that says who you are; not looked into: format unknown (1)\n")
  })

  it("in a script refuses without an answer, and says of which kinds; no value is printed", async () => {
    const { run, folder, node } = await scene(telling)
    const { out, err, exit } = await run("share", folder, "--json")
    expect(exit).toBe(1)
    expect(JSON.parse(out)).toEqual({
      ok: false,
      code: "metadata-unanswered",
      message: expect.stringContaining("secrets in 1 file, places in 1 file, names in 1 file"),
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      kinds: ["secret", "place", "name"],
    })
    expect(err).toContain("artist: a.jpg")
    expect(err + out).not.toMatch(/Lindqvist|59\.3/)
    expect(node.parts.projector.all(shares)).toEqual([])
    expect(await readdir(node.parts.data.torrents)).toEqual([])
  })

  it("takes answers as options: files left out, metadata kept, secrets only by a word of their own", async () => {
    const { run, folder, filesOf } = await scene(telling)
    const share = async (...words: readonly string[]) => {
      const { out } = await run("share", folder, "--json", ...words)
      const answer = JSON.parse(out)
      return answer.ok ? filesOf(answer.id) : answer.code
    }
    expect(await share("--keep-metadata")).toEqual(["a.jpg", "b.bin", "c.txt"])
    expect(await share("--keep-metadata", "--keep-secrets")).toEqual([".env", "a.jpg", "b.bin", "c.txt"])
    expect(await share("--leave-out", "*.jpg")).toEqual(["b.bin", "c.txt"])
    expect(await share("--leave-out", "*.jpg", "--leave-out", "b.bin", "--keep-secrets")).toEqual([".env", "c.txt"])
    expect(await share("--leave-out", "c.txt")).toBe("metadata-unanswered")
    expect(await share("--clean")).toBe("no-mat2")
    expect(await share("--clean", "--keep-metadata")).toBe("usage")
  })

  it("on a terminal asks for each kind, and goes on when all are answered", async () => {
    const { typing, folder, filesOf, node } = await scene(telling)
    const { out, err, exit } = await typing("what?\nl\nk\nl\n", "share", folder, "--json")
    expect(exit).toBe(0)
    expect(err).toContain("secrets: [l]eave these files out, type “share” to share them, [s]top?")
    expect(err).toContain("names: [l]eave these files out, [k]eep, [s]top?")
    expect(filesOf(answerIn(out)["id"])).toEqual(["b.bin", "c.txt"])
    const all = await typing("k\nshare\nk\nk\n", "share", folder, "--json")
    expect(filesOf(answerIn(all.out)["id"])).toEqual([".env", "a.jpg", "b.bin", "c.txt"])
    expect(answerIn(all.out)["metadata"]).toEqual({
      files: 4,
      findings: { secret: 1, place: 1, name: 1, "not-looked-into": 1 },
      kept: ["secret", "place", "name", "not-looked-into"],
      leftOut: 0,
      cleaned: 0,
    })
    const before = node.parts.projector.all(shares).length
    for (const typed of ["s\n", "l\nk\n", ""])
      expect(JSON.parse((await typing(typed, "share", folder, "--json")).out)).toMatchObject({ code: "declined" })
    expect(node.parts.projector.all(shares)).toHaveLength(before)
  })

  it("is told again, in short, before it is public", async () => {
    const { run, folder } = await scene(telling)
    const { id } = answerIn((await run("share", folder, "--json", "--keep-metadata")).out)
    const { err } = await run("publish", id, "--yes")
    expect(err.replace(/\s+/g, " ")).toContain(
      "4 files looked into: secrets in 1 file, places in 1 file, names in 1 file, 1 file not looked into; " +
        "1 file left out; shared all the same: places, names, not looked into.",
    )
  })
})
