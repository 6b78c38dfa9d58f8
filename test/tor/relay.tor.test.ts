/**
 * Real relays in the private network: their life beside that of nodes, what is counted of them, and what nobody else
 * may learn.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createReadStream, readFileSync } from "node:fs"
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, inject, onTestFinished, test, vi } from "vitest"
import type { RelayHealth } from "../../src/core/RelayHealth.ts"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { type DemoNode, startDemoNode } from "../../src/cli/demo/DemoNode.ts"
import { relay as scenario } from "../../src/cli/demo/relay.ts"
import { TorRelay } from "../../src/relay/TorRelay.ts"
import { bringUp, takeDown } from "../../src/testnet/privateTorNetwork.ts"
import { freePorts } from "../../src/testnet/freePorts.ts"
import { localTor } from "../../src/transport/tor/localTor.ts"
import { TorControl } from "../../src/transport/tor/TorControl.ts"
import { relayContract } from "../contracts/relayContract.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

vi.setConfig({ testTimeout: 900_000 })

const tor = localTor({ clock: systemClock, random: systemRandom })
const support = (name: string) => path.resolve(import.meta.dirname, "../support", name)
const testnet = inject("torNetwork")
/** Of relays that end with their test: the network of all tests would go on counting on one that it had once known. */
const network = [
  ...readFileSync(path.join(testnet, "relay.torrc"), "utf8")
    .split("\n")
    .filter((line) => line !== ""),
  "PublishServerDescriptor 0",
]
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const relayIn = (folder: string, lines = network, patienceMs = 300_000): TorRelay =>
  new TorRelay({
    folder: path.join(folder, "relay"),
    socket: path.join(folder, "control"),
    network: lines,
    clock: systemClock,
    tor,
    patienceMs,
  })

relayContract("tor", async () => {
  const folder = await temporaryFolder()
  return {
    open: async () => relayIn(folder),
    port: () => freePorts(1)[0]!,
    kill: async (relay) =>
      void process.kill(relay.live().pid ?? Number(readFileSync(path.join(folder, "relay", "pid"), "utf8")), "SIGKILL"),
    close: async () => void (await relayIn(folder).end()),
  }
})

const lookUntil = async (relay: TorRelay, holds: (live: RelayHealth) => boolean): Promise<RelayHealth> => {
  for (;;) {
    await relay.look()
    if (holds(relay.live())) return relay.live()
    await sleep(500)
  }
}

test(
  "a relay that others cannot reach says so, and why; the settings of one that runs are changed " + "without an end",
  async () => {
    const folder = await temporaryFolder()
    const [port, other] = freePorts(2) as [number, number]
    // Nothing tells it the address of this machine, and it finds none that is public.
    const relay = relayIn(
      folder,
      network.filter((line) => !line.startsWith("Address ")),
      4_000,
    )
    onTestFinished(async () => void (await relay.end()))
    await relay.run({ port, rate: 1_048_576, burst: 2_097_152 })
    const live = await lookUntil(relay, ({ reachable }) => reachable === "no")
    expect(live).toMatchObject({ state: "running", flags: null, middleOnly: null })
    expect(live.reason).toMatch(/public address/)
    const { meter } = await relay.look()
    await relay.run({ port: other, rate: 300_000, burst: 300_001 })
    expect((await relay.look()).meter).toBe(meter)
    const control = new TorControl({
      socketPath: path.join(folder, "control"),
      clock: systemClock,
      random: systemRandom,
      readCookie: () => readFile(path.join(folder, "relay", "cookie")),
    })
    await control.connect()
    expect(
      (
        await control.sendCommand("GETCONF ORPort RelayBandwidthRate RelayBandwidthBurst ExitRelay SocksPort")
      ).lines.map(({ text }) => text),
    ).toEqual([
      `ORPort=${other}`,
      "RelayBandwidthRate=300000",
      "RelayBandwidthBurst=300001",
      "ExitRelay=0",
      "SocksPort=0",
    ])
    control.close()
  },
)

/** Of a node that cannot do it itself any more. */
const ended = async (data: string): Promise<void> => {
  await new TorRelay({
    folder: path.join(data, "relay"),
    socket: path.join(data, "run", "relay"),
    network,
    clock: systemClock,
    tor,
  }).end()
}

const KILLS = 20

test(`the node is killed and started ${KILLS} times: the relay's process is the same, and grows older`, async () => {
  const folder = await temporaryFolder()
  const data = path.join(folder, "node")
  await mkdir(path.join(folder, "s"))
  await writeFile(path.join(folder, "relay.torrc"), network.join("\n"))
  const seen: { readonly pid: number; readonly uptimeSeconds: number }[] = []
  onTestFinished(() => ended(data))
  for (let i = 0; i <= KILLS; i++) {
    const node = spawn(process.execPath, [support("relayUntilKilled.ts"), data, path.join(folder, "s"), folder], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    const [said] = (await once(node.stdout, "data")) as [Buffer]
    seen.push(JSON.parse(said.toString()))
    node.kill("SIGKILL")
    await once(node, "exit")
  }
  expect(seen).toHaveLength(KILLS + 1)
  expect(new Set(seen.map(({ pid }) => pid)).size).toBe(1)
  const ages = seen.map(({ uptimeSeconds }) => uptimeSeconds)
  expect(ages).toEqual(ages.toSorted((a, b) => a - b))
  expect(ages.at(-1)).toBeGreaterThan(ages[0]!)
  // It was never told to end, and nothing of it stays when it is.
  expect(readFileSync(path.join(data, "relay", "notices.log"), "utf8").match(/Bootstrapped 0%/g)).toHaveLength(1)
})

test(
  "two nodes relay for each other and a third; one waits for credit, earns it, goes on; and no " +
    "message tells of a relay",
  async () => {
    const home = await temporaryFolder()
    const size = 6 * 1024 * 1024
    const nodes: DemoNode[] = []
    // Of its own, and gone with it: relays that have ended stay in a consensus for most of an hour.
    const testnet = path.join(home, "tor")
    onTestFinished(async () => {
      await Promise.allSettled(nodes.map((node) => node.stop()))
      await Promise.all(scenario.nodes.map((name) => ended(path.join(home, name))))
      await takeDown(testnet)
    })
    await bringUp({ dir: testnet, owner: process.pid })
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    nodes.push(
      ...(await Promise.all(
        scenario.nodes.map((name) =>
          startDemoNode({
            name,
            data: path.join(home, name),
            testnet,
            options: scenario.options!(name, size, home),
            say,
            program: support("recordedStart.ts"),
          }),
        ),
      )),
    )
    const result = await scenario.run(nodes, { home, testnet, size, say })
    expect(result, said.join("\n")).toMatchObject({ ok: true, identical: true })
    const { relays, bob } = result as unknown as {
      readonly relays: Readonly<
        Record<
          string,
          {
            readonly tor: { read: number; written: number }
            readonly ledger: { relayed: number; earned: number }
            readonly flags: readonly string[]
            readonly middleOnly: boolean
          }
        >
      >
      readonly bob: {
        readonly waitedAt: number
        readonly spent: number
        readonly earned: number
        readonly granted: number
        readonly balance: number
      }
    }
    for (const { tor, ledger, flags, middleOnly } of Object.values(relays)) {
      expect(Math.abs(ledger.relayed / Math.min(tor.read, tor.written) - 1)).toBeLessThanOrEqual(0.01)
      expect(flags).toEqual(expect.arrayContaining(["Running", "Valid"]))
      expect(middleOnly).toBe(true)
    }
    expect(bob.waitedAt).toBeGreaterThan(0)
    expect(bob.balance).toBe(bob.granted + bob.earned - bob.spent)

    const secrets = await Promise.all(["alice", "bob"].map((name) => secretsOf(path.join(home, name))))
    const figures = Object.values(relays)
      .flatMap(({ tor, ledger }) => [tor.read, tor.written, ledger.relayed, ledger.earned])
      .concat(bob.spent, bob.earned, bob.balance)
    const forbidden = [
      ...secrets.flatMap(({ forms }) => forms),
      ...figures.filter((n) => n >= 1e6).map((n) => Buffer.from(String(n))),
    ]
    for (const { torrc, relayTorrc, fingerprint, avoided, circuits } of secrets) {
      expect(avoided).toEqual([`ExcludeNodes=$${fingerprint}`, "StrictNodes=1"])
      // A caller chooses where they are met, and may choose it: to refuse would tell them whose relay that is.
      const chosen = circuits
        .map(({ purpose, hops }) => (purpose === "HS_SERVICE_REND" ? hops.slice(0, -1) : hops))
        .filter((hops) => hops.length > 0)
      expect(chosen.length).toBeGreaterThan(3)
      expect(chosen.flat()).not.toContain(fingerprint)
      expect(torrc).toMatch(/^ClientOnly 1$/m)
      expect(torrc).not.toMatch(/^(ORPort|DirPort|ExitRelay|BridgeRelay|HiddenService)/m)
      expect(relayTorrc).toMatch(/^ExitRelay 0$/m)
      expect(relayTorrc).toMatch(/^ExitPolicy reject \*:\*$/m)
      expect(relayTorrc).not.toMatch(
        /^(HiddenService|Nickname|ContactInfo|ExitPolicy accept)|bulbil (?!.*DataDirectory)/m,
      )
    }
    const title = Buffer.from("Onion bulbs")
    let octets = 0
    for (const node of nodes) {
      await node.stop()
      const found = await searched(`${node.data}.octets`, [...forbidden, title])
      octets += found.octets
      // The control: what is known to be in the messages is found there.
      expect(found.of(title)).toBeGreaterThan(0)
      expect(forbidden.filter((form) => found.of(form) > 0).map(String)).toEqual([])
      // Nor does the history hold a name or an address of a relay: it is exported, and never forgets.
      for (const file of (await readdir(node.data)).filter((name) => name.endsWith(".sqlite"))) {
        const stored = await searched(
          path.join(node.data, file),
          secrets.flatMap(({ forms }) => forms),
        )
        expect(
          secrets
            .flatMap(({ forms }) => forms)
            .filter((form) => stored.of(form) > 0)
            .map(String),
        ).toEqual([])
      }
    }
    expect(octets).toBeGreaterThan(4 * size)
  },
)

/**
 * A relay's name in every form in which it might be passed on; and what the same node's other tor is told, and does.
 */
const secretsOf = async (data: string) => {
  const text = (name: string) => readFile(path.join(data, "relay", name), "utf8")
  const fingerprint = /\b([0-9A-F]{40})\b/.exec(await text("fingerprint"))![1]!
  const ed25519 = /\s(\S{43})\s*$/.exec(await text("fingerprint-ed25519"))![1]!
  const relayTorrc = await text("torrc")
  const port = /^ORPort (\S+:\d+)$/m.exec(relayTorrc)![1]!
  const raw = Buffer.from(fingerprint, "hex")
  const words = [
    fingerprint,
    fingerprint.toLowerCase(),
    fingerprint.match(/.{4}/g)!.join(" "),
    raw.toString("base64").slice(0, 27),
    ed25519,
    port,
    "127.0.0.1",
  ]
  const sockets = (await readFile(path.join(data, "tor", "sockets"), "utf8")).trim()
  const control = new TorControl({
    socketPath: path.join(sockets, "control"),
    clock: systemClock,
    random: systemRandom,
    readCookie: () => readFile(path.join(sockets, "cookie")),
  })
  await control.connect()
  const avoided = (await control.sendCommand("GETCONF ExcludeNodes StrictNodes")).lines.map(({ text }) => text)
  const circuits = (await control.info("circuit-status")).split("\n").map((line) => ({
    purpose: /PURPOSE=(\w+)/.exec(line)?.[1],
    hops: [...line.matchAll(/\$([0-9A-F]{40})/g)].map(([, hop]) => hop!),
  }))
  control.close()
  const forms = [...words.map((word) => Buffer.from(word)), raw, Buffer.from(ed25519, "base64")]
  return {
    fingerprint,
    forms,
    relayTorrc,
    avoided,
    circuits,
    torrc: await readFile(path.join(data, "tor", "torrc"), "utf8"),
  }
}

/** How often each of `patterns` is in a file. */
const searched = async (file: string, patterns: readonly Buffer[]) => {
  const counts = new Map(patterns.map((pattern) => [pattern, 0]))
  const overlap = Math.max(...patterns.map(({ length }) => length)) - 1
  let rest = Buffer.alloc(0)
  let octets = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 22 })) {
    octets += (chunk as Buffer).length
    const text = Buffer.concat([rest, chunk as Buffer])
    for (const pattern of patterns) {
      // What lies within the part that was searched before has been counted.
      for (
        let at = text.indexOf(pattern, Math.max(0, rest.length - pattern.length + 1));
        at >= 0;
        at = text.indexOf(pattern, at + 1)
      )
        counts.set(pattern, counts.get(pattern)! + 1)
    }
    rest = text.subarray(Math.max(0, text.length - overlap))
  }
  return { octets, of: (pattern: Buffer) => counts.get(pattern)! }
}
