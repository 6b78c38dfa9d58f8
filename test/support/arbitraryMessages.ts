/** Generated parts of what the holders of a tracker say to each other. */
import fc from "fast-check"
import { expect } from "vitest"
import type { Batch } from "../../src/wire/Batch.ts"
import { EntryType, MAX_SEQ } from "../../src/wire/Entry.ts"
import { MAX_FORK_PROOF } from "../../src/wire/ForkProof.ts"
import { MAX_HEAD } from "../../src/wire/Head.ts"
import { MAX_TTL_SECONDS } from "../../src/wire/PeerRecord.ts"
import { MAX_VERSION } from "../../src/wire/Reconcile.ts"

export const octets = (n: number) => fc.uint8Array({ minLength: n, maxLength: n })
export const upTo = (n: number) => fc.uint8Array({ maxLength: n })
export const whole = (max: number, min = 0) =>
  fc.oneof(
    fc.constantFrom(min, max),
    fc.maxSafeInteger().map((n) => min + (Math.abs(n) % (max - min + 1))),
  )
export const same = (a: Uint8Array | undefined, b: Uint8Array) => expect(Buffer.compare(a!, b)).toBe(0)

export const entryFields = fc.record({
  seq: whole(MAX_SEQ, 1),
  prev: octets(32),
  type: fc.constantFrom(...EntryType),
  infohash: octets(32),
  body: octets(32),
  at: whole(2 ** 40),
})
export const headFields = fc.record({
  seq: whole(MAX_SEQ),
  hash: octets(32),
  count: whole(MAX_SEQ),
  at: whole(2 ** 40),
  expires: whole(2 ** 40),
})
const wholeMirror = fc.record({
  tracker: octets(32),
  seq: whole(MAX_VERSION),
  state: fc.constantFrom("up" as const, "stopped" as const),
  entries: whole(MAX_SEQ),
  issued: whole(2 ** 40),
  ttl: whole(MAX_TTL_SECONDS, 1),
})
const shelf = fc.oneof(
  fc.constant({}),
  fc.record({ weight: whole(15) }),
  fc.record({ weight: whole(15), week: whole(2 ** 32), salt: octets(32) }),
)
export const mirrorFields = fc.tuple(wholeMirror, shelf).map(([said, kept]) => ({ ...said, ...kept }))

export const batch: fc.Arbitrary<Batch> = fc.record({
  v: fc.constant(1),
  head: fc.array(upTo(MAX_HEAD), { maxLength: 1 }),
  fork: fc.array(upTo(MAX_FORK_PROOF), { maxLength: 1 }),
  mirrors: fc.array(upTo(60), { maxLength: 5 }),
  peers: fc.array(upTo(60), { maxLength: 5 }),
})
