/**
 * Answers that share a session share its pace: one that waits its turn on a slow circuit is not given up while the
 * others come.
 */
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { systemClock } from "../../src/app/systemClock.ts"
import type { Clock } from "../../src/core/Clock.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"

const IDLE_MS = 60_001
const ENOUGH = Buffer.alloc(IDLE_MS)

/** Periods of silence end when the test says so. */
const clockOf = (ends: (() => void)[]): Clock => ({
  ...systemClock,
  now: () => systemClock.now(),
  setTimeout: (act, ms) => (ms === IDLE_MS ? ends.push(act) : systemClock.setTimeout(act, ms)),
  clearTimeout: (timer) => (typeof timer === "number" ? undefined : systemClock.clearTimeout(timer)),
})

const opened = async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-ss-"))
  const transport = new LoopbackTransport(folder)
  const ends: (() => void)[] = []
  const sessions = new Http2Sessions(transport, clockOf(ends))
  let [next, given]: [() => void, Promise<void>] = [() => undefined, Promise.resolve()]
  const another = () => (given = new Promise((resolve) => (next = resolve)))
  void another()
  const served = await sessions.serve(Buffer.alloc(32, 7), ({ path: asked }) => ({
    chunks: (async function* () {
      if (asked === "/waits") await new Promise(() => undefined)
      for (;;) {
        await given
        void another()
        yield ENOUGH
      }
    })(),
  }))
  const session = await sessions.connect(served.address, { circuit: "one" })
  onTestFinished(async () => {
    session.close()
    await served.close()
    await transport.close()
    await rm(folder, { recursive: true, force: true })
  })
  const brought = async (): Promise<void> => {
    const before = session.bytesIn
    next()
    while (session.bytesIn < before + ENOUGH.length) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const periodEnds = () => ends.splice(0).forEach((end) => end())
  return { session, brought, periodEnds }
}

test("an answer waits as long as the others of its session bring enough, and no longer", async () => {
  const { session, brought, periodEnds } = await opened()
  void session.ask({ method: "GET", path: "/long", maxBytes: 1e9, onChunk: () => undefined }).catch(() => undefined)
  let ended: unknown
  const waits = session
    .ask({ method: "GET", path: "/waits", maxBytes: 1e6, idleMs: IDLE_MS })
    .catch((error: unknown) => (ended = error))
  for (let period = 0; period < 5; period++) {
    await brought()
    periodEnds()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(ended).toBeUndefined()
  }
  periodEnds()
  expect(await waits).toMatchObject({ code: "idle" })
})

test("a stream of chunks must move by itself", async () => {
  const { session, brought, periodEnds } = await opened()
  void session.ask({ method: "GET", path: "/long", maxBytes: 1e9, onChunk: () => undefined }).catch(() => undefined)
  const still = session
    .ask({ method: "GET", path: "/waits", maxBytes: 1e6, idleMs: IDLE_MS, onChunk: () => undefined })
    .catch((error: unknown) => error)
  await brought()
  // Its beginning counts for the first period.
  periodEnds()
  await brought()
  periodEnds()
  expect(await still).toMatchObject({ code: "idle" })
})
