/** What is interrupted while it builds a network: ends well, once, and leaves neither a process nor a folder. */
import { mkdtemp, readdir, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { status } from "../../src/testnet/privateTorNetwork.ts"
import { launch, oldNode } from "../support/launcher.ts"

const temporary = async (): Promise<string> => {
  const dir = await mkdtemp(path.join(os.tmpdir(), "bulbil-i-"))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test("bulbil testnet up", async () => {
  const dir = await temporary()
  const up = launch((await oldNode())("testnet", "up", "--dir", path.join(dir, "net")))
  await up.until(" %")
  for (let n = 0; n < 3; n++) up.toAll("SIGINT")
  expect(await up.ended, up.said()).toEqual({ code: 130, signal: null })
  expect(status(path.join(dir, "net"))).toEqual({ state: "down", processes: [] })
})

test("bulbil demo while its nodes start", async () => {
  const dir = await temporary()
  const demo = launch((await oldNode())("demo", "--size", "1M"), { ...process.env, TMPDIR: dir })
  await demo.until("starting 2 nodes")
  demo.toAll("SIGINT")
  await demo.until("interrupted")
  demo.toAll("SIGINT")
  expect(await demo.ended, demo.said()).toEqual({ code: 130, signal: null })
  expect((await readdir(dir)).filter((name) => name.startsWith("bulbil-demo-"))).toEqual([])
})
