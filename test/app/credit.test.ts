/**
 * Whole nodes over the loopback transport, with a relay in memory: a download stops for want of credit, and goes on by
 * what is relayed.
 */
import { mkdir } from "node:fs/promises"
import path from "node:path"
import { expect, onTestFinished, test, vi } from "vitest"
import { fingerprint, makeContent } from "../../src/cli/demo/content.ts"
import { RelayError } from "../../src/relay/Relay.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"
import { MemoryRelay } from "../support/MemoryRelay.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { credits } from "../../src/projections/credits.ts"
import { relays } from "../../src/projections/relays.ts"

vi.setConfig({ testTimeout: 600_000 })

const SIZE = 3_000_000
const GRANT = 700_000

const scene = async (credit: Parameters<typeof openLoopbackNode>[2] = {}) => {
  const home = await temporaryFolder()
  const sockets = path.join(home, "s")
  await mkdir(sockets)
  const source = path.join(home, "bulbs")
  await makeContent(source, SIZE)
  const open = async (name: string, options: Parameters<typeof openLoopbackNode>[2] = {}) => {
    const node = await openLoopbackNode(path.join(home, name), sockets, options)
    onTestFinished(() => node.close())
    return node
  }
  const alice = await open("alice")
  const shared = await alice.ask({ type: "SharePath", path: source, title: "Bulbs" })
  if (!shared.ok) throw new Error(shared.message)
  const link = await alice.link(shared.id)
  const relay = new MemoryRelay()
  const options = {
    relay: async () => relay,
    credit: { grant: GRANT, policy: "strict" as const, price: 6, softRate: 200_000 },
    ...credit,
  }
  return { home, open, alice, link, source, relay, options }
}

const ledger = ({ parts }: LoopbackNode) => parts.projector.get(credits, "self")!
const waiting = (node: LoopbackNode) => node.torrent()?.mode === "waiting-for-credit"

test(
  "strict: a download waits when its credit is used up, says what is missing, and goes on as " + "credit comes",
  async () => {
    const { home, open, link, source, relay, options } = await scene()
    const bob = await open("bob", options)
    expect(ledger(bob)).toMatchObject({ policy: "strict", granted: GRANT * 6, balance: GRANT * 6 })
    await bob.ask({ type: "DownloadLink", link, folder: path.join(home, "got") })
    await until(() => waiting(bob))
    const stopped = bob.torrent()!
    expect(stopped.verifiedBytes).toBeGreaterThan(0)
    expect(stopped.verifiedBytes).toBeLessThanOrEqual(GRANT)
    await until(() => ledger(bob).downloaded === bob.torrent()!.verifiedBytes)
    const { live } = await bob.node.snapshot()
    const left = stopped.bytes - stopped.verifiedBytes
    expect(live.credit.waiting[stopped.id]).toEqual({ missing: left * 6 - ledger(bob).balance, seconds: null })

    expect((await bob.ask({ type: "AnswerConsent", consent: "yes" })).ok).toBe(true)
    await until(() => relay.running)
    // Less than it takes: it goes on waiting.
    relay.relay(2_000_000)
    await until(() => ledger(bob).earned === 2_000_000)
    expect(waiting(bob)).toBe(true)
    relay.relay(20_000_000)
    await until(() => bob.torrent()!.mode === "seeding")
    expect(await fingerprint(path.join(home, "got", "bulbs"))).toBe(await fingerprint(source))
    await until(() => ledger(bob).downloaded === stopped.bytes)
    expect(ledger(bob)).toMatchObject({
      earned: 22_000_000,
      spent: stopped.bytes * 6,
      balance: GRANT * 6 + 22_000_000 - stopped.bytes * 6,
    })
    expect(bob.defects).toEqual([])
  },
)

test("what waits is served to others, and waits on after a restart", async () => {
  const { home, open, link, options } = await scene()
  const bob = await openLoopbackNode(path.join(home, "bob"), path.join(home, "s"), options)
  await bob.ask({ type: "DownloadLink", link, folder: path.join(home, "got") })
  await until(() => waiting(bob))
  await bob.close()
  const again = await open("bob", options)
  // A piece that was under way at the end was given up, and what was set aside for it may begin another.
  await until(() => waiting(again))
  const carol = await open("carol")
  await carol.ask({ type: "DownloadLink", link, folder: path.join(home, "carol-got") })
  await until(() => carol.torrent()?.mode === "seeding")
  await until(() => waiting(again))
  expect(again.torrent()!.verifiedBytes).toBeLessThanOrEqual(GRANT)
  expect((await again.ask({ type: "ChoosePolicy", policy: "off" })).ok).toBe(true)
  await until(() => again.torrent()?.mode === "seeding")
  expect([...again.defects, ...carol.defects]).toEqual([])
})

test("soft: a download without credit goes on at the slow pace; with the policy off nothing holds it up", async () => {
  const { home, open, link, options } = await scene()
  // So slow that a busy machine looks in time.
  const bob = await open("bob", { ...options, credit: { ...options.credit, policy: "soft", softRate: 20_000 } })
  await bob.ask({ type: "DownloadLink", link, folder: path.join(home, "got") })
  await until(() => (bob.torrent()?.verifiedBytes ?? 0) > GRANT + 100_000)
  expect(bob.torrent()!.mode).toBe("downloading")
  expect((await bob.node.snapshot()).live.credit).toMatchObject({ slowed: true, affordable: 0, waiting: {} })
  expect((await bob.ask({ type: "ChoosePolicy", policy: "off" })).ok).toBe(true)
  await until(() => bob.torrent()?.mode === "seeding")
  await until(() => ledger(bob).downloaded === bob.torrent()!.bytes)
  // What came at the slow pace makes no debts.
  expect(ledger(bob)).toMatchObject({ balance: 0, spent: GRANT * 6 })
})

test(
  "a relay is started by consent, limited while it runs, found again, started again when it " +
    "died, and ended by a no",
  async () => {
    const { open, home, relay, options } = await scene()
    const bob = await openLoopbackNode(path.join(home, "bob"), path.join(home, "s"), options)
    expect(await bob.ask({ type: "StartRelay" })).toMatchObject({ ok: false, code: "no-consent" })
    await bob.ask({ type: "AnswerConsent", consent: "yes" })
    await until(() => relay.running)
    expect(relay.settings).toMatchObject({
      port: bob.parts.projector.get(relays, "self")!.port,
      rate: bob.parts.projector.get(relays, "self")!.rate,
    })
    await bob.ask({ type: "LimitRelay", rate: 500_000 })
    await until(() => relay.settings?.rate === 500_000)
    await bob.close()
    expect(relay.running).toBe(true)
    relay.relay(5_000)

    const again = await open("bob", options)
    await until(() => ledger(again).earned === 5_000)
    expect(relay.lives).toBe(1)
    relay.relay(700)
    relay.kill()
    await until(() => relay.lives === 2)
    relay.relay(300)
    await again.ask({ type: "AnswerConsent", consent: "no" })
    await until(() => !relay.running)
    // Of the second life all; of the first at least what it had relayed when it was last looked at.
    await until(() => [5_300, 6_000].includes(ledger(again).earned))
    expect(again.parts.projector.get(relays, "self")!.mode).toBe("refused")
    expect(again.defects).toEqual([])
  },
)

test("a port that is taken is changed, and one that its operator chose is complained about", async () => {
  const { open, relay, options } = await scene()
  const bob = await open("bob", options)
  await bob.ask({ type: "AnswerConsent", consent: "yes" })
  await until(() => relay.running)
  const port = () => bob.parts.projector.get(relays, "self")!.port
  const before = port()!
  await bob.ask({ type: "StopRelay" })
  await until(() => !relay.running)
  relay.taken.add(before)
  await bob.ask({ type: "StartRelay" })
  await until(() => relay.running)
  await until(() => port() === relay.settings?.port)
  expect(port()).not.toBe(before)
  await expect(relay.run({ port: before, rate: 1, burst: 1 })).rejects.toThrow(RelayError)
})

test("credit earned on one node is taken on another, once, and only from a relay that is trusted", async () => {
  const { home, open, relay, options } = await scene()
  const bob = await open("bob", options)
  const carol = await open("carol", { credit: options.credit })
  const { code } = ledger(carol)
  const file = path.join(home, "sums")
  expect(await bob.ask({ type: "ExportRelay", path: file, code })).toMatchObject({
    ok: false,
    code: "nothing-to-export",
  })
  await bob.ask({ type: "AnswerConsent", consent: "yes" })
  await until(() => relay.running)
  relay.relay(9_000)
  await bob.ask({ type: "StopRelay" })
  await until(() => ledger(bob).earned === 9_000)
  expect((await bob.ask({ type: "ExportRelay", path: file, code })).ok).toBe(true)
  expect(ledger(bob)).toMatchObject({ handedOver: 9_000, balance: GRANT * 6 })
  expect(await bob.ask({ type: "ExportRelay", path: file, code })).toMatchObject({ ok: false, code: "not-written" })

  expect(await carol.ask({ type: "ImportRelay", path: file })).toMatchObject({ ok: false, code: "unknown-relay" })
  expect((await carol.ask({ type: "ImportRelay", path: file, trust: true })).ok).toBe(true)
  expect((await carol.ask({ type: "ImportRelay", path: file })).ok).toBe(true)
  expect(ledger(carol)).toMatchObject({ imported: 9_000, balance: GRANT * 6 + 9_000 })
  expect(await bob.ask({ type: "ImportRelay", path: file, trust: true })).toMatchObject({
    ok: false,
    code: "other-ledger",
  })
  expect(await carol.ask({ type: "ImportRelay", path: path.join(home, "bulbs", "large.bin") })).toMatchObject({
    ok: false,
    code: "bad-summary",
  })

  // A file that got lost is written again, with nothing new in it.
  expect((await bob.ask({ type: "ExportRelay", path: path.join(home, "again"), code })).ok).toBe(true)
  expect((await carol.ask({ type: "ImportRelay", path: path.join(home, "again") })).ok).toBe(true)
  expect(ledger(carol).imported).toBe(9_000)
})
