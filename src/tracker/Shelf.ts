/**
 * The shelves of one room as this node sees them, and its own part in them. Owns the view (who keeps which shard), and
 * since when this node is out of a shard that it kept; what is copied and dropped accordingly is stockShelf's.
 */
import type { Clock } from "../core/Clock.ts"
import { fromHex, toHex } from "../core/hex.ts"
import type { InfoHash, OnionAddress } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { Settling } from "../core/shelfView.ts"
import { KEEPERS, Placement, SHARDS, shardOf } from "../core/shelves.ts"
import type { Steps } from "../core/steps.ts"
import { inTurns } from "../core/wait.ts"
import type { RoomMembers, Salt } from "./RoomMembers.ts"

/** Who is this close behind the keepers keeps what it has. */
const SPARE = 2
/** Who was a keeper, and is out, keeps it for so long: the others need time to copy it. */
const OUT_MS = 24 * 3_600_000
const SHARDS_AT_ONCE = 64

export class Shelf {
  readonly #own: string
  readonly #members: RoomMembers
  readonly #clock: Clock
  readonly #settling = new Settling()
  #placement: Placement | undefined
  #placed: Salt | undefined
  /** This node's place in each shard, as of the view; −1 for who is out. */
  #places: readonly number[] = []
  /** Shards that this node kept, and since when it is out. */
  readonly #out = new Map<number, number>()
  /** How things stood when there was last no room for what was to be copied. */
  full: string | undefined

  /** @param own public key of this node's onion for the tracker, in hex. */
  constructor(own: string, members: RoomMembers, clock: Clock) {
    this.#own = own
    this.#members = members
    this.#clock = clock
  }

  get salt(): Salt | undefined {
    return this.#members.salt
  }

  /** Of the view that holds; before there is one: of none. */
  get week(): number | undefined {
    return this.#placed?.week
  }

  async look(): Promise<void> {
    const { members, salt } = await this.#members.look()
    if (!salt) return
    const names = members.map(({ key, weight }) => `${key} ${weight}`).sort()
    if (!this.#settling.sees(`${salt.week} ${toHex(salt.salt)} ${names.join(" ")}`, this.#clock.now())) return
    const same = this.#placement && this.#placed && toHex(this.#placed.salt) === toHex(salt.salt)
    const placement = same ? this.#placement! : new Placement(salt.salt)
    placement.members = members
    const places = await inTurns(placesOf(placement, this.#own))
    for (let shard = 0; shard < SHARDS; shard++) {
      if (keeps(places[shard]!)) this.#out.delete(shard)
      else if (keeps(this.#places[shard] ?? -1)) this.#out.set(shard, this.#clock.now())
    }
    this.#placement = placement
    this.#placed = salt
    this.#places = places
  }

  /** Shards that this node is to keep, those first in which it stands first. */
  get duty(): readonly number[] {
    return shards
      .filter((shard) => keeps(this.#places[shard] ?? -1))
      .sort((a, b) => this.#places[a]! - this.#places[b]!)
  }

  /** Shards whose metadata may go to make room. */
  get spare(): readonly number[] {
    const now = this.#clock.now()
    return shards.filter(
      (shard) => (this.#places[shard] ?? -1) < 0 && now - (this.#out.get(shard) ?? now - OUT_MS) >= OUT_MS,
    )
  }

  /** Who keeps these metadata, the best first; none of them is this node. */
  keepersOf(infohash: InfoHash): readonly OnionAddress[] {
    const keepers = this.#placement?.keepers(shardOf(infohash)) ?? []
    return keepers.filter((key) => key !== this.#own).map((key) => onionAddress(fromHex(key)))
  }
}

const shards = Array.from({ length: SHARDS }, (_, shard) => shard)
const keeps = (place: number): boolean => place >= 0 && place < KEEPERS

/** A thousand members make a million scores: others have their turns meanwhile. */
function* placesOf(placement: Placement, own: string): Steps<readonly number[]> {
  const places: number[] = []
  for (const shard of shards) {
    if (shard % SHARDS_AT_ONCE === 0) yield
    places.push(placement.keepers(shard, KEEPERS + SPARE).indexOf(own))
  }
  return places
}
