/** The commands about relay and credit against whole nodes, over the loopback transport, with relays in memory. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest"
import type { CreditPolicy } from "../../src/core/credit.ts"
import { makeContent } from "../../src/cli/demo/content.ts"
import { relayOff } from "../../src/contract/relay.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"
import { MemoryRelay } from "../support/MemoryRelay.ts"
import { answerIn, runCli } from "../support/runCli.ts"
import { credits } from "../../src/projections/credits.ts"
import { relays } from "../../src/projections/relays.ts"

vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 })

const GRANT = 700_000
const PRICE = 6

/* Each test goes on from where the one before has come. */
let root: string
let alice: LoopbackNode
let bob: LoopbackNode
let carol: LoopbackNode
let link: string
const relay = new MemoryRelay()

const at = (name: string) => path.join(root, name)

const run = (node: string, ...words: string[]) => runCli(...words, "--data", at(node))
const json = async <T = Record<string, any>>(node: string, ...words: string[]): Promise<T> => {
  const { out, err, exit } = await run(node, ...words, "--json")
  if (exit !== 0) throw new Error(`${words.join(" ")}: ${err}`)
  return answerIn<T>(out)
}
const text = async (node: string, ...words: string[]): Promise<string> => {
  const { out, err, exit } = await run(node, ...words)
  expect({ err, exit }, words.join(" ")).toEqual({ err: "", exit: 0 })
  return out
}
/** The code of a refusal, which both forms tell with the same words. */
const refusal = async (node: string, ...words: string[]): Promise<string> => {
  const [human, machine] = [await run(node, ...words), await run(node, ...words, "--json")]
  const { ok, code, message } = JSON.parse(machine.out) as { ok: boolean; code: string; message: string }
  expect({ human, machine, ok }).toEqual({
    human: { out: "", err: `bulbil: ${message}\n`, exit: 1 },
    machine: { out: expect.any(String), err: `bulbil: ${message}\n`, exit: 1 },
    ok: false,
  })
  return code
}

const credit = (grant: number, policy: CreditPolicy) => ({ grant, policy, price: PRICE })

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "bulbil-relay-"))
  await mkdir(at("sockets"))
  await makeContent(at("bulbs"), 3_000_000)
  const open = (name: string, options: Parameters<typeof openLoopbackNode>[2]) =>
    openLoopbackNode(at(name), at("sockets"), options)
  ;[alice, bob, carol] = await Promise.all([
    open("alice", {}),
    open("bob", { relay: async () => relay, credit: credit(GRANT, "strict") }),
    open("carol", { credit: credit(0, "soft") }),
  ])
  const shared = await alice.ask({ type: "SharePath", path: at("bulbs"), title: "Bulbs" })
  if (!shared.ok) throw new Error(shared.message)
  link = await alice.link(shared.id)
})

afterAll(async () => {
  await Promise.all([alice, bob, carol].map((node) => node.close()))
  await rm(root, { recursive: true, force: true })
})

const code = "0123456789abcdef0123456789abcdef"
const every: readonly (readonly string[])[] = [
  ["relay", "consent"],
  ["relay", "consent", "yes"],
  ["relay", "start"],
  ["relay", "stop"],
  ["relay", "status"],
  ["relay", "limit", "1M"],
  ["relay", "export", "sums", "--for", code],
  ["relay", "import", "sums"],
  ["relay", "family"],
  ["relay", "family", "leave"],
  ["relay", "join", "sums"],
  ["credit", "show"],
  ["credit", "history"],
  ["credit", "policy"],
  ["credit", "policy", "off"],
]

describe("how they are called", () => {
  it.each(every)("%s %s: explains itself, and says that no node runs", async (...words) => {
    const help = await runCli(...words.slice(0, 2), "--help")
    expect(help).toMatchObject({
      err: "",
      exit: 0,
      out: expect.stringContaining(
        "Exit codes: 0 done · 1 failed or refused · 2 wrong usage · 3 the node is not running",
      ),
    })
    expect(help.out).toContain(`Example: bulbil ${words[0]} ${words[1]}`)
    const { out, err, exit } = await runCli(...words, "--data", "/nowhere/at/all", "--json")
    expect(JSON.parse(out)).toEqual({
      ok: false,
      code: "not-running",
      message: expect.stringContaining("bulbil start --data /nowhere/at/all"),
    })
    expect({ err, exit }).toEqual({ err: expect.stringContaining("bulbil start"), exit: 3 })
  })

  it.each([
    ["relay consent maybe", "yes, no"],
    ["relay start --port 80", "1024 to 65535"],
    ["relay start --port x", "1024 to 65535"],
    ["relay start --port 65536", "1024 to 65535"],
    ["relay limit", "missing required argument"],
    ["relay limit fast", "500KiB"],
    ["relay limit 76K", "75KiB"],
    ["relay limit 2T", "1TiB"],
    ["relay limit 9999999G", "500KiB"],
    ["relay limit 1M --burst 1K", "75KiB"],
    ["relay export", "--for"],
    ["relay export --for x", "missing required argument"],
    ["relay export sums", "--for"],
    ["relay import", "missing required argument"],
    ["relay family quit", "declare, leave"],
    ["relay join", "missing required argument"],
    ["relay nonsense", "nonsense"],
    ["credit policy generous", "strict, soft, off"],
    ["credit history --lines 0", "1 to 10000"],
    ["credit history --lines many", "1 to 10000"],
    ["credit show --nonsense", "--nonsense"],
  ])("wrong usage: %s", async (line, words) => {
    expect(await run("bob", ...line.split(" "))).toEqual({ out: "", err: expect.stringContaining(words), exit: 2 })
  })

  it.each(["", "abc", code.slice(1), `${code}0`, `g${code.slice(1)}`])(
    "a code that cannot be one is wrong usage: %j",
    async (wrong) => {
      const { out, err, exit } = await run("bob", "relay", "export", at("never"), "--for", wrong, "--json")
      expect(JSON.parse(out)).toMatchObject({
        ok: false,
        code: "bad-code",
        message: expect.stringContaining("bulbil credit show"),
      })
      expect({ err, exit }).toEqual({ err: expect.stringContaining("32 hex digits"), exit: 2 })
      await expect(stat(at("never"))).rejects.toThrow()
    },
  )
})

describe("before an answer", () => {
  it("relay status says that nobody was asked yet, and nothing that was tried has started one", async () => {
    expect(await text("bob", "relay", "status")).toMatch(
      /^Relay: Not asked yet\nDownloads: Without credit a download waits.*\nRead about it and answer: bulbil relay consent\n$/,
    )
    expect(await json("bob", "relay", "status")).toEqual({
      id: "self",
      mode: "unasked",
      rate: 0,
      burst: 0,
      port: null,
      answeredAt: null,
      relayed: 0,
      measuredAt: null,
      problem: null,
      family: null,
      standing: "unasked",
      process: relayOff,
    })
    expect(relay.lives).toBe(0)
  })

  it("relay consent without an answer prints what one would say yes to, and asks nothing", async () => {
    const told = await text("bob", "relay", "consent")
    for (const words of [
      "becomes public",
      "another machine",
      "never the last hop",
      "first hop",
      "bulbil relay limit",
      "bulbil relay stop",
      "If you say no, everything else works",
    ])
      expect(told).toContain(words)
    expect(told).toMatch(/\nYour answer so far: none\n$/)
    const { answer, about, relay: row } = await json("bob", "relay", "consent")
    expect({ answer, mode: row.mode }).toEqual({ answer: "none", mode: "unasked" })
    expect(told.startsWith(about)).toBe(true)
    expect((await runCli("relay", "consent", "--help")).out).toContain(about)
    expect((await json("bob", "relay", "status")).mode).toBe("unasked")
  })

  it("refuses what needs one, or cannot be", async () => {
    expect(await refusal("bob", "relay", "start")).toBe("no-consent")
    expect(await refusal("bob", "relay", "stop")).toBe("relay-not-running")
    expect(await refusal("bob", "relay", "limit", "2M", "--burst", "1M")).toBe("bad-limit")
    expect(await refusal("bob", "relay", "export", at("never"), "--for", code)).toBe("nothing-to-export")
    expect(await refusal("bob", "relay", "import", at("never"))).toBe("not-read")
    expect(await refusal("bob", "relay", "import", at("bulbs/large.bin"))).toBe("bad-summary")
    await expect(stat(at("never"))).rejects.toThrow()
  })

  it("a limit may be set before; it is kept", async () => {
    expect(await json("bob", "relay", "limit", "500K")).toEqual({ rate: 500_000, burst: 1_000_000 })
  })
})

describe("a ledger that was just opened", () => {
  it("credit show has the grant, what it is enough for, and the ledger's code", async () => {
    const shown = await json("bob", "credit", "show")
    expect(shown).toMatchObject({
      policy: "strict",
      price: PRICE,
      granted: GRANT * PRICE,
      balance: GRANT * PRICE,
      spent: 0,
      ratio: null,
      code: expect.stringMatching(/^[0-9a-f]{32}$/),
      live: { affordable: GRANT, earningRate: 0, waiting: {}, slowed: false },
      days: [],
    })
    expect(await text("bob", "credit", "show")).toBe(
      [
        "Balance: 4.2 MB of credit, enough for 700 kB of downloads",
        "Each GB costs 6 GB of credit. Ratio – (1.00 leaves Tor as rich as before)",
        "Granted 4.2 MB · earned 0 B · imported 0 B · spent 0 B · handed over 0 B",
        "Earning now: 0 B/s",
        "Policy strict: Without credit a download waits, says so, and goes on by itself when " +
          "credit comes. Tor gets back what it gives.",
        `Code of this ledger, for a relay on another machine: ${shown["code"]}`,
        "",
        "Nothing was earned or spent yet.",
        "",
      ].join("\n"),
    )
    expect(await text("carol", "credit", "show")).toContain("There is no credit: downloads go on slowly.")
  })

  it("credit policy shows and changes what happens without credit", async () => {
    expect(await text("carol", "credit", "policy")).toMatch(/^soft: Without credit downloads go on, /)
    expect(await json("carol", "credit", "policy", "off")).toEqual({ policy: "off" })
    expect(await text("carol", "credit", "show")).toMatch(
      /^Balance: 0 B of credit, enough for anything: nothing is held up\n/,
    )
    expect(await text("carol", "credit", "policy", "soft")).toMatch(/^soft: /)
    expect((await json("carol", "credit", "history"))["entries"].map(({ event }: { event: object }) => event)).toEqual([
      { type: "PolicyChosen", policy: "soft" },
      { type: "PolicyChosen", policy: "off" },
      expect.objectContaining({ type: "LedgerOpened", price: PRICE, policy: "soft" }),
    ])
  })
})

describe("a download that is charged", () => {
  it("waits for credit and says what is missing, until the relay has earned it", async () => {
    const terminal = Object.getOwnPropertyDescriptor(process.stderr, "isTTY")
    Object.defineProperty(process.stderr, "isTTY", { value: true, configurable: true })
    onTestFinished(() => {
      Reflect.deleteProperty(process.stderr, "isTTY")
      if (terminal) Object.defineProperty(process.stderr, "isTTY", terminal)
    })
    const download = runCli("download", link, "--to", at("got"), "--wait", "--data", at("bob"))
    // From here on it may also be said to one of the commands below, which end before it does.
    const [write, heard] = [process.stderr.write, [] as string[]]
    process.stderr.write = (line: unknown) => (heard.push(String(line)), write(line as string))
    await until(() => bob.torrent()?.mode === "waiting-for-credit")
    await until(() => bob.parts.projector.get(credits, "self")!.downloaded === bob.torrent()!.verifiedBytes)
    await until(() =>
      heard.some((line) =>
        /Waiting for credit at [\d.]+ % of 3 MB: [\d.]+ MB of credit missing to go on\. It/.test(line),
      ),
    )

    const missing =
      "of credit missing to go on. It goes on by itself as soon as credit comes; nothing comes at the moment."
    const status = await runCli("status", "--data", at("bob"))
    expect(status.out).toMatch(
      /\nRelay not asked yet · credit [\d.]+ [kM]?B \(strict\) · bulbil relay consent tells what a relay is\n/,
    )
    expect(status.out).toMatch(
      new RegExp(`\\n[0-9a-f]{8} +Waiting for credit +[\\d.]+ % +3 MB .*Bulbs\\n[0-9a-f]{8}  [\\d.]+ MB ${missing}\\n`),
    )
    const {
      relay: row,
      credit: ledger,
      torrents,
    } = JSON.parse((await runCli("status", "--data", at("bob"), "--json")).out)
    expect(row).toMatchObject({ mode: "unasked", standing: "unasked", process: relayOff })
    expect(torrents).toMatchObject([{ mode: "waiting-for-credit", state: "waiting-for-credit" }])
    expect(ledger).toMatchObject({
      policy: "strict",
      granted: GRANT * PRICE,
      live: { waiting: { [torrents[0].id]: { missing: expect.any(Number), seconds: null } } },
    })
    expect(ledger.live.waiting[torrents[0].id].missing).toBe(
      (torrents[0].bytes - torrents[0].verifiedBytes) * PRICE - ledger.balance,
    )
    expect((await run("bob", "credit", "show")).out).toMatch(new RegExp(`\\nBulbs waits: [\\d.]+ MB ${missing}\\n`))

    const answered = await run("bob", "relay", "consent", "yes")
    expect(answered).toMatchObject({
      exit: 0,
      out: expect.stringMatching(
        /^Relay: Running\nProcess 1, up for –, port \d+\nReachable from outside: Yes\nIn the consensus: Running Valid\n/,
      ),
    })
    relay.relay(21_000_000)
    expect(await download).toMatchObject({
      out: expect.stringMatching(/^Bulbs, 3 MB, infohash [0-9a-f]{64}\ncomplete after .*\n$/),
      exit: 0,
    })
    await until(() => bob.parts.projector.get(credits, "self")!.downloaded === bob.torrent()!.bytes)
  })

  it("is in the ledger, with its cause", async () => {
    const { bytes } = bob.torrent()!
    const shown = await json("bob", "credit", "show")
    const balance = GRANT * PRICE + 21_000_000 - bytes * PRICE
    expect(shown).toMatchObject({
      earned: 21_000_000,
      spent: bytes * PRICE,
      downloaded: bytes,
      relayed: 21_000_000,
      balance,
      live: { affordable: Math.floor(balance / PRICE), waiting: {} },
    })
    expect(shown["ratio"]).toBeCloseTo(21_000_000 / (6 * bytes), 9)
    expect(shown["days"].reduce((sum: number, day: { earned: number }) => sum + day.earned, 0)).toBe(21_000_000)
    const human = await text("bob", "credit", "show")
    expect(human).toContain(`Ratio ${(21_000_000 / (6 * bytes)).toFixed(2)} `)
    expect(human).toMatch(/\nDAY +EARNED +IMPORTED +SPENT +DOWNLOADED\n\d{4}-\d\d-\d\d +[\d.]+ /)
  })

  it("credit history tells each change of the balance, newest first, and adds up", async () => {
    const { entries } = await json<{
      entries: { seq: number; change: number; balance: number; event: { type: string } }[]
    }>("bob", "credit", "history")
    const { balance } = await json("bob", "credit", "show")
    expect(entries[0]!.balance).toBe(balance)
    entries.forEach(({ balance: after, change, seq }, i) => {
      expect(after - change).toBe(entries[i + 1]?.balance ?? 0)
      expect(seq).toBeGreaterThan(entries[i + 1]?.seq ?? 0)
    })
    expect(entries.slice(-2).map(({ event }) => event.type)).toEqual(["NewcomerGranted", "LedgerOpened"])
    const human = await text("bob", "credit", "history")
    expect(human).toMatch(/^TIME +CHANGE +BALANCE +WHY\n/)
    expect(human).toMatch(
      /\n\d{4}-\d\d-\d\d \d\d:\d\d UTC +\+21 MB +[\d.]+ MB +21 MB relayed on \d{4}-\d\d-\d\d, as measured up to entry \d+ of the log\n/,
    )
    expect(human).toMatch(/ −[\d.]+ [kM]?B +[\d.]+ [kM]?B +for [\d.]+ [kM]?B of Bulbs downloaded and verified\n/)
    expect(human).toMatch(
      / UTC +\+4.2 MB +4.2 MB +for a newcomer, to begin with\n.* UTC +0 B +Ledger opened: each GB downloaded costs 6 GB of credit; policy strict\n$/,
    )
    const short = await json<{ entries: object[] }>("bob", "credit", "history", "-n", "2")
    expect(short.entries).toEqual(entries.slice(0, 2))
  })
})

describe("a relay that was agreed to", () => {
  it("relay status tells how it stands, and its limit", async () => {
    const { port } = bob.parts.projector.get(relays, "self")!
    expect(await json("bob", "relay", "status")).toMatchObject({
      mode: "running",
      standing: "running",
      rate: 500_000,
      burst: 1_000_000,
      port,
      relayed: 21_000_000,
      problem: null,
      process: { state: "running", reachable: "yes", middleOnly: true },
    })
    expect(await text("bob", "relay", "status")).toBe(
      [
        "Relay: Running",
        `Process 1, up for –, port ${port}`,
        "Reachable from outside: Yes",
        "In the consensus: Running Valid",
        "Middle relay by its published descriptor: yes",
        "Now ↓ 0 B/s ↑ 0 B/s, at most 500 kB/s (1 MB/s for a moment)",
        "This process: read 21 MB, written 21 MB",
        "Relayed so far: 21 MB",
        "",
      ].join("\n"),
    )
    expect(await text("bob", "relay", "consent")).toMatch(/\nYour answer so far: yes\n$/)
  })

  it("relay limit changes it while it runs", async () => {
    expect(await text("bob", "relay", "limit", "1M", "--burst", "1.5M")).toBe(
      "at most 1 MB/s on the average, 1.5 MB/s for a moment\n",
    )
    await until(() => relay.settings?.rate === 1e6 && relay.settings.burst === 1.5e6)
    expect(relay.lives).toBe(1)
  })

  it(
    "relay stop ends its process, relay start begins a new one, on another port and as long as " + "is wanted",
    async () => {
      expect(await text("bob", "relay", "stop")).toMatch(
        /^Relay: Stopped\nRelayed so far: 21 MB\nDownloads: .*\nTo go on: bulbil relay start\n$/,
      )
      expect(relay.running).toBe(false)
      expect(await refusal("bob", "relay", "stop")).toBe("relay-not-running")
      expect(await json("bob", "relay", "start", "--port", "23456", "--wait")).toMatchObject({
        mode: "running",
        port: 23_456,
        standing: "running",
        process: { flags: ["Running", "Valid"] },
      })
      expect({ lives: relay.lives, port: relay.settings?.port }).toEqual({ lives: 2, port: 23_456 })
      expect(await json("bob", "relay", "start")).toMatchObject({ mode: "running", port: 23_456 })
      expect(await json("bob", "relay", "start", "--port", "23457")).toMatchObject({ mode: "running", port: 23_457 })
      await until(() => relay.settings?.port === 23_457)
      expect(relay.lives).toBe(2)
    },
  )

  it("one that publishes what it must not is stopped, and relay status says why", async () => {
    relay.problem = "it has a nickname"
    await until(() => bob.parts.projector.get(relays, "self")!.mode === "stopped" && !relay.running)
    relay.problem = undefined
    const why = "it was stopped because of what it published of itself: it has a nickname"
    expect(await text("bob", "relay", "status")).toContain(`Relay: Stopped (${why})\n`)
    expect(await json("bob", "relay", "status")).toMatchObject({ mode: "stopped", problem: "it has a nickname" })
    await json("bob", "relay", "start")
    await json("bob", "relay", "stop")
    expect(await json("bob", "relay", "status")).toMatchObject({ mode: "stopped", problem: null })
    await json("bob", "relay", "start")
  })

  it("a no ends it for good, and can be taken back", async () => {
    expect(await text("bob", "relay", "consent", "no")).toMatch(
      /^Relay: No relay\nRelayed so far: 21 MB\nDownloads: Without credit .*\nTo change your answer: bulbil relay consent yes\n$/,
    )
    expect(relay.running).toBe(false)
    expect(await json("bob", "relay", "status")).toMatchObject({
      mode: "refused",
      standing: "refused",
      process: { state: "off" },
    })
    expect(await text("bob", "relay", "consent")).toMatch(/\nYour answer so far: no\n$/)
    expect(await refusal("bob", "relay", "start")).toBe("no-consent")
    expect(await json("bob", "relay", "consent", "yes", "--wait")).toMatchObject({
      answer: "yes",
      relay: { mode: "running", port: 23_457, rate: 1e6, process: { state: "running" } },
    })
  })
})

describe("credit from one machine to another", () => {
  let left: number
  let other: string

  it("relay export hands over what was earned and is not spent", async () => {
    ;({ code: other } = (await json("carol", "credit", "show")) as unknown as { code: string })
    left = (await json("bob", "credit", "show"))["balance"]
    expect(left).toBeGreaterThan(0)
    expect(
      await refusal("bob", "relay", "export", at("sums"), "--for", (await json("bob", "credit", "show"))["code"]),
    ).toBe("own-ledger")
    expect(await json("bob", "relay", "export", at("sums"), "--for", ` ${other.toUpperCase()} `)).toEqual({
      file: at("sums"),
      credit: left,
      family: false,
    })
    expect((await stat(at("sums"))).mode & 0o777).toBe(0o600)
    expect(await json("bob", "credit", "show")).toMatchObject({ balance: 0, handedOver: left })
    expect(await refusal("bob", "relay", "export", at("sums"), "--for", other)).toBe("not-written")
    expect(await text("bob", "relay", "export", at("again"), "--for", other)).toBe(
      `${at("again")}: nothing new; it holds what was handed over before\nNo family is ` +
        "declared. If a relay runs on that machine too, Tor asks you to say that both are yours: " +
        `bulbil relay family\n`,
    )
    expect(await readFile(at("again"))).toEqual(await readFile(at("sums")))
    expect(await text("bob", "credit", "history")).toMatch(
      new RegExp(`of \\d{4}-\\d\\d-\\d\\d handed over to another node’s ledger, ${other.slice(0, 8)}…\n`),
    )
  })

  it("relay import takes it once, and from a relay that is trusted only", async () => {
    expect(await refusal("carol", "relay", "import", at("sums"))).toBe("unknown-relay")
    expect((await run("carol", "relay", "import", at("sums"))).err).toContain("--trust")
    expect(await refusal("bob", "relay", "import", at("sums"), "--trust")).toBe("other-ledger")
    expect(await text("carol", "relay", "import", at("sums"), "--trust")).toMatch(/^[\d.]+ MB of credit taken\n$/)
    expect(await json("carol", "relay", "import", at("again"))).toEqual({ credit: 0, family: false })
    expect(await text("carol", "relay", "import", at("again"))).toBe("nothing new in it that counts\n")
    const altered = await readFile(at("sums"))
    altered[altered.length - 9]! ^= 1
    await writeFile(at("altered"), altered)
    expect(await refusal("carol", "relay", "import", at("altered"))).toBe("bad-summary")
    expect(await json("carol", "credit", "show")).toMatchObject({
      imported: left,
      balance: left,
      live: { affordable: Math.floor(left / PRICE), slowed: false },
    })
    const history = await text("carol", "credit", "history", "--lines", "2")
    expect(history).toMatch(
      / from a relay on another machine, [0-9a-f]{16}…: [\d.]+ MB relayed on [\d-]+\n.* is trusted, by its key [0-9a-f]{16}…\n$/,
    )
  })
})

describe("a family of relays", () => {
  it("bulbil relay family alone says what one tells, and declares none", async () => {
    const told = await text("bob", "relay", "family")
    for (const words of [
      "no circuit takes two of them",
      "belong to one operator",
      "old lists are kept",
      "keep it as you keep a key",
      "FamilyId",
    ])
      expect(told).toContain(words)
    expect(told).toMatch(/\nFamily: none is declared\n$/)
    const { about, declared } = await json("bob", "relay", "family")
    expect({ declared, told: told.startsWith(about) }).toEqual({ declared: false, told: true })
    expect((await runCli("relay", "family", "--help")).out).toContain(about)
    expect(await text("bob", "relay", "status")).not.toContain("Family")
    expect(await refusal("bob", "relay", "family", "leave")).toBe("no-family")
    expect(await refusal("bob", "relay", "join", at("sums"))).toBe("no-family-there")
  })

  it("is declared, carried by the export, offered at the import, joined, and left", async () => {
    expect(await json("bob", "relay", "family", "declare")).toMatchObject({ declared: true })
    await until(() => relay.settings?.family !== undefined)
    expect(await text("bob", "relay", "status")).toMatch(
      /\nFamily: Declared: anybody can read that your relays are one operator's\n/,
    )
    const { code: other } = (await json("carol", "credit", "show")) as unknown as { code: string }
    expect(await json("bob", "relay", "export", at("family"), "--for", other)).toEqual({
      file: at("family"),
      credit: 0,
      family: true,
    })
    expect((await stat(at("family"))).mode & 0o777).toBe(0o600)
    expect(await text("bob", "relay", "export", at("family2"), "--for", other)).toContain(
      `bulbil relay join ${at("family2")}. Keep it like a key`,
    )
    expect(await text("carol", "relay", "import", at("family"))).toMatch(
      new RegExp(`that counts\\nIt holds a family of relays\\. .*bulbil relay join ${at("family")}\\n$`),
    )
    expect(await text("carol", "relay", "join", at("family"))).toBe("Family: Declared as soon as the relay runs\n")
    expect(await json("carol", "relay", "import", at("family"))).toEqual({ credit: 0, family: false })
    expect(await text("carol", "relay", "family", "leave")).toBe("Family: none is declared\n")
    expect(await json("bob", "relay", "family", "leave")).toMatchObject({ declared: false })
    await until(() => relay.settings?.family === undefined)
  })
})

describe("a relay that does not come up", () => {
  it("ends the waiting, with the reason", async () => {
    class Broken extends MemoryRelay {
      override live = () => ({
        ...relayOff,
        state: "failed" as const,
        summary: "The relay does not come up",
        reason: "port 24000 is taken\u001b[2J",
      })
    }
    const dave = await openLoopbackNode(at("dave"), at("sockets"), { relay: async () => new Broken() })
    onTestFinished(() => dave.close())
    // Its figures change, so that whoever follows them hears of it each second.
    let n = 0
    const timer = setInterval(() => dave.parts.board.setTrouble("nobody", String(n++)), 200)
    onTestFinished(() => clearInterval(timer))
    expect(await run("dave", "relay", "consent", "yes", "--json")).toEqual({
      out: `${JSON.stringify({ ok: false, code: "relay-failed", message: "port 24000 is taken\u001b[2J" })}\n`,
      err: "bulbil: port 24000 is taken\ufffd[2J\n",
      exit: 1,
    })
    expect(await text("dave", "relay", "status")).toMatch(/^Relay: Failed \(port 24000 is taken\ufffd\[2J\)\n/)
  })

  it("where there is no Tor network to relay for it says so", async () => {
    expect(await run("alice", "relay", "consent", "yes")).toEqual({
      out: "",
      err: "bulbil: this node is not on a Tor network, so there is nothing to relay for\n",
      exit: 1,
    })
    expect(await text("alice", "relay", "status")).toContain("not on a Tor network")
    expect([alice, bob, carol].flatMap(({ defects }) => defects)).toEqual([])
  })
})
