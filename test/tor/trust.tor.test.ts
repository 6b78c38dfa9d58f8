/**
 * What is found through friends, over real onions: the demo's scenario `trust`, then what it left behind, read offline.
 * Four nodes; one trusts another, and reaches two more through it once it has agreed to that.
 */
import { spawn } from "node:child_process"
import { readdir, readFile, rm } from "node:fs/promises"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ended } from "../support/NodeProcess.ts"

interface Result {
  readonly ok: boolean
  readonly identical: boolean
  readonly secondsToFirstHit: number
  readonly hitsByDegree: Readonly<Record<string, number>>
  readonly release: { readonly version: string; readonly secondsToChecked: number; readonly installed: boolean }
  readonly steps: readonly { readonly step: string; readonly seconds: number }[]
  readonly dataDirs: readonly string[]
}

const MAIN = path.resolve(import.meta.dirname, "../../src/cli/main.ts")
const run = (...words: readonly string[]) =>
  ended(spawn(process.execPath, [MAIN, ...words], { stdio: ["ignore", "pipe", "pipe"] }))

let result: Result

beforeAll(async () => {
  const { out, err, code } = await run("demo", "--once", "--scenario", "trust", "--keep")
  if (code !== 0) throw new Error(`the demo ended with code ${code}: ${err}`)
  result = JSON.parse(out.trim().split("\n").at(-1)!) as Result
})

afterAll(async () => {
  if (result) await rm(path.dirname(result.dataDirs[0]!), { recursive: true, force: true, maxRetries: 5 })
})

test("a pasted address is searchable, two more are reached through it by consent, and one is downloaded from", () => {
  expect(result).toMatchObject({ ok: true, identical: true, nodes: 3, leftAfterRevoking: 0 })
  expect(result.hitsByDegree).toEqual({ 1: 1, 2: 2 })
  console.log(`pasted address to first hit: ${result.secondsToFirstHit} s`)
  console.log(result.steps.map(({ step, seconds }) => `${step}: ${seconds} s`).join("\n"))
})

test("newer software came by itself, was checked by its signatures, and lies there as one file", async () => {
  const alice = result.dataDirs[0]!
  expect(result.release).toMatchObject({ version: "99.0.0", installed: false })
  const { out } = await run("log", "tail", "--lines", "1000", "--json", "--data", alice)
  for (const type of ["ReleaseVerified", "ReleaseFetchBegun", "ReleaseReady", "ChecksumCompared"])
    expect(out).toContain(type)
  const files = (await readdir(alice, { recursive: true })).filter((file) => file.includes("99.0.0"))
  expect(files.map((file) => path.basename(file))).toEqual(["bulbil-99.0.0.tar"])
  console.log(`newer software, from pasted address to checked: ${result.release.secondsToChecked} s`)
})

test("the history tells what was trusted and revoked, and names no onion; the vault has forgotten it", async () => {
  const alice = result.dataDirs[0]!
  const { out, code } = await run("log", "tail", "--lines", "1000", "--json", "--data", alice)
  expect(code).toBe(0)
  const lines = out.split("\n").filter((line) => line.includes("trusted/"))
  const types = ["NodeTrusted", "NodeFound", "CatalogueIndexed", "DegreesChosen", "TrustRevoked"]
  for (const type of types) expect(lines.join("\n")).toContain(type)
  expect(lines.join("\n")).not.toMatch(/[a-z2-7]{56}|[0-9a-f]{64}/)
  expect((await readdir(path.join(alice, "vault"))).filter((file) => file.startsWith("trusted"))).toEqual([])
})

test("of those whom only revoked trust led to nothing is left in any file", async () => {
  const [alice, bob] = result.dataDirs
  const trusting = (await readdir(path.join(bob!, "vault"))).filter((file) => file.startsWith("trusted"))
  const keys = await Promise.all(
    trusting.map(async (file) => JSON.parse(await readFile(path.join(bob!, "vault", file), "utf8")).tracker as string),
  )
  expect(keys).toHaveLength(2)
  const left = await readFile(path.join(alice!, "trust.sqlite"), "latin1")
  for (const key of keys) expect(left).not.toContain(key)
})
