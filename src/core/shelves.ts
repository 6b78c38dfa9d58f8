/**
 * Who of a tracker's mirrors keeps which metadata, when not all of them keep all: weighted rendezvous hashing. A shard
 * is the first 10 bits of an infohash; its keepers are those with the best scores for it. A function of the members and
 * the salt alone, so that all who know the same members agree without a word; who comes or goes moves their own shards
 * and no others.
 */
import { createHash } from "node:crypto"
import { fromHex } from "./hex.ts"
import type { InfoHash } from "./ids.ts"

export const SHARDS = 1_024
/** Copies of the metadata of each shard. */
export const KEEPERS = 6
/** Of a mirror that has everything; 0 keeps nothing but entries. */
export const WHOLE_WEIGHT = 16
/** Days of one salt: 7. */
export const EPOCH_SECONDS = 7 * 86_400
/** What more are there are not counted; the caller brings the oldest. */
export const MOST_MEMBERS = 1_000

export interface Member {
  /** Public key of its onion, in hex. */
  readonly key: string
  readonly weight: number
}

export const shardOf = (infohash: InfoHash): number => Number.parseInt(infohash.slice(0, 3), 16) >> 2

export const epochOf = (seconds: number): number => Math.floor(seconds / EPOCH_SECONDS)

/** One hash has the chances of so many shards. */
const PER_HASH = 4

/** −ln of a member's chance in each shard: the less, the better; what its weight divides. */
const chancesOf = (key: string, salt: Uint8Array): Float64Array => {
  const out = new Float64Array(SHARDS)
  const named = fromHex(key)
  const part = Buffer.alloc(2)
  for (let shard = 0; shard < SHARDS; shard += PER_HASH) {
    part.writeUInt16BE(shard / PER_HASH)
    const hash = createHash("sha256").update(named).update(part).update(salt).digest()
    // 53 bits, and never 0: of that there is no logarithm.
    for (let i = 0; i < PER_HASH; i++)
      out[shard + i] = -Math.log((Number(hash.readBigUInt64BE(i * 8) >> 11n) + 0.5) / 2 ** 53)
  }
  return out
}

/** Placement of one room under one salt; hashes each member once. */
export class Placement {
  readonly #salt: Uint8Array
  #members: readonly Member[] = []
  #chances = new Map<string, Float64Array>()

  constructor(salt: Uint8Array) {
    this.#salt = salt
  }

  /** In whatever order. */
  set members(members: Iterable<Member>) {
    this.#members = [...members].filter(({ weight }) => weight > 0).slice(0, MOST_MEMBERS)
    const before = this.#chances
    this.#chances = new Map(this.#members.map(({ key }) => [key, before.get(key) ?? chancesOf(key, this.#salt)]))
  }

  get size(): number {
    return this.#members.length
  }

  /** The `most` best for a shard, the best first. */
  keepers(shard: number, most = KEEPERS): readonly string[] {
    const best: { readonly key: string; readonly cost: number }[] = []
    for (const { key, weight } of this.#members) {
      const one = { key, cost: this.#cost(key, weight, shard) }
      const at = best.findIndex((other) => before(one, other))
      if (at >= 0) best.splice(at, 0, one)
      else if (best.length < most) best.push(one)
      if (best.length > most) best.pop()
    }
    return best.map(({ key }) => key)
  }

  /** How many are before this member in a shard; `undefined` for who keeps nothing. */
  rank(key: string, shard: number): number | undefined {
    const own = this.#members.find((member) => member.key === key)
    if (!own) return undefined
    const one = { key, cost: this.#cost(key, own.weight, shard) }
    return this.#members.filter((other) =>
      before({ key: other.key, cost: this.#cost(other.key, other.weight, shard) }, one),
    ).length
  }

  #cost(key: string, weight: number, shard: number): number {
    return this.#chances.get(key)![shard]! / weight
  }
}

interface Scored {
  readonly key: string
  readonly cost: number
}

const before = (a: Scored, b: Scored): boolean => a.cost < b.cost || (a.cost === b.cost && a.key < b.key)
