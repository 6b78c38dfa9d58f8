/**
 * Run in a process of its own with a small disk mounted at its first argument: a whole node there, again and again with
 * next to no room. It must live, answer, refuse in words, and go on by itself; what it acknowledged must be there after
 * its end. Prints what came of it. `node onFullDisk.ts DISK HOME ROUNDS SEED`
 */
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { CliFailure } from "../../../src/cli/CliFailure.ts"
import { Client } from "../../../src/cli/client.ts"
import { prng } from "../../../src/core/prng.ts"
import { CampaignNode } from "./CampaignNode.ts"
import { Ledger } from "./Ledger.ts"
import { offlineFaults } from "./offline.ts"
import { nextCommand } from "./script.ts"

const [disk, home, rounds, seed] = process.argv.slice(2) as [string, string, string, string]
const chance = prng(Number(seed))
const ledger = new Ledger()
const [data, sockets, files, ballast] = [
  path.join(disk, "data"),
  path.join(home, "s"),
  path.join(home, "f"),
  path.join(disk, "ballast"),
]
for (const folder of [sockets, files]) mkdirSync(folder)
const client = new Client(data)
const wrong: string[] = []
let [refused, done] = [0, 0]
const offer = { links: [`http://${"a".repeat(56)}.onion/private/${"b".repeat(43)}`], tracker: "nobody" }

const fill = (leave: number): void => {
  for (let n = 0; ; n++) {
    const { bavail, bsize } = statfsSync(disk)
    const room = bavail * bsize - leave
    if (room < bsize) return
    try {
      writeFileSync(`${ballast}${n}`, new Uint8Array(room))
    } catch {
      return
    }
  }
}
const empty = (): void => {
  for (let n = 0; n < 50; n++) rmSync(`${ballast}${n}`, { force: true })
}
const give = async (): Promise<void> => {
  const command = nextCommand(chance, ledger, await client.state(), offer, files)
  ledger.begun(command)
  await client.command(command).then(
    (id) => ledger.answered(command, id),
    (error: unknown) => {
      const { code, message } = error instanceof CliFailure ? error : { code: String(error), message: "" }
      ledger.answered(command, undefined)
      if (code === "not-stored") refused++
      if (/internal|defect|not-running|node-stopped|Error/.test(code))
        wrong.push(`${command.type} was answered with ${code}: ${message}`)
    },
  )
}

const node = new CampaignNode(data, sockets)
if (!(await node.up)) wrong.push(`it did not start: ${node.said}`)
for (; done < Number(rounds) && wrong.length === 0; done++) {
  for (let i = 0; i < 3; i++) await give()
  fill(Math.floor(chance() * 3) * 4_096)
  // As many as it takes until one is refused: the files have free room inside.
  for (let i = 0, before = refused; (i < 6 || refused === before) && i < 400 && wrong.length === 0; i++) await give()
  wrong.push(...ledger.compare(await client.state()))
  empty()
  while ((await client.state()).live.health.length > 0) await sleep(50)
  await give()
  wrong.push(...ledger.compare(await client.state()))
}
if (!node.running) wrong.push("the node has ended")
await node.end(chance() < 0.5 ? "SIGKILL" : "SIGTERM")
wrong.push(...(await offlineFaults(data)))
const again = new CampaignNode(data, sockets)
if (await again.up) wrong.push(...ledger.compare(await client.state()))
else wrong.push(`it did not start again: ${again.said}`)
await again.end("SIGTERM")
process.stdout.write(
  JSON.stringify({
    rounds: done,
    acknowledged: ledger.acknowledged,
    refused,
    wrong: wrong.concat(/Unhandled|unhandled/.test(node.said) ? [node.said] : []),
  }),
)
