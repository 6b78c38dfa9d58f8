/**
 * All chance of the tests comes from one seed: that of the properties, of the simulated worlds and of every generator
 * in a test. It is the same in each run unless BULBIL_SEED names another, is told when a run begins, and again with
 * each test that fails.
 */
import { prng } from "../../src/core/prng.ts"

const said = process.env["BULBIL_SEED"] ?? ""
if (!/^\d{0,10}$/.test(said)) throw new Error(`BULBIL_SEED is "${said}"; give a whole number of up to ten digits`)

export const SEED = Number(said) >>> 0

/** A seed of the run for the case of this number; the number itself where no other seed was asked for. */
export const seeded = (number: number): number => (number + Math.imul(SEED, 0x9e3779b1)) >>> 0

/** Chance for a test that draws by itself; each number gives another sequence. */
export const seededChance = (number: number) => prng(seeded(number))

export const howToRepeat = `BULBIL_SEED=${SEED}`
