/**
 * Each node is a relay, and what it relays decides what it may download: alice and bob consent and relay, for each
 * other and for carol, who does not. Bob's credit is used up in the middle of a download; bob waits, earns by what
 * carol downloads, goes on, and finishes.
 */
import { mkdir } from "node:fs/promises"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { measureRelays } from "../../testnet/measureRelays.ts"
import type { DemoNode } from "./DemoNode.ts"
import { fingerprint, makeContent } from "./content.ts"
import type { Scenario } from "./Scenario.ts"
import { createSteps, until } from "./steps.ts"

interface RelayStatus {
  readonly mode: string
  readonly relayed: number
  readonly process: {
    readonly pid: number | null
    readonly flags: readonly string[] | null
    readonly reachable: string
    readonly read: number
    readonly written: number
    readonly middleOnly: boolean | null
  }
}

interface Credit {
  readonly policy: string
  readonly price: number
  readonly granted: number
  readonly earned: number
  readonly spent: number
  readonly balance: number
  readonly downloaded: number
  readonly relayed: number
}

interface Torrent {
  readonly id: string
  readonly infohash: string
  readonly state: string
  readonly bytes: number
  readonly verifiedBytes: number
}

const WITHIN_MS = 600_000
/** What bob may download before relaying anything, as a part of what bob wants. */
const GRANT_PART = 0.25
/** Octets a second: the limit of a relay shall not be what this scenario waits for. */
const LIMIT = "64M"
const LOOK_MS = 3_000
const LOOKS_ALIKE = 3

export const relay: Scenario = {
  nodes: ["alice", "bob", "carol"],
  size: 16 * 1024 * 1024,
  options: (name, size) => (name === "bob" ? ["--grant", String(Math.round(size * GRANT_PART))] : []),
  async run([alice, bob, carol], { home, testnet, size, say }) {
    if (!alice || !bob || !carol) throw new Error("this scenario needs three nodes")
    const { steps, step } = createSteps(say)
    const relays = [alice, bob]
    await step("alice and bob consent to a relay each, and are reached by others", () =>
      Promise.all(
        relays.map(async (node) => {
          await node.command("relay", "limit", LIMIT)
          await node.command<RelayStatus>("relay", "consent", "yes", "--wait")
        }),
      ),
    )
    await step("the directory authorities measure the relays", () =>
      inTime(() => measureRelays(testnet) >= relays.length),
    )
    const source = path.join(home, "onion bulbs")
    await mkdir(source)
    await makeContent(source, size)
    const shared = await step("alice shares a folder", () =>
      alice.command<{ link: string; infohash: string }>("share", source, "--title", "Onion bulbs"),
    )

    await bob.command("credit", "policy", "strict")
    const into = path.join(home, "bob-downloads")
    const began = performance.now()
    let finished = false
    const download = bob.command<{ results: [{ bytes: number; seconds: number; infohash: string }] }>(
      "download",
      shared.link,
      "--to",
      into,
      "--wait",
    )
    // Its failure is told where it is awaited.
    const end = () => (finished = true)
    download.then(end, end)
    const waited = await step("bob downloads, until bob's credit is used up", () =>
      torrentOf(bob, ({ state }) => state === "waiting-for-credit"),
    )
    const poor = await bob.command<Credit>("credit", "show")
    say(`bob has ${waited.verifiedBytes} of ${waited.bytes} octets and waits`)

    let carried = 0
    const loads = await step(
      "carol downloads the same, again and again, through relays among which are alice's and bob's",
      async () => {
        let count = 0
        while (!finished) {
          const to = path.join(home, `carol-${count++}`)
          const {
            results: [got],
          } = await carol.command<{ results: [{ bytes: number; infohash: string }] }>(
            "download",
            shared.link,
            "--to",
            to,
            "--wait",
          )
          carried += got.bytes
          if (!finished) await carol.command("remove", got.infohash, "--with-data")
        }
        return count
      },
    )
    const {
      results: [got],
    } = await download
    say(`bob has all of it after ${Math.round((performance.now() - began) / 1000)} s`)
    const identical = (await fingerprint(source)) === (await fingerprint(path.join(into, path.basename(source))))

    const counters = await step("the relays are asked for their counters, and stopped", () =>
      Promise.all(relays.map(compare)),
    )
    const rich = await bob.command<Credit>("credit", "show")
    const agree = counters.every(
      ({ tor, ledger }) => Math.abs(Math.min(tor.read, tor.written) - ledger.relayed) <= 0.01 * ledger.relayed,
    )
    say(
      `${identical ? "identical" : "NOT identical"}; the ledgers ` +
        `${agree ? "agree" : "do NOT agree"} with tor's counters`,
    )
    return {
      ok:
        identical &&
        agree &&
        got.infohash === shared.infohash &&
        waited.verifiedBytes < got.bytes &&
        rich.downloaded === got.bytes &&
        rich.spent === got.bytes * rich.price,
      scenario: "relay",
      infohash: shared.infohash,
      bytes: got.bytes,
      identical,
      relays: Object.fromEntries(counters.map((one) => [one.name, one])),
      bob: {
        policy: rich.policy,
        price: rich.price,
        granted: rich.granted,
        earned: rich.earned,
        spent: rich.spent,
        balance: rich.balance,
        waitedAt: waited.verifiedBytes,
        balanceThen: poor.balance,
        seconds: got.seconds,
      },
      carol: { downloads: loads, bytes: carried },
      steps,
      managementLinks: [alice, bob, carol].map((node) => node.managementLink),
    }
  },
}

/**
 * Tor's own counters, when nothing much passes any more, beside what the ledger has booked of them once the relay is
 * stopped.
 */
async function compare(node: DemoNode) {
  let [before, alike] = [0, 0]
  const { process } = await inTime(async () => {
    // The node itself asks tor only now and then, on a busy machine late: two looks that are alike are no rest yet.
    await sleep(LOOK_MS)
    const status = await node.command<RelayStatus>("relay", "status")
    const { read } = status.process
    alike = read - before < read / 1_000 ? alike + 1 : 0
    before = read
    return alike >= LOOKS_ALIKE && status
  })
  await node.command("relay", "stop")
  const ledger = await inTime(async () => {
    const credit = await node.command<Credit>("credit", "show")
    return credit.relayed >= Math.min(process.read, process.written) && credit
  })
  const { read, written, flags, middleOnly, reachable } = process
  return {
    name: node.name,
    tor: { read, written },
    ledger: { relayed: ledger.relayed, earned: ledger.earned },
    flags,
    middleOnly,
    reachable,
  }
}

const inTime = <T>(ask: () => T | Promise<T>) => until(WITHIN_MS, "it did not come about in time", ask)

const torrentOf = (node: DemoNode, fits: (torrent: Torrent) => boolean): Promise<Torrent> =>
  inTime(async () => {
    const { torrents } = await node.command<{ torrents: readonly Torrent[] }>("status")
    return torrents.find(fits)
  })
