/**
 * A whole node under `kill -9`: all that it has acknowledged is there after each, once, in an intact chain, and nothing
 * half is left.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { killAgainAndAgain } from "../support/campaign/killed.ts"
import { openLoopbackNode, until } from "../support/loopbackNode.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { seeded } from "../support/seed.ts"

/** A long run: BULBIL_KILLS=1000 BULBIL_SEED=7 */
const KILLS = Number(process.env["BULBIL_KILLS"] ?? 20)
const SEED = seeded(20_261_128)
const FILES = 4

it(
  `loses nothing that it acknowledged over ${KILLS} kills (seed ${SEED})`,
  { timeout: KILLS * 15_000 + 600_000 },
  async () => {
    const home = await temporaryFolder()
    const sockets = path.join(home, "s")
    mkdirSync(sockets)
    const other = await openLoopbackNode(path.join(home, "other"), sockets)
    onTestFinished(() => other.close())
    const links: string[] = []
    for (let i = 0; i < FILES; i++) {
      const file = path.join(home, `offer${i}`)
      writeFileSync(file, Buffer.alloc(400_000 * (i + 1), `offer ${i}`))
      const shared = await other.ask({ type: "SharePath", path: file, title: `offer ${i}` })
      if (!shared.ok) throw new Error(shared.message)
      links.push(await other.link(shared.id))
    }
    await until(() => other.parts.board.published("tracker"))
    const offer = { links, tracker: other.parts.board.published("tracker")! }
    const onCycle = (cycle: number, acknowledged: number) =>
      KILLS > 50 && cycle % 25 === 24
        ? process.stdout.write(`${cycle + 1} kills, ${acknowledged} acknowledged\n`)
        : undefined
    const { wrong, ...counts } = await killAgainAndAgain({
      home,
      sockets,
      offer,
      kills: KILLS,
      seed: SEED,
      workers: KILLS > 20 ? 3 : 1,
      onCycle,
    })
    expect({ wrong, ...counts }).toMatchObject({ wrong: [] })
    expect(counts.acknowledged).toBeGreaterThan(KILLS)
    if (KILLS > 50) process.stdout.write(`${JSON.stringify(counts)}\n`)
  },
)
