/**
 * A whole node whose date is set under it: nothing stalls or storms, no credit comes or goes, the history stays whole.
 */
import { mkdirSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"
import { jumpAgainAndAgain } from "../support/campaign/clockJumps.ts"
import { offlineFaults } from "../support/campaign/offline.ts"
import { seeded } from "../support/seed.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

/** A long run: BULBIL_CLOCK_ROUNDS=200 BULBIL_SEED=7 */
const ROUNDS = Number(process.env["BULBIL_CLOCK_ROUNDS"] ?? 3)
const SEED = seeded(20_261_129)

const LIMIT = { timeout: ROUNDS * 30_000 + 600_000 }
const tell = (line: string): boolean => ROUNDS > 20 && process.stdout.write(`${line}\n`)

it(`comes through ${ROUNDS} rounds of a date that jumps (seed ${SEED})`, LIMIT, async () => {
  const home = await temporaryFolder()
  const sockets = path.join(home, "s")
  mkdirSync(sockets)
  const onRound = (round: number, jumps: number) => void (round % 10 === 0 && tell(`${round} rounds, ${jumps} jumps`))
  const result = await jumpAgainAndAgain({ home, sockets, rounds: ROUNDS, seed: SEED, onRound })
  expect(result).toMatchObject({ wrong: [], downloads: 2 * (ROUNDS + 1) })
  // No storm, and nothing that sleeps for longer than the rarest thing that a node does.
  expect(result.mostTimers).toBeLessThan(20 * result.calmTimers)
  expect(result.longestMs).toBeLessThanOrEqual(6 * 3_600_000)
  expect(await offlineFaults(path.join(home, "bob"))).toEqual([])
  tell(JSON.stringify(result))
})
