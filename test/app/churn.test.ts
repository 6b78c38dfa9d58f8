/** A whole node that others come to and leave: what it holds of the machine is afterwards what it was before. */
import { mkdirSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"
import { churn } from "../support/campaign/churn.ts"
import { heldTooMuch } from "../support/campaign/heldTooMuch.ts"
import type { Figures } from "../support/campaign/MeasuredNode.ts"
import { seeded } from "../support/seed.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

/** A long run: BULBIL_CHURN_MINUTES=10 BULBIL_SEED=7 */
const MINUTES = Number(process.env["BULBIL_CHURN_MINUTES"] ?? 0)
const CYCLES = 5
const LEAKY_CYCLES = 3
const SEED = seeded(20_261_130)

const folders = async () => {
  const home = await temporaryFolder()
  const sockets = path.join(home, "s")
  mkdirSync(sockets)
  return { home, sockets }
}

const SPAN = MINUTES > 0 ? `${MINUTES} minutes` : `${CYCLES} cycles`
const LIMIT = { timeout: MINUTES * 80_000 + 600_000 }
const tell = (line: string): boolean => MINUTES > 0 && process.stdout.write(`${line}\n`)

it(`holds no more after ${SPAN} of churn than before (seed ${SEED})`, LIMIT, async () => {
  const end = performance.now() + MINUTES * 60_000
  const more = (cycles: number) => (MINUTES > 0 ? performance.now() < end : cycles < CYCLES)
  const onCycle = (cycle: number, figures: Figures) =>
    void (cycle % 10 === 9 && tell(`${cycle + 1} cycles: ${JSON.stringify(figures)}`))
  const taken = await churn({ ...(await folders()), seed: SEED, more, onCycle })
  expect({ wrong: heldTooMuch(taken), last: taken.at(-1) }).toMatchObject({ wrong: [] })
  expect(taken.length).toBeGreaterThan(CYCLES)
  tell(`${taken.length - 1} cycles; before ${JSON.stringify(taken[0])}; after ${JSON.stringify(taken.at(-1))}`)
})

it("and a node that holds something for each stream is found out", LIMIT, async () => {
  const taken = await churn({ ...(await folders()), seed: SEED, more: (cycles) => cycles < LEAKY_CYCLES, leak: true })
  const wrong = heldTooMuch(taken).join("; ")
  expect(wrong).toMatch(/it holds \d+ sockets; before the first \d+/)
  expect(wrong).toMatch(/external has grown by \d+ KiB/)
})
