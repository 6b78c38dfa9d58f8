/** The README's demo, whole, with every process watched by strace; then what it left behind, read offline. */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { internetCalls, traced } from "../leaks/strace.ts"
import { ended } from "../support/NodeProcess.ts"

interface Demo {
  readonly ok: boolean
  readonly infohash: string
  readonly bytes: number
  readonly identical: boolean
  readonly streams: number
  readonly bytesPerStream: readonly number[]
  readonly events: number
  readonly managementLinks: readonly string[]
  readonly dataDirs: readonly string[]
}

const MAIN = path.resolve(import.meta.dirname, "../../src/cli/main.ts")
const run = (words: readonly string[], wrapper: readonly string[] = []) => {
  const [program, ...args] = [...wrapper, process.execPath, MAIN, ...words]
  return ended(spawn(program!, args, { stdio: ["ignore", "pipe", "pipe"] }))
}
const json = async <T>(...words: string[]): Promise<T[]> => {
  const { out, err, code } = await run([...words, "--json"])
  if (code !== 0) throw new Error(err)
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T)
}

let demo: Demo
let folder: string
let trace: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-trace-"))
  trace = path.join(folder, "trace")
  const { out, err, code } = await run(["demo", "--once", "--size", "32MiB", "--keep"], traced(trace))
  if (code !== 0) throw new Error(`the demo ended with code ${code}: ${err}`)
  demo = JSON.parse(out.trim().split("\n").at(-1)!) as Demo
})

afterAll(async () => {
  for (const made of [folder, ...(demo ? [path.dirname(demo.dataDirs[0]!)] : [])])
    await rm(made, { recursive: true, force: true })
})

test("it ends by itself with one line that says what came of it", () => {
  expect(demo).toMatchObject({ ok: true, identical: true })
  expect(demo.infohash).toMatch(/^[0-9a-f]{64}$/)
  expect(demo.bytes).toBeGreaterThanOrEqual(32 * 1024 * 1024)
  expect(demo.streams).toBeGreaterThanOrEqual(2)
  expect(demo.bytesPerStream).toHaveLength(demo.streams)
  expect(Math.min(...demo.bytesPerStream.slice(0, 2))).toBeGreaterThan(demo.bytes / 10)
  expect(demo.managementLinks).toHaveLength(2)
  for (const link of demo.managementLinks)
    expect(link).toMatch(/^http:\/\/[a-z2-7]{56}\.onion\/management\/[A-Za-z0-9_-]{43}$/)
})

test("no process of ours opened an internet socket; the tors did (the control)", async () => {
  const calls = await internetCalls(trace)
  expect(calls.own).toEqual([])
  expect(calls.unixSockets).toBeGreaterThan(10)
  expect(calls.tor.filter((line) => line.includes("connect(")).length).toBeGreaterThan(20)
})

test("its logs hold, and replay offline to what the nodes were", async () => {
  let events = 0
  for (const data of demo.dataDirs) {
    const [verdict] = await json<{ ok: boolean; events: number; redacted: number }>("log", "verify", "--data", data)
    expect(verdict).toMatchObject({ ok: true, redacted: 0 })
    events += verdict!.events
    const steps = await json<{ seq: number; stream: string; mode: string }>("log", "replay", "--data", data)
    expect(steps).toHaveLength(verdict!.events)
    const last = new Map(steps.map(({ stream, mode }) => [stream, mode]))
    const torrents = [...last].filter(([stream]) => stream.startsWith("torrent/")).map(([, mode]) => mode)
    expect(torrents).toEqual(["seeding"])
    expect(last.get("node/self")).toBe("stopped")
    const atEnd = await json<{ stream: string; mode: string }>(
      "log",
      "replay",
      "--to",
      String(verdict!.events),
      "--data",
      data,
    )
    expect(new Map(atEnd.map(({ stream, mode }) => [stream, mode]))).toEqual(last)
  }
  expect(events).toBeGreaterThanOrEqual(demo.events)
})

test("what is kept is nobody else's to read, and no trace of it is left in the system", async () => {
  for (const data of demo.dataDirs) {
    const { out } = await ended(spawn("find", [data, "-perm", "/077"], { stdio: ["ignore", "pipe", "pipe"] }))
    expect(out.split("\n").filter((file) => file !== "" && !file.includes("/downloads"))).toEqual([])
    expect(existsSync(path.join(data, "run", "api.sock"))).toBe(false)
  }
})
