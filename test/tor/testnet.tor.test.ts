import { spawn } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, inject, onTestFinished, test } from "vitest"
import { bringUp, status, takeDown } from "../../src/testnet/privateTorNetwork.ts"
import { isRunning, type ProcessRecord } from "../../src/process/ProcessRecord.ts"
import type {} from "../support/privateTorNetwork.ts"

const temporary = async (): Promise<string> => {
  const dir = await mkdtemp(path.join(os.tmpdir(), "bulbil-net-"))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test("a network that stands says so, and is not brought up twice", async () => {
  const dir = inject("torNetwork")
  const now = status(dir)
  expect(now.state).toBe("up")
  expect(now.processes).toHaveLength(9)
  expect(await bringUp({ dir })).toEqual(now.network)
  expect(status(dir)).toEqual(now)
  expect(readFileSync(path.join(dir, "client.torrc"), "utf8").trim().split("\n")).toEqual(now.network!.clientSettings)
})

test("an interrupted start leaves no process, and can be taken down again and again", async () => {
  const dir = await temporary()
  const interruption = new AbortController()
  let started: ProcessRecord[] = []
  const log = (line: string) => {
    if (!/^\d+ %/.test(line)) return
    started = JSON.parse(readFileSync(path.join(dir, "processes.json"), "utf8")) as ProcessRecord[]
    interruption.abort(new Error("enough"))
  }
  await expect(bringUp({ dir, log, signal: interruption.signal })).rejects.toThrow()
  expect(started).toHaveLength(9)
  expect(started.filter(isRunning)).toEqual([])
  expect(status(dir)).toEqual({ state: "down", processes: [] })
  await takeDown(dir)
  await takeDown(dir)
  expect(existsSync(path.join(dir, "nodes", "authority0", "notices.log"))).toBe(true)
})

test("a network ends with its owner, however that ends", async () => {
  const dir = await temporary()
  const owner = spawn("sleep", ["600"])
  let started: ProcessRecord[] = []
  const log = (line: string) => {
    if (!/^\d+ %/.test(line) || started.length > 0) return
    started = JSON.parse(readFileSync(path.join(dir, "processes.json"), "utf8")) as ProcessRecord[]
    owner.kill("SIGKILL")
  }
  // Tors look after their owner every 15 s: the network may stand before that, or fail to.
  await bringUp({ dir, owner: owner.pid!, log }).catch(() => undefined)
  expect(started).toHaveLength(9)
  while (started.some(isRunning)) await sleep(200)
})

test("a folder that holds something else is not touched", async () => {
  const dir = await temporary()
  await writeFile(path.join(dir, "diary"), "mine")
  await expect(bringUp({ dir })).rejects.toThrow("choose an empty folder")
  expect(readFileSync(path.join(dir, "diary"), "utf8")).toBe("mine")
})
