/**
 * The mirrors of one tracker as members that keep shelves: who they are by their newest records, since when they are
 * known, and the salt of the week. Their age and the salt outlive a restart, in the entry store: the carrier tells the
 * salt in the first days of its week alone.
 */
import { fromHex, toHex } from "../core/hex.ts"
import type { TrackerKey } from "../core/ids.ts"
import { counting, type KnownMember } from "../core/shelfView.ts"
import { EPOCH_SECONDS, epochOf, MOST_MEMBERS, WHOLE_WEIGHT } from "../core/shelves.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"
import type { Room } from "./Room.ts"

const DAYS = EPOCH_SECONDS / 86_400

/** The 32 octets of a day; nothing where the carrier cannot say. */
export type Beacon = (day: number) => Promise<Uint8Array | undefined>

export interface Salt {
  readonly week: number
  readonly salt: Uint8Array
}

export interface MembersSeen {
  readonly members: readonly KnownMember[]
  readonly salt: Salt | undefined
}

interface Seen extends KnownMember {
  /** What its record says of the week's salt. */
  readonly says: string | undefined
}

export class RoomMembers {
  readonly #tracker: TrackerKey
  readonly #room: Room
  readonly #store: EntryStore
  readonly #beacon: Beacon
  #salt: Salt | undefined

  constructor(tracker: TrackerKey, room: Room, store: EntryStore, beacon: Beacon) {
    this.#tracker = tracker
    this.#room = room
    this.#store = store
    this.#beacon = beacon
  }

  /** As it was found last. */
  get salt(): Salt | undefined {
    return this.#salt
  }

  async look(): Promise<MembersSeen> {
    const week = epochOf(this.#room.seconds)
    const members = counting(week, this.#known(week))
    if (this.#salt?.week !== week) this.#salt = this.#kept(week) ?? (await this.#find(week, members))
    return { members, salt: this.#salt }
  }

  #kept(week: number): Salt | undefined {
    const kept = this.#store.salt(this.#tracker)
    return kept?.week === week ? kept : undefined
  }

  async #find(week: number, members: readonly KnownMember[]): Promise<Salt | undefined> {
    const own = await this.#beacon(week * DAYS).catch(() => undefined)
    const salt = own ?? mostSaid(members)
    if (!salt) return undefined
    this.#store.putSalt(this.#tracker, week, salt)
    return { week, salt }
  }

  #known(week: number): readonly Seen[] {
    const { seconds, table } = this.#room
    const since = new Map(this.#store.members(this.#tracker))
    const known: Seen[] = []
    for (const { owner, stopped, bytes } of table.current("", seconds)) {
      const record = stopped ? undefined : MirrorRecord.decode(bytes)
      if (!record) continue
      // Heard of while the date was wrong: nobody is known since a time to come.
      const first = Math.min(since.get(owner) ?? seconds, seconds)
      since.set(owner, first)
      const says = record.week === week && record.salt ? toHex(record.salt) : undefined
      known.push({ key: owner, weight: record.weight ?? WHOLE_WEIGHT, since: first, says })
    }
    this.#keep(since, new Set(known.map(({ key }) => key)))
    return known
  }

  /** Who is away just now keeps the age that it has, while there is room. */
  #keep(since: Map<string, number>, here: ReadonlySet<string>): void {
    for (const key of since.keys()) if (since.size > 2 * MOST_MEMBERS && !here.has(key)) since.delete(key)
    const before = this.#store.members(this.#tracker)
    if (before.size !== since.size || [...since].some(([key, at]) => before.get(key) !== at))
      this.#store.putMembers(this.#tracker, since)
  }
}

const mostSaid = (members: readonly KnownMember[]): Uint8Array | undefined => {
  const votes = new Map<string, number>()
  for (const { says } of members as readonly Seen[]) if (says) votes.set(says, (votes.get(says) ?? 0) + 1)
  const [most] = [...votes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return most && new Uint8Array(fromHex(most[0]))
}
