import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { CataloguePage } from "../../src/contract/catalogue.ts"
import { paths } from "../../src/contract/feed.ts"
import { aCatalogue, anEntry, anInfohash, anOnion } from "../support/managedRows.ts"
import { openApi } from "../support/managementApi.ts"

const asked = (query: Record<string, string>) => `${paths.catalogue}?${new URLSearchParams(query).toString()}`

describe("reading of trackers", () => {
  it(
    "pages through a catalogue without losing or doubling an entry, whatever is searched and " +
      "however large a page is",
    async () => {
      await using served = await openApi({ kind: "local" })
      const entries = Array.from({ length: 60 }, (_, n) =>
        anEntry(n + 1, { title: n % 3 ? `Ferns ${n}` : `Moss ${n}` }),
      )
      served.node.catalogues.set(anOnion, aCatalogue(anOnion, entries))
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom("", "fern", "MOSS", "5", "nothing"),
          fc.integer({ min: 0, max: 70 }),
          async (words, limit) => {
            const seen: string[] = []
            for (let after: number | null = 0, pages = 0; after !== null; pages++) {
              expect(pages).toBeLessThan(61)
              const page: CataloguePage = JSON.parse(
                (await served.ask(asked({ address: anOnion, words, after: String(after), limit: String(limit) }))).body,
              )
              seen.push(...page.entries.map((entry) => entry.infohash))
              after = page.next
            }
            expect(seen).toEqual(
              entries
                .filter(({ title }) => title.toLowerCase().includes(words.toLowerCase()))
                .map((entry) => entry.infohash),
            )
          },
        ),
        { numRuns: 60 },
      )
    },
  )

  it("asks the node as it was asked, with caps, and answers its refusal as such", async () => {
    await using served = await openApi({ kind: "local" })
    const answer = await served.ask(asked({ address: "somewhere", words: "ä & <b>", after: "7", limit: "9999" }))
    expect(served.node.cataloguesAsked).toEqual([{ address: "somewhere", words: "ä & <b>", after: 7, limit: 500 }])
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      409,
      { ok: false, code: "F0", message: expect.any(String) },
    ])
    await served.ask(asked({ address: "somewhere" }))
    expect(served.node.cataloguesAsked.at(-1)).toEqual({ address: "somewhere", words: "", after: 0, limit: 500 })
  })

  it("refuses what is no question", async () => {
    await using served = await openApi({ kind: "local" })
    const wrong = [
      paths.catalogue,
      asked({ address: "a".repeat(257) }),
      asked({ address: "a", words: "w".repeat(257) }),
      asked({ address: "a", after: "-1" }),
      asked({ address: "a", limit: "x" }),
      `${paths.catalogue}?address=a&address=b`,
      `${paths.catalogue}?address=a&words=b&words=c`,
      paths.mirrorsOf("x"),
      paths.mirrorsOf("abc"),
      paths.mirrorsOf("Self"),
      paths.swarm("abcdef"),
      paths.swarm("A".repeat(64)),
      paths.history("mirrors", "xyz"),
    ]
    for (const path of wrong) {
      const answer = await served.ask(path)
      expect([answer.status, JSON.parse(answer.body).code], path).toEqual([400, "malformed"])
    }
    expect(served.node.cataloguesAsked).toEqual([])
    expect(served.defects).toEqual([])
  })

  it("tells who mirrors a tracker, who is in a swarm, and what happened to either kind", async () => {
    await using served = await openApi({ kind: "local" })
    const { node } = served
    const place = { address: anOnion, entries: 3, until: node.beganAt }
    node.places.set("self", [place])
    const peer = {
      peer: "bulbilbulb",
      own: false,
      state: "seed",
      have: 100,
      lanes: 2,
      number: null,
      issuedAt: node.beganAt,
      until: node.beganAt,
    } as const
    const swarm = {
      infohash: anInfohash("a"),
      peers: [peer],
      trackers: [{ held: "self", tracker: anOnion, mirrors: [place] }],
    }
    node.swarms.set(anInfohash("a"), swarm)
    node.changeMirror("abcdef", {}, { type: "MirrorRequested", update: "auto" })
    node.changeTracker({}, { type: "TrackerCreated", secret: "tracker" })
    const read = async (path: string) => JSON.parse((await served.ask(path)).body) as unknown
    expect(await read(paths.mirrorsOf("self"))).toEqual({ mirrors: [place] })
    expect(await read(paths.mirrorsOf("abcdef"))).toEqual({ mirrors: [] })
    expect(await read(paths.swarm(anInfohash("a")))).toEqual(swarm)
    expect(await read(paths.swarm(anInfohash("b")))).toEqual({ infohash: anInfohash("b"), peers: [], trackers: [] })
    expect(await read(paths.history("mirrors", "abcdef"))).toMatchObject({
      entries: [{ type: "mirror.MirrorRequested/1" }],
    })
    expect(await read(paths.history("trackers", "self"))).toMatchObject({
      entries: [{ type: "tracker.TrackerCreated/1" }],
    })
  })
})
