/**
 * `kill -9` of a whole node, again and again, at random moments: while it starts, while it works off commands, while it
 * rests. After each kill the folder is looked at offline, after each start the node's answer is compared with all that
 * it has ever acknowledged.
 */
import { mkdirSync, rmSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { CliFailure } from "../../../src/cli/CliFailure.ts"
import { Client } from "../../../src/cli/client.ts"
import { prng } from "../../../src/core/prng.ts"
import { CampaignNode } from "./CampaignNode.ts"
import { Ledger } from "./Ledger.ts"
import { halfFiles, knownIds, offlineFaults, strayFiles } from "./offline.ts"
import { type Offer, nextCommand } from "./script.ts"

const MOST_COMMANDS = 12

export interface CampaignOptions {
  readonly home: string
  readonly sockets: string
  readonly offer: Offer
  readonly kills: number
  readonly seed: number
  /**
   * Who give commands side by side. With more than one, what ended a share may be told in another order than it came to
   * pass.
   */
  readonly workers: number
  readonly onCycle?: (cycle: number, acknowledged: number) => void
}

export interface CampaignResult {
  readonly kills: number
  readonly starts: number
  readonly acknowledged: number
  /** Commands that a kill left without an answer. */
  readonly cut: number
  readonly wrong: readonly string[]
}

export const killAgainAndAgain = async ({
  home,
  sockets,
  offer,
  kills,
  seed,
  workers,
  onCycle,
}: CampaignOptions): Promise<CampaignResult> => {
  const chance = prng(seed)
  const ledger = new Ledger()
  const data = path.join(home, "data")
  const files = path.join(home, "files")
  mkdirSync(files)
  const client = new Client(data)
  const wrong: string[] = []
  let [starts, cut] = [0, 0]
  const give = async (node: CampaignNode): Promise<void> => {
    const command = nextCommand(chance, ledger, await client.state(), offer, files)
    ledger.begun(command)
    await client.command(command).then(
      (id) => ledger.answered(command, id),
      (error: unknown) => {
        const code = error instanceof CliFailure ? error.code : String(error)
        if (code === "not-running" || code === "node-stopped") cut++
        else ledger.answered(command, undefined)
        if (node.running && /internal|defect|Error/.test(code)) wrong.push(`${command.type} was answered with ${code}`)
      },
    )
  }
  for (let cycle = 0; cycle < kills; cycle++) {
    const half = halfFiles(data)
    const node = new CampaignNode(data, sockets)
    const early = chance() < 0.2
    const moment = chance()
    if (early) await Promise.race([sleep(moment * 1_500), node.ended])
    else if (await node.up) {
      starts++
      wrong.push(...ledger.compare(await client.state()), ...(await strayFiles(data, await knownIds(data), half)))
      // By the count of commands and not by the clock, so that as much happens on a busy machine as on an idle one.
      let left = Math.floor(moment * MOST_COMMANDS)
      const work = async (): Promise<void> => {
        while (node.running && left-- > 0) await give(node).catch(() => undefined)
        await sleep(chance() * 30)
        await node.end("SIGKILL")
      }
      await Promise.all(Array.from({ length: workers }, work))
    } else wrong.push(`it did not start: ${node.said}`)
    await node.end("SIGKILL")
    if (/Unhandled|unhandled|Error:/.test(node.said)) wrong.push(node.said)
    wrong.push(...(await offlineFaults(data)))
    rmSync(path.join(data, "downloads"), { recursive: true, force: true })
    onCycle?.(cycle, ledger.acknowledged)
    if (wrong.length > 20) break
  }
  return { kills, starts, acknowledged: ledger.acknowledged, cut, wrong }
}
