/**
 * The wide network without its tors: that its program is a network with distance, ends with its owner, and leaves
 * nothing. Where the machine cannot have one, that this is said.
 */
import { execFile, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import fc from "fast-check"
import { describe, expect, onTestFinished, test } from "vitest"
import { endProcess, type ProcessRecord } from "../../src/process/ProcessRecord.ts"
import { lacking, lackingOn, type Program } from "./lacking.ts"
import { drawPlan, type WideHost } from "./plan.ts"
import { namespaceOf, namespaces, removeLeftOver, runningOn, startWan } from "./Wan.ts"

const ECHO = path.join(import.meta.dirname, "echo.js")
const run = promisify(execFile)
/** What TCP sends before it hears anything: ten segments, of 8,000 octets here. */
const FIRST_WINDOW = 80_000
/** What waits in a line's queue at most. */
const QUEUE_SECONDS = 0.25

const host = (name: string, last: number, delayMs: number, rate: number): WideHost => ({
  name,
  address: `10.77.0.${last}`,
  delayMs,
  rate,
})

const laid = async (hosts: readonly WideHost[], owner = process.pid): Promise<ProcessRecord> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-wide-"))
  const wan = await startWan(hosts, path.join(folder, "log"), owner)
  onTestFinished(async () => {
    await endProcess(wan)
    await rm(folder, { recursive: true, force: true })
  })
  return wan
}

/** @returns milliseconds until the other host's answer is here. */
const sent = async (wan: ProcessRecord, from: string, to: string, octets: number): Promise<number> => {
  const [program, ...words] = [...runningOn(wan.pid, from), process.execPath, ECHO, "send", to, String(octets)]
  return Number((await run(program!, words)).stdout)
}

const serve = async (wan: ProcessRecord, { name, address }: WideHost): Promise<() => Promise<void>> => {
  const [program, ...words] = [...runningOn(wan.pid, name), process.execPath, ECHO, "serve", address]
  const server = spawn(program!, words, { stdio: ["ignore", "pipe", "inherit"] })
  await once(server.stdout!, "data")
  return async () => {
    server.kill()
    await once(server, "exit")
  }
}

const until = (condition: () => boolean) => expect.poll(condition).toBe(true)

describe("what is drawn", () => {
  test("is the same for the same seed, has each address once, and stays in its bounds", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 3, max: 60 }), (seed, relays) => {
        const plan = drawPlan({ seed, relays, hosts: ["alice", "bob"] })
        expect(drawPlan({ seed, relays, hosts: ["alice", "bob"] })).toEqual(plan)
        expect(new Set(plan.hosts.map(({ address }) => address)).size).toBe(relays + 6)
        for (const { name, delayMs, rate } of plan.hosts) {
          expect(delayMs).toBeGreaterThanOrEqual(8)
          expect(delayMs).toBeLessThanOrEqual(36)
          if (name.startsWith("relay")) expect(rate >= 1_200_000 && rate <= 3_000_000).toBe(true)
        }
      }),
    )
  })

  test.each([
    [{ relays: 2, hosts: ["alice"] }, "at least 3 relays"],
    [{ relays: 12, hosts: ["alice", "alice"] }, "two hosts"],
    [{ relays: 12, hosts: ["relay3"] }, "two hosts"],
    [{ relays: 12, hosts: ["a b"] }, "is no host's name"],
    [{ relays: 12, hosts: ["../x"] }, "is no host's name"],
    [{ relays: 250, hosts: [] }, "at most 250 hosts"],
  ])("cannot be a network: %o", (drawn, why) => {
    expect(() => drawPlan({ seed: 1, ...drawn })).toThrow(why)
  })
})

test("what is missing is named, with what to do, and nothing else is", () => {
  const programs: readonly Program[] = ["cc", "ip", "setpriv", "tor", "tor-gencert"]
  fc.assert(
    fc.property(fc.subarray([...programs]), fc.boolean(), fc.boolean(), fc.boolean(), (there, root, tun, may) => {
      const said = lackingOn({ root, tun, namespaces: () => may, has: (program) => there.includes(program) }) ?? ""
      const named = /needs ([\w, -]+)\. On Debian, as root: apt-get/.exec(said)?.[1]?.split(", ") ?? []
      expect(named).toEqual(programs.filter((program) => !there.includes(program)))
      expect(said.includes("needs root")).toBe(!root)
      expect(said.includes("/dev/net/tun")).toBe(!tun)
      expect(said.includes("CAP_SYS_ADMIN")).toBe(root && there.includes("ip") && !may)
    }),
  )
})

const onMachineWithout = (sentence: string) => {
  test("the command says what is missing, and ends as what was skipped", async () => {
    const folder = path.join(os.tmpdir(), `bulbil-no-wide-${process.pid}`)
    const ended = await run(process.execPath, [path.join(import.meta.dirname, "main.ts"), "up", "--dir", folder]).catch(
      (error: unknown) => error as { code: number; stderr: string },
    )
    expect(ended).toMatchObject({ code: 77 })
    expect(ended.stderr).toContain(sentence)
    expect(existsSync(folder)).toBe(false)
  })
}

const onMachineWith = () => {
  test("no answer comes before the path's delay, nor faster than the lines carry it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 5, max: 60 }),
        fc.integer({ min: 5, max: 60 }),
        fc.integer({ min: 300_000, max: 3_000_000 }),
        fc.integer({ min: 300_000, max: 3_000_000 }),
        async (there, here, up, down) => {
          const [alice, bob] = [host("alice", 1, there, up), host("bob", 2, here, down)]
          const wan = await laid([alice, bob])
          const stop = await serve(wan, bob)
          const roundTrip = 2 * (there + here)
          expect(await sent(wan, "alice", bob.address, 1)).toBeGreaterThanOrEqual(roundTrip)
          const octets = 1_000_000
          const least = ((octets - FIRST_WINDOW) / Math.min(up, down) - QUEUE_SECONDS) * 1_000
          expect(await sent(wan, "alice", bob.address, octets)).toBeGreaterThanOrEqual(Math.max(roundTrip, least))
          await stop()
          await endProcess(wan)
        },
      ),
      { numRuns: 2 },
    )
  })

  test("a host has no way out but to the others", async () => {
    const wan = await laid([host("alice", 1, 1, 1e6)])
    const ip = (...words: string[]) =>
      execFileSync("ip", ["netns", "exec", namespaceOf(wan.pid, "alice"), "ip", ...words], { encoding: "utf8" })
    const devices = [...ip("-o", "link").matchAll(/^\d+: ([^:@]+)/gm)].map(([, name]) => name)
    expect(devices).toEqual(["lo", "wan0"])
    expect(ip("route").trim().split("\n")).toEqual([expect.stringMatching(/^10\.77\.0\.0\/16 dev wan0 /)])
  })

  test("it ends with its owner, however that ends, and its namespaces with it", async () => {
    const owner = spawn("sleep", ["600"])
    const wan = await laid([host("alice", 1, 1, 1e6)], owner.pid)
    expect(namespaces(wan.pid)).toEqual([namespaceOf(wan.pid, "alice")])
    owner.kill("SIGKILL")
    await until(() => namespaces(wan.pid).length === 0)
  })

  test("what a killed one has left is removed before the next, and what a living one has stays", async () => {
    const [killed, living] = [await laid([host("alice", 1, 1, 1e6)]), await laid([host("alice", 1, 1, 1e6)])]
    process.kill(killed.pid, "SIGKILL")
    await endProcess(killed)
    // Another network of this machine that is begun just now does the same.
    removeLeftOver()
    expect(namespaces(killed.pid)).toEqual([])
    expect(namespaces(living.pid)).toEqual([namespaceOf(living.pid, "alice")])
  })

  test.each(["", "NAME", "NAME 10.77.0.1 5", "NAME nowhere 5 1000", "NAME 10.77.0.1 5 0"])(
    "a plan that makes no sense leaves nothing: %o",
    async (line) => {
      const odd = `odd${process.pid}`
      const [name = "", address = "", delayMs = "", rate = ""] = line.replace("NAME", odd).split(" ")
      const folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-wide-"))
      onTestFinished(() => rm(folder, { recursive: true, force: true }))
      const host = { name, address, delayMs, rate } as unknown as WideHost
      await expect(startWan([host], path.join(folder, "log"), process.pid)).rejects.toThrow("cannot be laid")
      expect(namespaces().filter((namespace) => namespace.endsWith(odd))).toEqual([])
    },
  )
}

const missing = lacking()
if (missing === undefined) describe("the network between hosts", onMachineWith)
else describe("on a machine that cannot have one", () => onMachineWithout(missing))
