/**
 * How long it takes until what a node lists can be found by somebody who pasted its address: two nodes on the private
 * Tor network; one takes a backup of a tracker of so many entries as its own, the other trusts it, looks for the last
 * entry, and revokes the trust again: `node test/bench/searchable.ts [--entries 2000] [--rounds 5]`. From the command
 * to the hit, the starts of the command line included. Last line: one JSON object.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { seal } from "../../src/app/sealedKey.ts"
import { type DemoNode, startDemoNode } from "../../src/cli/demo/DemoNode.ts"
import { until } from "../../src/cli/demo/steps.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { bringUp, takeDown } from "../../src/testnet/privateTorNetwork.ts"
import { writeBackup } from "../../src/tracker/backup.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { Head, HEAD_LIFETIME_SECONDS } from "../../src/wire/Head.ts"
import { median, rounded, say } from "./support.ts"
import { makeChain, TRACKER_KEY, TRACKER_SEED } from "./tracker/made.ts"

const { values } = parseArgs({
  options: { entries: { type: "string", default: "2000" }, rounds: { type: "string", default: "5" } },
})
const [entries, rounds] = [Number(values.entries), Number(values.rounds)]
const GOAL_SECONDS = 30
const PASSPHRASE = "a passphrase of this benchmark"

const backup = async (file: string): Promise<void> => {
  const store = new SqliteEntryStore(":memory:")
  const chain = makeChain(entries)
  store.append(TRACKER_KEY, chain)
  const { seq, hash } = chain.at(-1)!
  const at = Math.floor(Date.now() / 1000)
  const said = { seq, hash, count: entries, at, expires: at + HEAD_LIFETIME_SECONDS }
  store.putHead(TRACKER_KEY, Head.sign(signer(TRACKER_SEED), said))
  writeFileSync(file, Buffer.concat([...writeBackup(store, TRACKER_KEY, [], await seal(TRACKER_SEED, PASSPHRASE))]))
  store.close()
}

const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
const testnet = path.join(home, "tor")
const nodes: DemoNode[] = []
try {
  say("bringing up a private Tor network")
  await bringUp({ dir: testnet, owner: process.pid })
  for (const name of ["alice", "bob"])
    nodes.push(await startDemoNode({ name, data: path.join(home, name), testnet, options: [], say: () => undefined }))
  const [alice, bob] = nodes as [DemoNode, DemoNode]
  const file = path.join(home, "backup")
  await backup(file)
  process.env.BULBIL_PASSPHRASE = PASSPHRASE
  await bob.command("tracker", "import", file, "--with-key")
  const { address } = await bob.command<{ address: string }>("tracker", "address")
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    const { id } = await alice.command<{ id: string }>("trust", "add", address)
    await until(600_000, "the last entry is not found", async () => {
      const { hits } = await alice.command<{ hits: readonly unknown[] }>("search", `${entries}th`)
      return hits.length > 0
    })
    times.push((performance.now() - begun) / 1000)
    say(`round ${round + 1}: ${rounded(times.at(-1)!, 1)} s`)
    await alice.command("trust", "revoke", id)
  }
  const seconds = { median: rounded(median(times), 1), all: times.map((time) => rounded(time, 1)) }
  console.log(JSON.stringify({ entries, rounds, seconds, goal: GOAL_SECONDS, met: Math.max(...times) <= GOAL_SECONDS }))
} finally {
  await Promise.allSettled(nodes.map((node) => node.stop()))
  await takeDown(testnet)
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
