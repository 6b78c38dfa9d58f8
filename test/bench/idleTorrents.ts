/**
 * What a node costs that shares 1,000 torrents of which none is asked for: `node test/bench/idleTorrents.ts`. Over the
 * loopback transport, 3 onions each, all published. Memory and processor time of the node's process over a quiet
 * minute, then the time of its next start. Last line: one JSON object.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as sleep } from "node:timers/promises"
import { parseArgs } from "node:util"
import { Client } from "../../src/cli/client.ts"
import { cpuSeconds, MAIN, megabytes, rounded, say } from "./support.ts"

const { values } = parseArgs({
  options: { torrents: { type: "string", default: "1000" }, seconds: { type: "string", default: "60" } },
})
const count = Number(values.torrents)
const QUIET_S = Number(values.seconds)
const GOALS = { megabytes: 400, cpuPercent: 5 }

const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
const data = path.join(home, "node")
const start = async (): Promise<ChildProcess> => {
  const node = spawn(process.execPath, [MAIN, "start", "--data", data, "--loopback", path.join(home, "s"), "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  for await (const line of createInterface({ input: node.stdout! })) if (line.includes('"ready"')) break
  return node
}
const stop = async (node: ChildProcess): Promise<void> => {
  node.kill("SIGTERM")
  await once(node, "exit")
}
/** Resolves when all shares are published. */
const allActive = async (): Promise<void> => {
  for (;;) {
    const { shares, torrents } = await new Client(data).state()
    if (shares.filter((share) => share.link !== null).length === count && torrents.length === count) return
    await sleep(500)
  }
}

try {
  mkdirSync(path.join(home, "s"))
  mkdirSync(path.join(home, "files"))
  let node = await start()
  const empty = megabytes(node.pid!, "VmRSS")
  const client = new Client(data)
  for (let i = 0; i < count; i++) {
    const file = path.join(home, "files", `${i}.bin`)
    writeFileSync(file, randomBytes(50_000))
    await client.command({ type: "SharePath", path: file, title: `File ${i}` })
  }
  await allActive()
  say(`${count} torrents are shared`)
  await sleep(10_000)
  const before = cpuSeconds(node.pid!)
  await sleep(QUIET_S * 1_000)
  const cpuPercent = rounded(((cpuSeconds(node.pid!) - before) / QUIET_S) * 100, 2)
  const now = megabytes(node.pid!, "VmRSS")
  const peak = megabytes(node.pid!, "VmHWM")
  await stop(node)
  const begun = performance.now()
  node = await start()
  const startSeconds = rounded((performance.now() - begun) / 1_000, 1)
  await allActive()
  const activeSeconds = rounded((performance.now() - begun) / 1_000, 1)
  const again = megabytes(node.pid!, "VmRSS")
  await stop(node)
  process.stdout.write(
    `${JSON.stringify({
      bench: "idleTorrents",
      torrents: count,
      seconds: QUIET_S,
      emptyMegabytes: rounded(empty),
      megabytes: rounded(now),
      peakMegabytes: rounded(peak),
      cpuPercent,
      nextStart: { readySeconds: startSeconds, allPublishedSeconds: activeSeconds, megabytes: rounded(again) },
      goals: GOALS,
      met: now <= GOALS.megabytes && cpuPercent <= GOALS.cpuPercent,
    })}\n`,
  )
} finally {
  rmSync(home, { recursive: true, force: true })
}
