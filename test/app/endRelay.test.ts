/** A relay that goes on while its node does not run, and is ended without one. */
import { spawn } from "node:child_process"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { endRelay } from "../../src/app/endRelay.ts"
import { type Millis, type Seq, StreamId } from "../../src/core/ids.ts"
import type { DomainEvent } from "../../src/events/facts.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { MemoryRelay } from "../support/MemoryRelay.ts"
import { runCli } from "../support/runCli.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const running: readonly DomainEvent[] = [
  { type: "ConsentGiven" },
  { type: "RelayLimited", rate: 100_000, burst: 200_000 },
  { type: "RelayStarted", port: 21_000, chosen: false },
] as readonly DomainEvent[]

const openLog = (data: string) => SqliteEventLog.open({ file: path.join(data, "events.sqlite"), registry })

/** A node's folder as it is when the node has stopped. */
const stoppedNode = async (events: readonly DomainEvent[] = running): Promise<string> => {
  const data = await temporaryFolder()
  const log = await openLog(data)
  if (events.length > 0)
    await log.append({ stream: StreamId("relay", "self"), expected: 0, events, at: 1 as Millis, cause: "a" })
  await log.close()
  return data
}

const typesIn = async (data: string): Promise<readonly string[]> => {
  const log = await openLog(data)
  const types = (await log.page(0 as Seq, 100)).map(({ event }) => event.type)
  await log.close()
  return types
}

it("is ended, what it counted is written down, and the node will not start it again", async () => {
  const data = await stoppedNode()
  const relay = new MemoryRelay()
  await relay.run({ port: 21_000, rate: 100_000, burst: 200_000 })
  relay.detach()
  relay.relay(5_000_000)
  expect(await endRelay(data, relay)).toEqual({ ok: true, id: "self" })
  expect(relay.running).toBe(false)
  expect((await typesIn(data)).slice(3)).toEqual(["RelayTrafficMeasured", "RelayStopped"])
  expect(await endRelay(data, relay)).toMatchObject({ ok: false, code: "relay-not-running" })
  expect(await typesIn(data)).toHaveLength(5)
})

it("is ended also where the node did not want it any more, and died before it had ended it", async () => {
  const data = await stoppedNode([...running, { type: "RelayStopped" } as DomainEvent])
  const relay = new MemoryRelay()
  await relay.run({ port: 21_000, rate: 100_000, burst: 200_000 })
  expect(await endRelay(data, relay)).toEqual({ ok: true, id: "self" })
  expect(relay.running).toBe(false)
})

it("is left to a node that runs", async () => {
  const data = await stoppedNode()
  const held = await openLog(data)
  const relay = new MemoryRelay()
  await relay.run({ port: 21_000, rate: 100_000, burst: 200_000 })
  await expect(endRelay(data, relay)).rejects.toMatchObject({ code: "locked" })
  expect(relay.running).toBe(true)
  await held.close()
})

it("is ended by bulbil relay stop, by the id that tor has left", async () => {
  const data = await stoppedNode()
  const folder = path.join(data, "relay")
  await mkdir(folder)
  // Ends as tor does when it is asked to; named by its settings, as tor is.
  const child = spawn("sh", ["-c", "trap 'exit 0' TERM; while :; do sleep 0.05; done", path.join(folder, "torrc")])
  onTestFinished(() => void child.kill("SIGKILL"))
  const ended = new Promise((resolve) => child.once("exit", resolve))
  await writeFile(path.join(folder, "pid"), `${child.pid}\n`)
  const ran = await runCli("relay", "stop", "--data", data, "--json")
  expect(ran).toMatchObject({ exit: 0 })
  expect(JSON.parse(ran.out)).toMatchObject({ nodeRuns: false })
  await ended
  expect((await typesIn(data)).at(-1)).toBe("RelayStopped")
  expect(JSON.parse((await runCli("relay", "stop", "--data", data, "--json")).out)).toMatchObject({
    code: "relay-not-running",
  })
})

it("is not looked for where there never was a node", async () => {
  const data = await temporaryFolder()
  expect(await runCli("relay", "stop", "--data", data)).toMatchObject({ exit: 3 })
})
