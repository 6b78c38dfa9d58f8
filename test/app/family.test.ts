/**
 * Whole nodes over the loopback transport, with relays in memory: a family is declared, carried over by a file, joined,
 * left, and lost.
 */
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import fc from "fast-check"
import { expect, onTestFinished, test, vi } from "vitest"
import { TrafficSummary } from "../../src/wire/TrafficSummary.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"
import { MemoryRelay } from "../support/MemoryRelay.ts"
import { seeded } from "../support/seed.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { credits } from "../../src/projections/credits.ts"
import { relays } from "../../src/projections/relays.ts"

vi.setConfig({ testTimeout: 600_000 })

const CODE = "5d41402abc4b2a76b9719d911017c592"
const RUNS = Number(process.env["FAMILY_RUNS"] ?? 12)

interface Operated {
  readonly relay: MemoryRelay
  readonly data: string
  node: LoopbackNode
  again(): Promise<void>
}

const scene = async (...names: readonly string[]) => {
  const home = await temporaryFolder()
  await mkdir(path.join(home, "s"))
  const operated = await Promise.all(
    names.map(async (name): Promise<Operated> => {
      const relay = new MemoryRelay()
      const data = path.join(home, name)
      const open = () => openLoopbackNode(data, path.join(home, "s"), { relay: async () => relay })
      const one: Operated = {
        relay,
        data,
        node: await open(),
        again: async () => (await one.node.close(), void (one.node = await open())),
      }
      onTestFinished(() => one.node.close())
      return one
    }),
  )
  return {
    home,
    at: (name: string) => path.join(home, name),
    operated: operated as readonly Operated[] as readonly [Operated, Operated],
  }
}

const vaulted = async (data: string): Promise<string[]> =>
  (await readdir(path.join(data, "vault"))).filter((name) => name.startsWith("family-"))
const rowOf = ({ node }: Operated) => node.parts.projector.get(relays, "self")
const seedIn = async (file: string) => Buffer.from(TrafficSummary.read(await readFile(file))!.family!)
const hex = (seed: Uint8Array | undefined) => (seed === undefined ? undefined : Buffer.from(seed).toString("hex"))

test(
  "a family is declared by one relay, joined by the other with the file that the first exports, " +
    "and left; its key is in the vault alone",
  async () => {
    const {
      at,
      operated: [alice, bob],
    } = await scene("alice", "bob")
    for (const { node } of [alice, bob])
      expect((await node.ask({ type: "AnswerConsent", consent: "yes" })).ok).toBe(true)
    await until(() => alice.relay.running && bob.relay.running)
    expect([alice.relay.settings?.family, bob.relay.settings?.family]).toEqual([undefined, undefined])
    const code = bob.node.parts.projector.get(credits, "self")!.code

    expect(await alice.node.ask({ type: "ExportRelay", path: at("none"), code })).toMatchObject({
      ok: false,
      code: "nothing-to-export",
    })
    expect((await alice.node.ask({ type: "DeclareFamily" })).ok).toBe(true)
    await until(() => alice.relay.settings?.family !== undefined)
    expect(alice.relay.lives).toBe(1)
    await writeFile(at("there"), "mine")
    expect(await alice.node.ask({ type: "ExportRelay", path: at("there"), code })).toMatchObject({
      ok: false,
      code: "not-written",
    })
    expect(await readFile(at("there"), "utf8")).toBe("mine")
    expect((await alice.node.ask({ type: "ExportRelay", path: at("sums"), code })).ok).toBe(true)
    expect((await stat(at("sums"))).mode & 0o777).toBe(0o600)

    // To take the credit is not to join: that is asked for by itself, and credit again adds nothing.
    expect(await bob.node.ask({ type: "ImportRelay", path: at("sums"), trust: true })).toEqual({
      ok: true,
      id: "self",
      family: true,
    })
    expect(rowOf(bob)!.family).toBeNull()
    expect((await bob.node.ask({ type: "JoinFamily", path: at("sums") })).ok).toBe(true)
    await until(() => hex(bob.relay.settings?.family) === hex(alice.relay.settings?.family))
    expect(await bob.node.ask({ type: "ImportRelay", path: at("sums") })).toEqual({ ok: true, id: "self" })

    const seed = await seedIn(at("sums"))
    expect(hex(alice.relay.settings?.family)).toBe(hex(seed))
    for (const { node, data } of [alice, bob]) {
      const [file, ...others] = await vaulted(data)
      expect(others).toEqual([])
      expect((await stat(path.join(data, "vault", file!))).mode & 0o777).toBe(0o600)
      expect(await readFile(path.join(data, "vault", file!), "utf8")).toContain(seed.toString("base64url"))
      const { seq: _, ...snapshot } = (await node.node.snapshot()) as unknown as { seq: number }
      const shown = JSON.stringify([snapshot, node.parts.logs])
      await node.close()
      for (const name of await readdir(data)) {
        if (!name.includes(".sqlite")) continue
        const octets = await readFile(path.join(data, name))
        for (const form of [seed, seed.toString("base64url"), seed.toString("hex")]) {
          expect(octets.includes(form), `${name}: ${String(form)}`).toBe(false)
          expect(shown.includes(String(form))).toBe(false)
        }
      }
    }

    await bob.again()
    await until(() => bob.relay.settings?.family !== undefined)
    expect((await bob.node.ask({ type: "LeaveFamily" })).ok).toBe(true)
    await until(() => bob.relay.settings?.family === undefined)
    expect(await vaulted(bob.data)).toEqual([])
    expect(await bob.node.ask({ type: "LeaveFamily" })).toMatchObject({ ok: false, code: "no-family" })
    expect(bob.relay.lives).toBe(1)
    await rm(at("sums"))
  },
)

test(
  "any order of declaring, joining and leaving, over restarts: a relay declares what it was told " +
    "last, and the vault holds no other key",
  async () => {
    const { at, operated } = await scene("alice", "bob")
    for (const { node } of operated) await node.ask({ type: "AnswerConsent", consent: "yes" })
    await Promise.all(operated.map(({ relay }) => until(() => relay.running)))
    const model: (string | undefined)[] = [undefined, undefined]
    let files = 0
    let joined = 0
    const who = fc.nat(1)
    const steps = fc.array(
      fc.oneof(
        fc.record({ step: fc.constantFrom("declare", "leave", "both"), who }),
        { weight: 2, arbitrary: fc.record({ step: fc.constant("join"), who }) },
        fc.record({ step: fc.constant("restart"), who }),
      ),
      { minLength: 4, maxLength: 10 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        for (const { step, who: n } of script) {
          const [one, other] = [operated[n]!, operated[1 - n]!]
          const ask = one.node.ask
          if (step === "restart") await one.again()
          if (step === "declare" || step === "both") {
            const replies = await Promise.all(
              Array.from({ length: step === "both" ? 2 : 1 }, () => ask({ type: "DeclareFamily" })),
            )
            expect(replies.every(({ ok }) => ok)).toBe(true)
            const kept = model[n]
            await one.node.ask({ type: "ExportRelay", path: at(`f${++files}`), code: CODE })
            model[n] = hex(await seedIn(at(`f${files}`)))
            if (kept !== undefined) expect(model[n]).toBe(kept)
          }
          if (step === "leave") {
            expect(await ask({ type: "LeaveFamily" })).toMatchObject(
              model[n] === undefined ? { ok: false, code: "no-family" } : { ok: true },
            )
            model[n] = undefined
          }
          if (step === "join" && model[1 - n] !== undefined) {
            expect((await other.node.ask({ type: "ExportRelay", path: at(`f${++files}`), code: CODE })).ok).toBe(true)
            const fits = model[n] === undefined || model[n] === model[1 - n]
            expect(await ask({ type: "JoinFamily", path: at(`f${files}`) })).toMatchObject(
              fits ? { ok: true } : { ok: false, code: "other-family" },
            )
            if (fits) model[n] = model[1 - n]
            joined += Number(fits)
          }
          await until(() => hex(one.relay.settings?.family) === model[n])
          const key = rowOf(one)!.family
          expect(key === null).toBe(model[n] === undefined)
          expect(await vaulted(one.data)).toEqual(key === null ? [] : [`${key}.json`])
        }
      }),
      { numRuns: RUNS, seed: seeded(0) },
    )
    expect(joined).toBeGreaterThan(0)
    expect(operated.map(({ relay }) => relay.lives)).toEqual([1, 1])
    expect(operated.flatMap(({ node }) => node.defects)).toEqual([])
  },
)

test(
  "a file without a family, or none at all, is told apart; a lost key is told at the start, and " +
    "stops neither relay nor node",
  async () => {
    const {
      at,
      operated: [alice, bob],
    } = await scene("alice", "bob")
    for (const { node, relay } of [alice, bob]) {
      await node.ask({ type: "AnswerConsent", consent: "yes" })
      await until(() => relay.running)
    }
    alice.relay.relay(2_000_000)
    await alice.again()
    await until(() => (alice.node.parts.projector.get(credits, "self")?.earned ?? 0) > 0)
    expect((await alice.node.ask({ type: "ExportRelay", path: at("plain"), code: CODE })).ok).toBe(true)
    expect(await bob.node.ask({ type: "JoinFamily", path: at("plain") })).toMatchObject({
      ok: false,
      code: "no-family-there",
    })
    await writeFile(at("noise"), "no summary")
    expect(await bob.node.ask({ type: "JoinFamily", path: at("noise") })).toMatchObject({
      ok: false,
      code: "bad-summary",
    })
    expect(await bob.node.ask({ type: "JoinFamily", path: at("nowhere") })).toMatchObject({
      ok: false,
      code: "not-read",
    })
    expect(await vaulted(bob.data)).toEqual([])

    await bob.node.ask({ type: "DeclareFamily" })
    const [file] = await vaulted(bob.data)
    await bob.node.close()
    await rm(path.join(bob.data, "vault", file!))
    // What a command that was cut short has left is forgotten.
    await writeFile(path.join(bob.data, "vault", "family-0123.json"), '{"seed":"AAAA"}')
    await bob.again()
    expect(await vaulted(bob.data)).toEqual([])
    const { health } = (await bob.node.node.snapshot()).live
    expect(health).toEqual([expect.stringMatching(new RegExp(`^vault/${file}.*leave the family`))])
    await until(() => bob.relay.settings?.family === undefined)
    expect(bob.relay.running).toBe(true)
    expect(await bob.node.ask({ type: "ExportRelay", path: at("lost"), code: CODE })).toMatchObject({
      ok: false,
      code: "family-lost",
    })
    expect((await bob.node.ask({ type: "LeaveFamily" })).ok).toBe(true)
    expect((await bob.node.node.snapshot()).live.health).toEqual([])
    expect([...alice.node.defects, ...bob.node.defects]).toEqual([])
  },
)
