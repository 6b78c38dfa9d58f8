/** The commands about trust against whole nodes, over the loopback transport: all of them real but for Tor. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { TrackerKey } from "../../src/core/ids.ts"
import { TrustRows } from "../../src/trust/TrustRows.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"
import { answerIn, runCli, runCliTyping } from "../support/runCli.ts"

/* Each test goes on from where the one before has come. Alice trusts Bob, Bob trusts Carol, who has published notes. */
let root: string
let nodes: Record<string, LoopbackNode> = {}
let bob: string
let carol: string
let id: string
const stranger = "0b".repeat(32) as TrackerKey

const at = (name: string) => path.join(root, name)
const run = (node: string, ...words: string[]) => runCli(...words, "--data", at(node))
const json = async <T = any>(node: string, ...words: string[]): Promise<T> => {
  const { out, err, exit } = await run(node, ...words, "--json")
  if (exit !== 0) throw new Error(`${words.join(" ")}: ${err}`)
  return answerIn<T>(out)
}
const refused = async (...words: string[]): Promise<string> => {
  const { out, exit } = await run("alice", ...words, "--json")
  expect(exit).not.toBe(0)
  return JSON.parse(out).code
}
const open = async (name: string) => (nodes[name] = await openLoopbackNode(at(name), at("sockets")))
const shown = () => json("alice", "trust", "show", id)

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "bulbil-trust-"))
  await mkdir(at("notes"))
  await writeFile(at("notes/a.txt"), Buffer.alloc(70_000, 7))
  await mkdir(at("sockets"))
  for (const name of ["alice", "bob", "carol"]) await open(name)
  const { infohash } = await json("carol", "share", at("notes"), "--title", "Field notes")
  await json("carol", "publish", infohash, "--yes")
  bob = (await json("bob", "tracker", "address")).address
  carol = (await json("carol", "tracker", "address")).address
})

afterAll(async () => {
  await Promise.all(Object.values(nodes).map((node) => node.close()))
  await rm(root, { recursive: true, force: true })
})

describe("trust between nodes", () => {
  it("begins with nobody, and says how one gets a node", async () => {
    expect((await run("alice", "trust", "list")).out).toContain("bulbil trust add ADDRESS")
    expect(await json("alice", "trust", "list")).toEqual({ trusted: [] })
  })

  it("add waits until the node is found, and its list can be searched", async () => {
    const added = await json("alice", "trust", "add", bob, "--name", "bob")
    id = added.id
    expect(added).toMatchObject({ mode: "current", address: bob, name: "bob", degrees: 1, told: "nobody" })
    const [edge] = (await json("bob", "trust", "list")).trusted
    expect(edge).toBeUndefined()
    expect(await json("bob", "trust", "add", carol)).toMatchObject({ mode: "current", entries: 1 })
  })

  it("refuses what cannot be trusted, and says what to do", async () => {
    const own = (await json("alice", "tracker", "address")).address
    expect(await refused("trust", "add", own)).toBe("own-tracker")
    expect(await refused("trust", "add", bob)).toBe("duplicate")
    expect(await refused("trust", "add", `${bob[0] === "a" ? "b" : "a"}${bob.slice(1)}`)).toBe("bad-address")
    expect(await refused("trust", "show", "abcdef")).toBe("no-such-node")
    expect(await refused("trust", "look", "abcdef")).toBe("no-such-node")
  })

  it("degrees says first that a node which tells nobody leads nowhere", async () => {
    const { out, err } = await run("alice", "trust", "degrees", id, "2")
    expect(err + out).toContain("It tells nobody whom it trusts")
    await json("alice", "trust", "degrees", id, "1")
  })

  it("tell lets everybody know of one edge; then degrees costs something, and asks", async () => {
    const [{ id: edge }] = (await json("bob", "trust", "list")).trusted
    expect(await json("bob", "trust", "tell", edge, "anybody")).toMatchObject({ told: "anybody" })
    const no = await runCliTyping("n\n", "trust", "degrees", id, "2", "--data", at("alice"), "--json")
    expect(no.err).toContain("1 node more")
    expect(JSON.parse(no.out)).toMatchObject({ ok: false, code: "declined" })
    expect(await refused("trust", "degrees", id, "2")).toBe("not-agreed")
    await json("alice", "trust", "degrees", id, "2", "--yes")
    await until(async () => (await shown()).leadsTo[0]?.state === "current")
    expect((await shown()).leadsTo).toMatchObject([{ address: carol, degree: 2, via: [bob], entries: 1 }])
  })

  it("all of it is there after a restart, and with the lists and the index lost it is made anew", async () => {
    for (const lost of [[], ["trust.sqlite", "search.sqlite"]]) {
      await nodes["alice"]!.close()
      for (const file of lost) await rm(at(`alice/${file}`))
      // As a node left it whose address was lost.
      const rows = new TrustRows(at("alice/trust.sqlite"))
      rows.sightings.put({ tracker: stranger, seq: 1, lists: Buffer.alloc(512), mirrors: Buffer.alloc(0) })
      rows.close()
      await open("alice")
      await until(async () => (await shown()).leadsTo[0]?.state === "current")
      expect(await shown()).toMatchObject({ mode: "current", name: "bob", degrees: 2 })
      await until(() => nodes["alice"]!.parts.ports.search.sources().length === 2)
      expect(nodes["alice"]!.parts.ports.sightings.of(stranger)).toBeUndefined()
    }
  })

  it("name stays here, and revoke leaves nothing", async () => {
    await json("alice", "trust", "name", id, "Robert")
    expect((await shown()).name).toBe("Robert")
    const declined = await runCliTyping("n\n", "trust", "revoke", id, "--data", at("alice"))
    expect(declined).toMatchObject({ exit: 1, err: expect.stringContaining("1 node falls away with it") })
    expect(declined.err).toContain(carol)
    expect(await shown()).toMatchObject({ mode: "current" })
    expect(await json("alice", "trust", "revoke", id)).toEqual({ id, lost: [carol] })
    expect(await json("alice", "trust", "list")).toEqual({ trusted: [] })
    const { search, vault } = nodes["alice"]!.parts.ports
    await until(() => vault.owners("trusted").length === 0)
    expect(search.sources().filter(({ holders }) => holders.includes("trusted"))).toEqual([])
    expect(nodes["alice"]!.defects).toEqual([])
  })
})
