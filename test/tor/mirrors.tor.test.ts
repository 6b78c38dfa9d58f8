/**
 * What is published outlives its publisher, over real onions: the demo's scenario `mirrors`, then what it left behind,
 * read offline. Four nodes; one is killed; another joins by a mirror's mirror's address alone.
 */
import { spawn } from "node:child_process"
import { rm } from "node:fs/promises"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ended } from "../support/NodeProcess.ts"

interface Saw {
  readonly entries: number
  readonly torrents: number
}

interface Result {
  readonly ok: boolean
  readonly identical: boolean
  readonly infohash: string
  readonly addresses: Readonly<Record<string, string>>
  readonly publicLink: string
  readonly saw: Readonly<Record<"bob" | "carol" | "dave", Saw>>
  readonly steps: readonly { readonly step: string; readonly seconds: number }[]
  readonly dataDirs: readonly string[]
}

const MAIN = path.resolve(import.meta.dirname, "../../src/cli/main.ts")
const run = (...words: readonly string[]) =>
  ended(spawn(process.execPath, [MAIN, ...words], { stdio: ["ignore", "pipe", "pipe"] }))
const lines = async <T>(...words: string[]): Promise<T[]> => {
  const { out, err, code } = await run(...words, "--json")
  if (code !== 0) throw new Error(err)
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T)
}

let result: Result

beforeAll(async () => {
  const { out, err, code } = await run("demo", "--once", "--size", "4M", "--scenario", "mirrors", "--keep")
  if (code !== 0) throw new Error(`the demo ended with code ${code}: ${err}`)
  result = JSON.parse(out.trim().split("\n").at(-1)!) as Result
})

afterAll(async () => {
  if (result) await rm(path.dirname(result.dataDirs[0]!), { recursive: true, force: true, maxRetries: 5 })
})

test("the origin is killed, and who knows a second mirror's address only finds and downloads all the same", () => {
  expect(result).toMatchObject({ ok: true, identical: true })
  expect(result.saw.bob).toMatchObject({ entries: 1, torrents: 1 })
  expect(result.saw.carol).toMatchObject({ entries: 1, torrents: 1 })
  expect(result.saw.dave).toMatchObject({ entries: 1, torrents: 1 })
  const onions = [...Object.values(result.addresses), new URL(result.publicLink).host]
  expect(new Set(onions).size).toBe(4)
  console.log(result.steps.map(({ step, seconds }) => `${step}: ${seconds} s`).join("\n"))
})

test("the log explains each mirror's state, offline, and names no onion", async () => {
  const data = (name: string) => result.dataDirs.find((dir) => path.basename(dir) === name)!
  for (const name of ["bob", "carol"]) {
    const steps = await lines<{ stream: string; type: string; mode: string; state: Record<string, unknown> }>(
      "log",
      "replay",
      "--data",
      data(name),
    )
    const mirror = steps.filter(({ stream }) => stream.startsWith("mirror/"))
    expect(mirror.map(({ mode }) => mode)).toEqual(expect.arrayContaining(["mirroring", "current"]))
    expect(mirror.at(-1)!.state).toMatchObject({ seq: 1, head: 1, phase: "complete" })
    const [verdict] = await lines<{ ok: boolean }>("log", "verify", "--data", data(name))
    expect(verdict).toMatchObject({ ok: true })
    const { out } = await run("log", "export", "--data", data(name))
    expect(out.length).toBeGreaterThan(500)
    for (const onion of Object.values(result.addresses)) expect(out).not.toContain(onion.slice(0, 56))
  }
})
