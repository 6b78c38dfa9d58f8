/** What can be seen of a tracker that is held here: how many are in its room, and which mirrors it has. */
import { fromHex } from "../core/hex.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"
import type { AddressBook } from "./AddressBook.ts"
import type { RecordEntry } from "./RecordEntry.ts"
import type { Room } from "./Room.ts"
import type { LiveHolding } from "./Trackers.ts"

const up = (room: Room): readonly RecordEntry[] =>
  [...room.table.current("", room.seconds)].filter(({ stopped }) => !stopped)

/** @param own whether this node is the origin. */
export const liveFigures = (room: Room, book: AddressBook, own: boolean): LiveHolding => {
  const origin = book.places.find(({ address }) => address === book.origin)
  return {
    links: room.neighbours,
    mirrors: up(room).length,
    peers: room.table.size - room.table.mirrors,
    originReachable: own
      ? true
      : origin && (origin.goodAt > 0 || origin.failures > 0)
        ? origin.failures === 0
        : undefined,
  }
}

export const mirrorsOf = (room: Room) =>
  up(room).map(({ owner, bytes, until }) => ({
    address: onionAddress(fromHex(owner)),
    entries: MirrorRecord.decode(bytes)!.entries,
    until,
  }))
