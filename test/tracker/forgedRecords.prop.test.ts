import { expect, it } from "vitest"
import { RecordTable } from "../../src/tracker/RecordTable.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import { MAX_PEER_RECORD } from "../../src/wire/PeerRecord.ts"
import { seededChance } from "../support/seed.ts"
import {
  altered,
  flipped,
  had,
  hex,
  keysOf,
  mirrorRecord,
  NOW,
  peerRecord,
  printsOf,
  someone,
  someSwarm,
  TRACKER_KEY,
} from "../support/trackerRecords.ts"

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

const random = seededChance(9)
const below = (n: number) => Math.floor(random() * n)
const [listed, unlisted] = [someSwarm(), someSwarm()]
const signers = Array.from({ length: 40 }, someone)
const seq = NOW * 1000
const peers = signers.map((by) => peerRecord(by, listed))
const mirrors = signers.map((by) => mirrorRecord(by))

/** The same signature with the group's order added to its second half: a lax verifier takes it. */
const malleated = (sig: Uint8Array): Uint8Array => {
  let s = sig.subarray(32).reduceRight((sum, octet) => sum * 256n + BigInt(octet), 0n) + ORDER
  return Uint8Array.from(sig, (octet, i) => {
    if (i < 32) return octet
    const low = Number(s & 255n)
    s >>= 8n
    return low
  })
}
const sigOf = (record: Uint8Array): Uint8Array => {
  const at = Buffer.from(record).indexOf("3:sig64:") + 8
  return record.slice(at, at + 64)
}

type Kind = "peer" | "mirror"
/** Each makes a record that must not be taken, of one kind, from good ones. */
const forgeries: Record<string, (i: number) => readonly [Kind, Uint8Array]> = {
  "a bit flipped": (i) => (i % 2 ? ["mirror", flip(mirrors[i % 40]!)] : ["peer", flip(peers[i % 40]!)]),
  "a few bits flipped": (i) =>
    i % 2 ? ["mirror", flip(flip(flip(mirrors[i % 40]!)))] : ["peer", flip(flip(flip(peers[i % 40]!)))],
  "cut or appended to": (i) => [
    "peer",
    i % 2
      ? peers[i % 40]!.subarray(0, below(peers[i % 40]!.length))
      : Buffer.concat([peers[i % 40]!, new Uint8Array(1 + below(900))]),
  ],
  "said of a peer, newer, under the old signature": (i) => [
    "peer",
    altered(
      peers[i % 40]!,
      [
        { seq: seq + 1 + i },
        { seq: seq + 1, state: "stopped" },
        { seq: seq + 9, ttl: 1_800 },
        { seq: seq + 2, lanes: [signers[i % 40]!.publicKey] },
      ][below(4)]!,
    ),
  ],
  "said of a mirror, newer, under the old signature": (i) => [
    "mirror",
    altered(
      mirrors[i % 40]!,
      [{ seq: seq + 1 + i }, { seq: seq + 1, state: "stopped" }, { seq: seq + 9, entries: 1 }][below(3)]!,
    ),
  ],
  "signed by another key": (i) => foreign[i % foreign.length]!,
  "a signature that a lax verifier takes": (i) => lax[i % lax.length]!,
  "of a swarm that is not listed": (i) => ["peer", elsewhere[i % 40]!],
  "of another tracker": (i) => ["mirror", otherTracker[i % 40]!],
  "over, or of tomorrow": (i) => untimely[i % untimely.length]!,
  "with a lifetime, seq or lanes beyond the caps": (i) => excessive[i % excessive.length]!,
  "of the other kind": (i) => (i % 2 ? ["peer", mirrors[i % 40]!] : ["mirror", peers[i % 40]!]),
  "an older word, or the same": (i) =>
    i % 2 ? ["peer", i % 4 === 1 ? older[i % 20]! : peers[i % 20]!] : ["mirror", mirrors[i % 20]!],
}
const flip = (record: Uint8Array): Uint8Array => flipped(record, below(record.length * 8))
const next = (by: number) => signers[(by + 1 + below(39)) % 40]!
const foreign = signers.flatMap((of, i): [Kind, Uint8Array][] => [
  [
    "peer",
    altered(peerRecord(next(i), listed, { seq: seq + 5, lanes: [next(i).publicKey] }), {
      peer: of.publicKey,
      lanes: [of.publicKey],
    }),
  ],
  ["mirror", altered(mirrorRecord(next(i), { seq: seq + 5 }), { mirror: of.publicKey })],
  // A true signature over the other kind of record, by the right key.
  ["peer", altered(peers[i]!, { seq: seq + 5, sig: sigOf(mirrors[i]!) })],
  ["mirror", altered(mirrors[i]!, { seq: seq + 5, sig: sigOf(peers[i]!) })],
  ["peer", altered(peers[i]!, { seq: seq + 5, sig: new Uint8Array(64) })],
  // Keys of small order make signatures of zeros true in lax verifiers.
  [
    "mirror",
    altered(mirrors[i]!, { mirror: Uint8Array.of(1, ...new Uint8Array(31)), sig: new Uint8Array(64), seq: seq + i }),
  ],
])
// Of owners that are not known yet: the rest is as it was signed.
const lax = signers.slice(20).flatMap((_, i): [Kind, Uint8Array][] => [
  ["peer", altered(peers[20 + i]!, { sig: malleated(sigOf(peers[20 + i]!)) })],
  ["mirror", altered(mirrors[20 + i]!, { sig: malleated(sigOf(mirrors[20 + i]!)) })],
])
const elsewhere = signers.map((by) => peerRecord(by, unlisted, { seq: seq + 5 }))
const otherTracker = signers.map((by) => mirrorRecord(by, { tracker: someone().publicKey, seq: seq + 5 }))
const untimely = signers.flatMap((by): [Kind, Uint8Array][] => [
  ["peer", peerRecord(by, listed, { seq: seq + 5, issued: NOW - 901 })],
  ["mirror", mirrorRecord(by, { seq: seq + 5, issued: NOW - 1_801, ttl: 1_800 })],
  ["peer", peerRecord(by, listed, { seq: seq + 5, issued: NOW + 121 })],
  ["mirror", mirrorRecord(by, { seq: seq + 5, issued: 2 ** 40 })],
])
const excessive = signers.flatMap((by, i): [Kind, Uint8Array][] => [
  ["peer", altered(peers[i]!, { seq: seq + 5, ttl: 1_801 })],
  ["peer", peerRecord(by, listed, { seq: 2 ** 48 })],
  ["peer", peerRecord(by, listed, { seq: Number.MAX_SAFE_INTEGER })],
  ["mirror", altered(mirrors[i]!, { seq: 2 ** 48 })],
  ["peer", altered(peers[i]!, { seq: seq + 5, lanes: [by.publicKey, by.publicKey] })],
  ["peer", altered(peers[i]!, { seq: seq + 5, lanes: [someone().publicKey, by.publicKey] })],
  ["peer", new Uint8Array(MAX_PEER_RECORD + 1)],
])
const older = signers.map((by, i) => peerRecord(by, listed, { seq: seq - 1 - i }))

const LINK = { standing: "link", name: "a neighbour" } as const
const PER_KIND = 8_000

it(
  `ROOM3 PEER2 PEER6 of more than 100,000 forged, altered, foreign, late, early and old records none is taken`,
  { timeout: 600_000 },
  () => {
    const table = new RecordTable(TRACKER_KEY, (swarm) => swarm === hex(listed), TRACKER_LIMITS)
    const give = (kind: Kind, bytes: Uint8Array) =>
      kind === "peer" ? table.addPeer(bytes, NOW, LINK) : table.addMirror(bytes, NOW, LINK)
    // Half of the owners are known, the others would be new.
    for (let i = 0; i < 20; i++)
      expect([typeof give("peer", peers[i]!), typeof give("mirror", mirrors[i]!)]).toEqual(["object", "object"])
    const [before, checkedBefore] = [keysOf(had(table)), table.checked]
    let tried = 0
    const answers: Record<string, Record<string, number>> = {}
    for (const [name, make] of Object.entries(forgeries)) {
      const of: Record<string, number> = (answers[name] = {})
      for (let i = 0; i < PER_KIND; i++) {
        const answer = give(...make(i))
        if (typeof answer !== "string") expect.fail(`${name}, ${i}: taken`)
        of[answer] = (of[answer] ?? 0) + 1
        tried++
      }
    }
    const checked = table.checked - checkedBefore
    console.log(`${tried} tried, 0 taken, ${checked} signatures checked`, answers)
    expect(tried).toBeGreaterThanOrEqual(100_000)
    expect(keysOf(had(table))).toEqual(before)
    expect(table.size).toBe(40)
    expect(Buffer.compare(table.prints.prints(6), printsOf(had(table), 6))).toBe(0)
    // A signature is checked for what is well made, in time, of here and newer, and for nothing else.
    const forged = Object.values(answers).reduce((sum, of) => sum + (of["forged"] ?? 0), 0)
    expect(checked).toBe(forged)
    for (const name of [
      "of a swarm that is not listed",
      "of another tracker",
      "over, or of tomorrow",
      "with a lifetime, seq or lanes beyond the caps",
      "of the other kind",
      "an older word, or the same",
    ]) {
      expect([name, answers[name]!["forged"]]).toEqual([name, undefined])
    }
    for (const name of ["signed by another key", "a signature that a lax verifier takes"])
      expect(answers[name]).toEqual({ forged: PER_KIND })
    // And what is true is still taken.
    for (let i = 20; i < 40; i++)
      expect([typeof give("peer", peers[i]!), typeof give("mirror", mirrors[i]!)]).toEqual(["object", "object"])
  },
)
