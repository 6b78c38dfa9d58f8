/**
 * The vault: what its two adapters keep to, and that one which an earlier version has written is read whole and
 * written as it was.
 */
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { digestsOf, readMark } from "../../src/app/start/HistoryMark.ts"
import type { OnionAddress, Token } from "../../src/core/ids.ts"
import { FileVault } from "../../src/storage/FileVault.ts"
import { MemoryVault } from "../../src/storage/MemoryVault.ts"
import { ownedKinds, ownerIn, type Secret, type SingleKind } from "../../src/storage/secretKinds.ts"
import type { Vault } from "../../src/storage/Vault.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const FIXTURES = path.resolve(import.meta.dirname, "../fixtures/vault")
const seed = new Uint8Array(32).fill(7)
const token = "t".repeat(43) as Token
const id = (digit: number): string => String(digit).repeat(32)

describe.each<[string, (folder: string) => Vault]>([
  ["FileVault", (folder) => new FileVault(path.join(folder, "vault"))],
  ["MemoryVault", () => new MemoryVault()],
])("%s", (_, open) => {
  it("gives what was put, by kind and owner, until it is deleted", async () => {
    const folder = await temporaryFolder()
    const vault = open(folder)
    expect(vault.get("share", "a1")).toBeUndefined()
    vault.put("share", "a1", { seed, token })
    vault.put("share", "b2", { seed, token })
    vault.put("family", "a1", { seed })
    vault.put("tracker", { seed })
    vault.put("tracker", { seed, next: seed })
    expect(vault.get("share", "a1")).toEqual({ seed, token })
    expect(vault.get("tracker")).toEqual({ seed, next: seed })
    expect(vault.get("mirror", "a1")).toBeUndefined()
    expect([...vault.owners("share")].sort()).toEqual(["a1", "b2"])
    expect(vault.owners("family")).toEqual(["a1"])
    vault.delete("share", "a1")
    vault.delete("share", "a1")
    expect(vault.get("share", "a1")).toBeUndefined()
    expect(vault.owners("share")).toEqual(["b2"])
  })

  it("takes nothing that is not in its form, and does not say what it was", async () => {
    const folder = await temporaryFolder()
    const vault = open(folder)
    const wrong = { seed: seed.subarray(1), token: "the secret" as Token }
    expect(() => vault.put("share", "a1", wrong)).toThrow(/^this is not the form of a share secret$/)
    expect(() => vault.put("mirror", "a1", { seed, onion: "the secret" as OnionAddress })).toThrow(/mirror secret$/)
    expect(vault.owners("share")).toEqual([])
  })
})

describe("a vault in files", () => {
  it("holds what is damaged for gone, and keeps what a newer version has added", async () => {
    const folder = await temporaryFolder()
    const vault = new FileVault(folder)
    const write = (text: string) => writeFileSync(path.join(folder, "share-a1.json"), text)
    const sound = { seed: Buffer.from(seed).toString("base64url"), token }
    for (const damaged of ["", '{"se', "7", "[]", JSON.stringify({ ...sound, seed: "AAAA" }), '{"token":7}'])
      expect([damaged, (write(damaged), vault.get("share", "a1"))]).toEqual([damaged, undefined])
    write(JSON.stringify({ ...sound, later: "added" }))
    vault.put("share", "a1", { ...vault.get("share", "a1")!, seed })
    expect(JSON.parse(readFileSync(path.join(folder, "share-a1.json"), "utf8"))).toEqual({
      ...sound,
      later: "added",
    })
    expect(statSync(path.join(folder, "share-a1.json")).mode & 0o777).toBe(0o600)
  })

  it("reads each secret of an earlier version, and writes it octet by octet as it was", async () => {
    const folder = await temporaryFolder()
    const [old, copy] = [new FileVault(FIXTURES), new FileVault(folder)]
    const names = readdirSync(FIXTURES)
    for (const name of names.map((file) => file.slice(0, -".json".length))) {
      const owner = ownerIn(name)
      if (owner) copy.put(owner.kind, owner.id, old.get(owner.kind, owner.id)!)
      else copy.put(name as SingleKind, old.get(name as SingleKind)!)
    }
    expect(names.length).toBe(16)
    expect(readdirSync(folder).sort()).toEqual([...names].sort())
    for (const name of names)
      expect(readFileSync(path.join(folder, name), "utf8")).toBe(readFileSync(path.join(FIXTURES, name), "utf8"))
    expect(ownedKinds.map((kind) => [kind, [...old.owners(kind)].sort()])).toEqual([
      ["share", [id(1)]],
      ["recipient", [id(9)]],
      ["link", [id(4), id(5), id(6)]],
      ["mirror", [id(2), id(3)]],
      ["trusted", [id(8)]],
      ["family", [id(7)]],
    ])
    expect(old.get("link", id(4))).toMatchObject({ visibility: "private", onion: expect.stringMatching(/\.onion$/) })
    expect(old.get("link", id(5))).toEqual({ onion: expect.any(String) })
    expect(old.get("mirror", id(3))!.tracker).toMatch(/^[0-9a-f]{64}$/)
    expect(old.get("share", id(1))!.seed).toHaveLength(32)
  })

  it("knows the node by the mark of its history that an earlier version has written", () => {
    const vault = new FileVault(FIXTURES)
    const mark = readMark(vault.get("history")!)
    const { next: _, ...tracker } = vault.get("tracker")!
    const {
      node: [node],
      tracker: [own],
    } = digestsOf(vault.get("node"), tracker as Secret<"tracker">)
    expect(mark).toMatchObject({ seq: 42, doubtful: true, digests: { node, tracker: own } })
  })
})
