import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addressProblem, linkProblem } from "../../src/contract/link.ts"
import { aLink, anOnion } from "../support/managedRows.ts"
import { openApi } from "../support/managementApi.ts"

const post = { method: "POST", headers: { "content-type": "application/json" } }

const target = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 6, maxLength: 64 })
const path = fc.string({ minLength: 1, maxLength: 50 }).map((s) => `/${s.replaceAll("\0", "")}`)
const update = fc.constantFrom("auto", "manual")
const right = fc.oneof(
  fc.record({ type: fc.constant("SharePath"), path, title: fc.string({ maxLength: 512 }) }),
  fc.record({
    type: fc.constant("SharePath"),
    path,
    title: fc.constant(""),
    look: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 }),
    answers: fc.record(
      {
        secret: fc.constantFrom("leave-out", "share"),
        place: fc.constantFrom("leave-out", "keep", "clean"),
        "not-looked-into": fc.constantFrom("leave-out", "keep"),
      },
      { requiredKeys: [] },
    ),
    leaveOut: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 3 }),
  }),
  fc.record({ type: fc.constant("StopSharing"), share: target }),
  fc.record({ type: fc.constant("DownloadLink"), link: fc.string({ maxLength: 256 }) }),
  fc.record({ type: fc.constant("DownloadLink"), link: fc.constant(aLink), folder: path }),
  fc.record({ type: fc.constant("DownloadLink"), link: fc.constant(aLink), title: fc.string({ maxLength: 512 }) }),
  fc.record({ type: fc.constantFrom("PublishShare", "UnpublishShare"), share: target }),
  fc.record({ type: fc.constant("AddMirror"), address: fc.constantFrom(anOnion, "bud"), update }),
  fc.record({ type: fc.constant("ChooseMirrorUpdate"), mirror: target, update }),
  fc.record({ type: fc.constantFrom("UpdateMirror", "RemoveMirror"), mirror: target }),
  fc.record({ type: fc.constant("ExportTracker"), path }),
  fc.record({ type: fc.constant("ExportTracker"), path, mirror: target }),
  fc.record({
    type: fc.constantFrom("ExportTracker", "ImportTracker"),
    path,
    passphrase: fc.string({ minLength: 1, maxLength: 1024 }),
  }),
  fc.record({ type: fc.constantFrom("PauseTorrent", "ResumeTorrent", "RecheckTorrent"), torrent: target }),
  fc.record({ type: fc.constant("RemoveTorrent"), torrent: target, withData: fc.boolean() }),
  fc.constant({ type: "StopNode" }),
)
const OPTIONAL = ["look", "answers", "leaveOut"]
/** Of these also nothing, no answers and no patterns. */
const isRight = (value: unknown): boolean =>
  value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0)
/** A right command with one thing wrong: a field missing, of another type, too long, unknown, or with a NUL. */
const wrong = fc
  .tuple(
    right,
    fc.nat(),
    fc.oneof(
      fc.constant(undefined),
      fc.integer(),
      fc.constant(null),
      fc.constant({}),
      fc.constant([]),
      fc.constant("x".repeat(5_000)),
      fc.constant("\0"),
    ),
  )
  .map(([command, at, value]) => {
    const names = [...Object.keys(command), "more"]
    return { ...command, [names[at % names.length]!]: value }
  })
  .filter((command) => !OPTIONAL.some((name) => name in command && isRight((command as any)[name])))
  .filter((command) => !("more" in command && command.more === undefined))
  .filter(
    (command) =>
      !["folder", "title", "mirror", "passphrase"].some(
        (name) => name in command && command.type !== "SharePath" && (command as any)[name] === undefined,
      ),
  )
  .filter((command) => !["title", "passphrase", "link", "address"].some((name) => (command as any)[name] === "\0"))

describe("the contract's commands", () => {
  it("reach the node as they were sent", async () => {
    await using served = await openApi({ kind: "local" })
    await fc.assert(
      fc.asyncProperty(right, async (command) => {
        const answer = await served.ask("/api/commands", { ...post, body: JSON.stringify(command) })
        expect([200, 409]).toContain(answer.status)
        expect(served.node.commands.at(-1)).toEqual(JSON.parse(JSON.stringify(command)))
      }),
      { numRuns: 200 },
    )
  })

  it("do not reach the node with anything wrong in them, or anything else", async () => {
    await using served = await openApi({ kind: "local" })
    const anything = fc.oneof(
      wrong.map((c) => JSON.stringify(c)),
      fc.json(),
      fc.string({ maxLength: 200 }),
      fc.constant(""),
    )
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const answer = await served.ask("/api/commands", { ...post, body })
        expect(answer.status, body).toBe(400)
        expect(JSON.parse(answer.body)).toEqual({ ok: false, code: "malformed", message: expect.any(String) })
      }),
      { numRuns: 300 },
    )
    expect(served.node.commands).toEqual([])
    expect(served.defects).toEqual([])
  })
})

describe("the form of an address", () => {
  it("is told from that of a link, and whatever is pasted is one of them or none", () => {
    for (const address of [anOnion, ` http://${anOnion}/\n`, anOnion.toUpperCase()])
      expect([addressProblem(address), linkProblem(address)], address).toEqual([
        null,
        expect.stringContaining("bare onion address"),
      ])
    for (const link of [aLink, aLink.replace("private", "public"), `http://${anOnion}/torrent/${"a".repeat(64)}`]) {
      expect([linkProblem(link), addressProblem(link)], link).toEqual([
        null,
        expect.stringContaining("a link to one share"),
      ])
    }
    for (const neither of [
      "",
      anOnion.slice(1),
      `${anOnion}/torrent/${"a".repeat(63)}`,
      `https://${anOnion}`,
      anOnion.replace(".onion", ".com"),
    ]) {
      expect([addressProblem(neither), linkProblem(neither)], neither).toEqual([expect.any(String), expect.any(String)])
    }
  })
})

describe("the form of a link", () => {
  it("is told right from wrong as an operator would paste it", () => {
    for (const link of [
      aLink,
      ` ${aLink}\n`,
      aLink.slice("http://".length),
      `${aLink}/`,
      aLink.replace(anOnion, anOnion.toUpperCase()),
    ]) {
      expect(linkProblem(link), link).toBeNull()
    }
    const problems = [
      "",
      "   ",
      "magnet:?xt=urn:btih:1",
      aLink.replace("http:", "https:"),
      aLink.replace("private", "management"),
      aLink.replace(".onion", ".com"),
      aLink.slice(0, -1),
      aLink + "x",
      aLink.slice(1),
      aLink.replace("/private/", "/"),
      aLink.replace("bulbil", "bulbi"),
      aLink.replace("bulbil", "bulbi1"),
    ]
    for (const link of problems) expect(linkProblem(link), link).toEqual(expect.any(String))
    expect(new Set(problems.map(linkProblem)).size).toBeGreaterThanOrEqual(7)
  })

  it("is broken by any change of its parts' lengths", () => {
    fc.assert(
      fc.property(fc.nat(aLink.length - 1), fc.constantFrom("", "!", "ab"), (at, by) => {
        const changed = aLink.slice(0, at) + by + aLink.slice(at + 1)
        if (by === "" && at < "http://".length) return
        expect(linkProblem(changed)).not.toBeNull()
      }),
    )
  })
})
