/**
 * Each decoder under changed octets: it takes them, and then they are the one form of what was read; or it refuses as
 * it says it does. FUZZ_RUNS chooses how many in all: FUZZ_RUNS=10000000 for a campaign.
 */
import { describe, expect, it } from "vitest"
import { type Bencoded } from "../../src/core/bencode/Bencoded.ts"
import { decode } from "../../src/core/bencode/decode.ts"
import { encode } from "../../src/core/bencode/encode.ts"
import { prng } from "../../src/core/prng.ts"
import { backupDecoder, type Decoder, decoders } from "./decoders.ts"
import { mutate } from "./mutate.ts"
import { simpleBencode } from "./simpleBencode.ts"
import { seeded } from "../support/seed.ts"

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 100_000)
const SEED = seeded(20_261_128)
const EACH = Math.ceil(RUNS / (decoders.length + 1))
const TIMEOUT = Math.max(600_000, RUNS)

const shown = (bytes: Uint8Array) => JSON.stringify(Buffer.from(bytes).toString("latin1"))
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

/** @returns whether it was taken. */
const tried = ({ again, refuses = [], loose }: Decoder, bytes: Uint8Array): boolean => {
  const before = bytes.slice()
  let written: Uint8Array | undefined
  try {
    written = again(bytes)
  } catch (error) {
    if (refuses.some((kind) => error instanceof kind)) return false
    throw new Error(`threw for ${shown(before)}`, { cause: error })
  }
  if (!same(bytes, before)) throw new Error(`changed its input ${shown(before)}`)
  if (!written) return false
  if (loose ? !same(again(written) ?? new Uint8Array([0]), written) : !same(written, bytes))
    throw new Error(`took ${shown(before)}, which it writes as ${shown(written)}`)
  return true
}

describe(`decoders under changed octets (${RUNS} runs, seed ${SEED})`, () => {
  it.each(decoders)("WIRE1 $name", { timeout: TIMEOUT }, (decoder) => {
    for (const sample of decoder.samples.slice(0, 3)) expect(tried(decoder, sample)).toBe(true)
    const chance = prng(SEED)
    let taken = 0
    for (let run = 0; run < EACH; run++) if (tried(decoder, mutate(decoder.samples, chance))) taken++
    expect(taken === EACH).toBe(decoder.total === true)
  })

  it(
    "BACKUP1 a backup's frames, cut anywhere: the same frames or refusal as in one piece",
    { timeout: TIMEOUT },
    async () => {
      const chance = prng(SEED)
      expect(await backupDecoder.read(backupDecoder.samples[0]!, 1)).toBe(2)
      for (let run = 0; run < Math.ceil(EACH / 4); run++) {
        const bytes = mutate(backupDecoder.samples, chance)
        const whole = await backupDecoder.read(bytes, 1e9)
        for (const cut of [1, 7, 100])
          expect([await backupDecoder.read(bytes, cut), shown(bytes)]).toEqual([whole, shown(bytes)])
      }
    },
  )

  it("bencode is what a second reader of it, made the simplest way, says it is", { timeout: TIMEOUT }, () => {
    const { samples } = decoders[0]!
    const chance = prng(SEED + 1)
    let [both, neither] = [0, 0]
    for (let run = 0; run < EACH; run++) {
      const bytes = mutate(samples, chance)
      const simple = simpleBencode(bytes)
      let strict: Bencoded | undefined
      try {
        strict = decode(bytes)
      } catch {}
      if (strict === undefined) neither++
      else both++
      if ((strict === undefined) !== (simple === undefined)) throw new Error(`one of two takes ${shown(bytes)}`)
      if (strict !== undefined && !same(encode(strict), encode(simple!)))
        throw new Error(`two readings of ${shown(bytes)}`)
    }
    expect(Math.min(both, neither)).toBeGreaterThan(EACH / 100)
  })
})

it("the list is whole: each module of src/wire that decodes is in it", async () => {
  const { readdirSync, readFileSync } = await import("node:fs")
  const listed = readFileSync(new URL("./decoders.ts", import.meta.url), "utf8")
  const files = readdirSync("src/wire", { encoding: "utf8", recursive: true }).filter((file) => file.endsWith(".ts"))
  const decoding = files.filter((file) =>
    /export (const|class|function) \w*([Dd]ecode|[Rr]ead|parse)|^export const \w+ = (signedM|m)essage\(/m.test(
      readFileSync(`src/wire/${file}`, "utf8"),
    ),
  )
  expect(decoding.length).toBeGreaterThan(12)
  for (const file of decoding) expect(listed).toContain(`wire/${file}`)
})
