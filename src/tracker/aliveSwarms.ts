/**
 * What somebody is known to have, out of the records that are here: a record that is neither over nor of who has left.
 */
import type { InfoHash } from "../core/ids.ts"
import type { Room } from "./Room.ts"

export const aliveSwarms = (rooms: Iterable<Pick<Room, "table" | "seconds">>): ReadonlySet<InfoHash> => {
  const alive = new Set<InfoHash>()
  for (const { table, seconds } of rooms)
    for (const swarm of table.swarms) if (swarm !== "" && isAlive(table, swarm, seconds)) alive.add(swarm as InfoHash)
  return alive
}

const isAlive = (table: Room["table"], swarm: string, seconds: number): boolean => {
  for (const { stopped } of table.current(swarm, seconds)) if (!stopped) return true
  return false
}
