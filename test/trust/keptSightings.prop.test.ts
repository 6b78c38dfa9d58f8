/** FIND2: what is kept of a trusted tracker is true, bounded, and only of what was seen by looking at it. */
import fc from "fast-check"
import { expect, it } from "vitest"
import type { InfoHash, TrackerKey } from "../../src/core/ids.ts"
import { prefixOf } from "../../src/core/trackerPrefix.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { KeptSightings } from "../../src/trust/KeptSightings.ts"
import { TrustRows } from "../../src/trust/TrustRows.ts"
import { FOUND_MOST } from "../../src/wire/Find.ts"
import { MirrorRecord } from "../../src/wire/MirrorRecord.ts"
import { HandClock } from "../support/HandClock.ts"
import { seeded } from "../support/seed.ts"
import { ChainMaker, hashOf } from "../support/trackerChain.ts"
import { flipped, hex, mirrorRecord, NOW, someone, TRACKER_KEY } from "../support/trackerRecords.ts"

const mirrors = Array.from({ length: 70 }, someone)
const other = someone()
const nothing = { listed: () => [] }

/** What somebody may answer who is asked for mirrors. */
const record = fc.record({
  by: fc.nat(mirrors.length - 1),
  how: fc.constantFrom("true", "stopped", "forged", "of another", "over", "of tomorrow"),
  seq: fc.nat(3),
})
const encoded = ({ by, how, seq }: { by: number; how: string; seq: number }, seconds: number): Uint8Array => {
  const over =
    how === "over"
      ? { issued: seconds - 2_000 }
      : how === "of tomorrow"
        ? { issued: seconds + 86_400 }
        : { issued: seconds }
  const signed = mirrorRecord(mirrors[by]!, {
    ...over,
    seq: NOW * 1_000 + seq,
    ...(how === "stopped" ? { state: "stopped" } : {}),
    ...(how === "of another" ? { tracker: other.publicKey } : {}),
  })
  return how === "forged" ? flipped(signed, 8 * signed.length - 9) : signed
}

it("FIND2 keeps records of that tracker's mirrors alone, each signed, those heard last first, at most fifty", () => {
  let [kept, refused] = [0, 0]
  fc.assert(
    fc.property(fc.array(fc.array(record, { maxLength: 60 }), { maxLength: 4 }), (answers) => {
      const clock = new HandClock()
      const rows = new TrustRows(":memory:")
      const sightings = new KeptSightings(rows.sightings, nothing, clock)
      const now = clock.date() / 1000
      for (const answer of answers) {
        sightings.heard(
          TRACKER_KEY,
          answer.map((one) => encoded(one, now)),
        )
        const said = sightings.of(TRACKER_KEY)!.mirrors.map((bytes) => MirrorRecord.read(bytes)!)
        expect(said.length).toBeLessThanOrEqual(FOUND_MOST)
        expect(said.every((one) => hex(one.tracker) === TRACKER_KEY && one.state === "up")).toBe(true)
        expect(new Set(said.map(({ mirror }) => hex(mirror))).size).toBe(said.length)
        // Of those that were true in this answer, and said nothing else later in it, each is before all older ones.
        const last = new Map(answer.slice(0, FOUND_MOST).flatMap((one) => (isFresh(one) ? [[one.by, one.how]] : [])))
        const names = [...last].flatMap(([by, how]) => (how === "true" ? hex(mirrors[by as number]!.publicKey) : []))
        expect(
          said
            .slice(0, names.length)
            .map(({ mirror }) => hex(mirror))
            .sort(),
        ).toEqual(names.sort())
        kept += said.length
        refused += answer.length - names.length
      }
      // The same after a restart.
      const again = new KeptSightings(rows.sightings, nothing, clock)
      expect(plain(again)).toEqual(plain(sightings))
      again.forget(TRACKER_KEY)
      expect(rows.sightings.all()).toEqual([])
    }),
    { seed: seeded(3402), numRuns: 60 },
  )
  expect(Math.min(kept, refused)).toBeGreaterThan(50)
})
const isFresh = ({ how }: { readonly how: string }) => how === "true" || how === "stopped"
const plain = (sightings: KeptSightings) => sightings.of(TRACKER_KEY)?.mirrors.map(hex)

it("FIND2 keeps the prefixes of a catalogue as far as it was read, and forgets none that was taken back", async () => {
  const chain = new ChainMaker("read").addMany(0, 1_200)
  const index = new SqliteSearchIndex(":memory:")
  index.claim(chain.tracker, "trusted")
  index.append(chain.tracker, chain.entries)
  const rows = new TrustRows(":memory:")
  const sightings = new KeptSightings(rows.sightings, index, new HandClock())
  const has = (n: number) => sightings.of(chain.tracker)!.lists.has(prefixOf(hashOf(n)))
  const prefixes = (to: number) => new Set(Array.from({ length: to }, (_, n) => prefixOf(hashOf(n)))).size
  // A mirror of the same tracker may have brought more than the look has seen.
  await sightings.read(chain.tracker, 700)
  expect(sightings.of(chain.tracker)!.lists.count).toBe(prefixes(700))
  await sightings.read(chain.tracker, 1_200)
  expect(sightings.of(chain.tracker)!.lists.count).toBe(prefixes(1_200))
  chain.takeBack(hashOf(5)).add("f".repeat(64) as InfoHash, "new")
  index.append(chain.tracker, chain.entries.slice(1_200))
  await sightings.read(chain.tracker, 1_202)
  expect(has(5)).toBe(true)
  expect(sightings.of(chain.tracker)!.lists.has(0xfff)).toBe(true)
  const again = new KeptSightings(rows.sightings, index, new HandClock()).of(chain.tracker)!
  expect(hex(again.lists.bytes)).toBe(hex(sightings.of(chain.tracker)!.lists.bytes))
  expect(sightings.of("0".repeat(64) as TrackerKey)).toBeUndefined()
})

it("FIND2 deletes what was seen of trackers that nobody trusts any more, in memory and in the file", () => {
  const [rows, clock] = [new TrustRows(":memory:"), new HandClock()]
  const sightings = new KeptSightings(rows.sightings, nothing, clock)
  const lost = "0b".repeat(32) as TrackerKey
  for (const tracker of [TRACKER_KEY, lost]) sightings.heard(tracker, [])
  sightings.keepOnly([TRACKER_KEY])
  expect([sightings.of(lost), rows.sightings.all().map(({ tracker }) => tracker)]).toEqual([undefined, [TRACKER_KEY]])
  expect(sightings.of(TRACKER_KEY)).toBeDefined()
})
