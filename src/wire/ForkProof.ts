/**
 * ForkProof: two different entries, or heads, or one of each, of one seq, both signed by one tracker: that it has told
 * two stories. Anybody can check it, nobody but the tracker's key can make it. Whoever has one keeps it, shows it,
 * passes it on, and follows that tracker no further.
 */
import { Schema } from "effect"
import { Entry, entryHash, MAX_ENTRY } from "./Entry.ts"
import { MAX_HEAD, Head } from "./Head.ts"
import { message, OctetsUpTo, Whole, Word } from "./message.ts"

export const MAX_FORK_PROOF = 1_024

const ForkProof = Schema.Struct({
  v: Whole(1, 1),
  kind: Word("entry", "head", "mixed"),
  a: OctetsUpTo(Math.max(MAX_ENTRY, MAX_HEAD)),
  b: OctetsUpTo(Math.max(MAX_ENTRY, MAX_HEAD)),
})

const codec = message(MAX_FORK_PROOF, 16, ForkProof)

/** @param a and `b`: two encoded entries, two encoded heads, or (mixed) an entry and a head. */
export const encodeForkProof = (kind: "entry" | "head" | "mixed", a: Uint8Array, b: Uint8Array): Uint8Array => {
  const [first, second] = kind === "mixed" || Buffer.compare(a, b) < 0 ? [a, b] : [b, a]
  return codec.encode({ v: 1, kind, a: first, b: second })
}

export interface Fork {
  readonly tracker: Uint8Array
  /** The seq of which there are two. */
  readonly seq: number
}

/** `undefined` unless it proves what it says. */
export const readForkProof = (bytes: Uint8Array): Fork | undefined => {
  const proof = codec.decode(bytes)
  if (!proof) return undefined
  if (proof.kind === "mixed") return mixed(proof.a, proof.b)
  // One order, so that a proof has one form.
  if (Buffer.compare(proof.a, proof.b) >= 0) return undefined
  return proof.kind === "entry" ? entries(proof.a, proof.b) : heads(proof.a, proof.b)
}

function mixed(first: Uint8Array, second: Uint8Array): Fork | undefined {
  const [entry, head] = [Entry.decode(first), Head.read(second)]
  if (
    !entry ||
    !head ||
    entry.seq !== head.seq ||
    !same(entry.tracker, head.tracker) ||
    same(entryHash(first), head.hash)
  )
    return undefined
  return Entry.isAuthentic(entry) ? { tracker: entry.tracker, seq: entry.seq } : undefined
}

function entries(first: Uint8Array, second: Uint8Array): Fork | undefined {
  const [a, b] = [Entry.decode(first), Entry.decode(second)]
  if (!a || !b || a.seq !== b.seq || !same(a.tracker, b.tracker) || same(entryHash(first), entryHash(second)))
    return undefined
  // Two signatures over the same story are none of two stories.
  const oneStory =
    same(a.prev, b.prev) && a.type === b.type && same(a.infohash, b.infohash) && same(a.body, b.body) && a.at === b.at
  return !oneStory && Entry.isAuthentic(a) && Entry.isAuthentic(b) ? { tracker: a.tracker, seq: a.seq } : undefined
}

function heads(first: Uint8Array, second: Uint8Array): Fork | undefined {
  const [a, b] = [Head.read(first), Head.read(second)]
  if (!a || !b || a.seq !== b.seq || !same(a.tracker, b.tracker) || same(a.hash, b.hash)) return undefined
  return { tracker: a.tracker, seq: a.seq }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
