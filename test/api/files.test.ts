import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { paths } from "../../src/contract/feed.ts"
import { packPaths, readNames, readPaths } from "../../src/contract/filePaths.ts"
import { type FilesPage, type InspectPage, packProgress, readTree } from "../../src/contract/files.ts"
import { packCounts, packRuns, readCounts, readRuns } from "../../src/contract/pieces.ts"
import { LEVELS, levelsText } from "../../src/core/fileSelection.ts"
import { InfoHash } from "../../src/core/ids.ts"
import { aLink } from "../support/managedRows.ts"
import { openApi, origin } from "../support/managementApi.ts"

const page: FilesPage = {
  id: "abcdef01",
  infohash: InfoHash("ab".repeat(32)),
  title: "Bulbs",
  name: "bulbs",
  bytes: 30,
  verifiedBytes: 15,
  wanted: { files: 2, bytes: 20, verifiedBytes: 15 },
  sequential: false,
  origin: "download",
  levels: "1n1s1h",
  paths: packPaths([["a", "one"], ["a", "two"], ["z"]]),
  sizes: [10, 10, 10],
  whole: [1, 2],
  begun: [2, 5],
}
const inspection: InspectPage = {
  infohash: page.infohash,
  title: "Bulbs",
  name: "bulbs",
  private: true,
  bytes: 30,
  torrent: null,
  doubtful: null,
  cost: 180,
  affordable: 10,
  folder: "/srv",
  freeBytes: 20,
  freeAfterBytes: -10,
  paths: page.paths,
  sizes: page.sizes,
}
const post = (body: unknown) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
})

describe("the tree of a torrent", () => {
  it("is told in few octets, and read as it was", () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 5 }).filter((text) => !text.includes("/")),
      // These begin alike, the last two with half a sign.
      fc.constantFrom("a", "a1", "a12", "a2", "a\u{1f600}", "a\u{1f601}"),
    )
    const file = fc.record({
      path: fc.array(name, { minLength: 1, maxLength: 4 }),
      bytes: fc.nat(3),
      part: fc.nat(3),
      level: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), (files) => {
        const rows = files.map(({ path, bytes, part, level }) => ({
          path,
          bytes,
          verifiedBytes: Math.min(part, bytes),
          level: LEVELS[level]!,
        }))
        const paths = packPaths(rows.map(({ path }) => path))
        expect(readPaths(paths)).toEqual(rows.map(({ path }) => path))
        expect(paths.names.map((names) => readNames(names).length)).toEqual(paths.counts)
        const sizes = rows.map(({ bytes }) => bytes)
        const packed = {
          paths,
          sizes,
          levels: levelsText(Uint8Array.from(files, ({ level }) => level)),
          ...packProgress(sizes, (file) => rows[file]!.verifiedBytes),
        }
        expect(readTree(JSON.parse(JSON.stringify(packed)))).toEqual(rows)
      }),
    )
  })

  it("tells each folder once, and of names that begin alike what differs", () => {
    const paths = [["a", "b", "s01.txt"], ["a", "b", "s02.txt"], ["a", "b", "s1"], ["a", "x"], ["z"]]
    expect(packPaths(paths)).toEqual({
      folders: ["0/a/b", "1", "0"],
      counts: [3, 1, 1],
      names: ["s01.txt/2/2.txt/1/1", "x", "z"],
    })
  })

  it("is answered for an id or the beginning of one, and refused in words for others", async () => {
    await using served = await openApi({ kind: "local" })
    served.node.filePages.set("abcdef01", page)
    expect(JSON.parse((await served.ask(paths.files("abcdef"))).body)).toEqual(page)
    expect(await served.ask(paths.files("123456"))).toMatchObject({ status: 409 })
    for (const id of ["abc", "xyzxyz", "A".repeat(8)])
      expect(await served.ask(paths.files(id))).toMatchObject({ status: 400 })
  })
})

describe("the pieces of a torrent", () => {
  it("are told in runs, and read as they were", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ is: fc.boolean(), count: fc.nat(3) })), (pieces) => {
        const flags = pieces.map(({ is }) => Number(is))
        const runs = packRuns(pieces.length, (piece) => pieces[piece]!.is)
        expect([...readRuns(pieces.length, runs)]).toEqual(flags)
        const counts = pieces.map(({ count }) => count)
        expect([...readCounts(pieces.length, packCounts(counts))]).toEqual(counts)
      }),
    )
  })

  it("are answered for an id or the beginning of one, and refused in words for others", async () => {
    await using served = await openApi({ kind: "local" })
    const known = { pieces: 5, pieceLength: 16_384, verified: [2, 3], wanted: [5], underWay: [3], copies: [1, 5] }
    served.node.piecePages.set("abcdef01", known)
    expect(JSON.parse((await served.ask(paths.pieces("abcdef"))).body)).toEqual(known)
    expect(await served.ask(paths.pieces("123456"))).toMatchObject({ status: 409 })
    for (const id of ["abc", "xyzxyz", "A".repeat(8)])
      expect(await served.ask(paths.pieces(id))).toMatchObject({ status: 400 })
  })
})

describe("a link that is looked at", () => {
  it("is answered with what it leads to, and only to a POST", async () => {
    await using served = await openApi({ kind: "local" })
    served.node.inspection = inspection
    const answer = await served.ask(paths.inspect, post({ link: aLink, folder: "/srv" }))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual(inspection)
    expect(served.node.inspected).toMatchObject([{ link: aLink, folder: "/srv" }])
    expect((await served.ask(paths.inspect)).status).toBe(404)
    for (const body of [{}, { link: 1 }, { link: aLink, folder: "" }, { link: aLink, more: 1 }, []])
      expect((await served.ask(paths.inspect, post(body))).status, JSON.stringify(body)).toBe(400)
    served.node.inspection = undefined
    expect(await served.ask(paths.inspect, post({ link: aLink }))).toMatchObject({ status: 409 })
  })

  it("is looked at no further when the session ends that asked", async () => {
    await using served = await openApi()
    served.node.inspection = inspection
    const gate = Promise.withResolvers<void>()
    served.node.gate = gate.promise
    const asked = post({ link: aLink })
    const own = { ...(await served.signIn()), origin, "sec-fetch-site": "same-origin" }
    const broken = expect(
      served.ask(paths.inspect, { ...asked, headers: { ...asked.headers, ...own } }),
    ).rejects.toThrow()
    while (served.node.inspected.length === 0) await new Promise((resolve) => setImmediate(resolve))
    served.sessions.end()
    gate.resolve()
    await broken
    expect(served.node.inspected[0]!.signal.aborted).toBe(true)
    expect(served.defects).toEqual([])
  })
})
