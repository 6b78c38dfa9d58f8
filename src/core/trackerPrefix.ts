/**
 * The first 12 bits of a tracker's key, or of an infohash: one in 4,096 of all names. It is what is asked for where the
 * whole name would say too much. Pure.
 */
import type { InfoHash, TrackerKey } from "./ids.ts"

export const PREFIXES = 4_096

export const prefixOf = (name: TrackerKey | InfoHash): number => Number.parseInt(name.slice(0, 3), 16)
