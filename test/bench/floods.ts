/**
 * Floods of one onion, kind by kind: `node test/bench/floods.ts [--kind NAME] [--callers N] [--seconds N]`. Three
 * processes over unix sockets: who is flooded, who floods, and here an honest caller with a session of its own who asks
 * all the time, and one who comes anew each quarter of a second. Prints for each kind what they wait, calm and under
 * attack, the memory of who is flooded, and how long the first honest answer takes once it is over; and the processor
 * time that it cost who is flooded, which other load does not change. Last line: one JSON object.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, loadavg, tmpdir } from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as wait } from "node:timers/promises"
import { parseArgs } from "node:util"
import { systemClock } from "../../src/app/systemClock.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import type { Session } from "../../src/transport/Sessions.ts"
import { FLOODS } from "../support/floods.ts"
import { cpuSeconds, megabytes, rounded, say } from "./support.ts"

const { values } = parseArgs({
  options: {
    kind: { type: "string" },
    callers: { type: "string", default: "8" },
    seconds: { type: "string", default: "6" },
  },
})
const seconds = Number(values.seconds)
const HERE = path.join(import.meta.dirname, "floods")
const ASK_EVERY_MS = 10
const COME_EVERY_MS = 250

interface Heard {
  readonly answers: number[]
  readonly arrivals: number[]
  failed: number
}

const quantile = (numbers: readonly number[], q: number): number =>
  rounded(
    numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * q))] ?? Number.NaN,
    1,
  )
const child = (file: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [path.join(HERE, file), ...args], { stdio: ["ignore", "pipe", "inherit"] })
const line = async (of: ChildProcess): Promise<string> =>
  String((await once(createInterface({ input: of.stdout! }), "line"))[0])

const ask = async (session: Session, what = "/member"): Promise<void> => {
  const { status } = await session.ask({ method: "GET", path: what, maxBytes: 10, idleMs: 20_000 })
  if (status !== 200) throw new Error(`status ${status}`)
}

/** Honest callers, for so long. */
const honest = async (sessions: Http2Sessions, to: OnionAddress, own: Session, forSeconds: number): Promise<Heard> => {
  const heard: Heard = { answers: [], arrivals: [], failed: 0 }
  const end = performance.now() + forSeconds * 1_000
  const measured = async (into: number[], what: () => Promise<void>) => {
    const begun = performance.now()
    await what().then(
      () => into.push(performance.now() - begun),
      () => heard.failed++,
    )
  }
  const asking = async () => {
    while (performance.now() < end) await Promise.all([measured(heard.answers, () => ask(own)), wait(ASK_EVERY_MS)])
  }
  const coming = async () => {
    while (performance.now() < end)
      await Promise.all([
        wait(COME_EVERY_MS),
        measured(heard.arrivals, async () => {
          const session = await sessions.connect(to, { circuit: "new" })
          await ask(session, "/ok").finally(() => session.close())
        }),
      ])
  }
  await Promise.all([asking(), coming()])
  return heard
}

const run = async (kind: string) => {
  const home = mkdtempSync(path.join(tmpdir(), "bulbil-fl-"))
  mkdirSync(path.join(home, "s"))
  const server = child("serve.ts", path.join(home, "s"))
  try {
    const address = (await line(server)) as OnionAddress
    const sessions = new Http2Sessions(new LoopbackTransport(path.join(home, "s")), systemClock)
    const own = await sessions.connect(address, { circuit: "own" })
    await honest(sessions, address, own, 1)
    const calm = await honest(sessions, address, own, 3)
    const before = megabytes(server.pid!, "VmRSS")
    const spent = cpuSeconds(server.pid!)
    const flood = child("flood.ts", path.join(home, "s"), address, kind, values.callers, String(seconds))
    const opened = line(flood)
    await wait(200)
    const attacked = await honest(sessions, address, own, seconds - 0.5)
    const strangers = Number(await opened)
    const cpu = cpuSeconds(server.pid!) - spent
    const begun = performance.now()
    await ask(await sessions.connect(address, { circuit: "after" }), "/ok")
    const recovery = performance.now() - begun
    const most = megabytes(server.pid!, "VmHWM")
    own.close()
    return {
      kind,
      strangers,
      cpuSeconds: rounded(cpu, 2),
      calm: { p50: quantile(calm.answers, 0.5), p99: quantile(calm.answers, 0.99) },
      attacked: {
        p50: quantile(attacked.answers, 0.5),
        p99: quantile(attacked.answers, 0.99),
        answers: attacked.answers.length,
        failed: attacked.failed,
      },
      newcomers: {
        calm: quantile(calm.arrivals, 0.5),
        p50: quantile(attacked.arrivals, 0.5),
        p95: quantile(attacked.arrivals, 0.95),
        came: attacked.arrivals.length,
      },
      memoryMiB: rounded(most - before),
      recoveryMs: rounded(recovery),
    }
  } finally {
    server.kill("SIGKILL")
    rmSync(home, { recursive: true, force: true })
  }
}

const kinds = values.kind === undefined ? Object.keys(FLOODS) : [values.kind]
for (const kind of kinds)
  if (!FLOODS[kind]) throw new Error(`no such flood; there are: ${Object.keys(FLOODS).join(", ")}`)
const results: Awaited<ReturnType<typeof run>>[] = []
for (const kind of kinds) {
  const one = await run(kind)
  results.push(one)
  say(
    `${kind}: p99 ${one.calm.p99} → ${one.attacked.p99} ms, newcomers ${one.newcomers.calm} → ` +
      `${one.newcomers.p95} ms, ${one.attacked.failed} failed, +${one.memoryMiB} MiB, ` +
      `${one.strangers} sessions, ${one.cpuSeconds} CPU s, back after ${one.recoveryMs} ms`,
  )
}
const good = ({ calm, attacked, memoryMiB }: (typeof results)[number]) =>
  attacked.failed === 0 && attacked.p99 < Math.max(2 * calm.p99, 100) && memoryMiB <= 64
process.stdout.write(
  `${JSON.stringify({
    bench: "floods",
    cores: availableParallelism(),
    load: rounded(loadavg()[0]!, 1),
    callers: Number(values.callers),
    seconds,
    results,
    met: results.every(good),
  })}\n`,
)
process.exit(0)
