/**
 * Which members of a room count in a week, and when a list of them that has changed is acted upon. Nobody chooses a
 * place: the salt of a week is unknown before it begins, so a member counts only if it was known before that. Pure:
 * time is given.
 */
import { EPOCH_SECONDS, type Member, MOST_MEMBERS } from "./shelves.ts"

export interface KnownMember extends Member {
  /** When it was heard of first, in seconds since 1970. */
  readonly since: number
}

/** Those that count, the oldest first. Who knew nobody before the week has no say, and counts all. */
export const counting = <M extends KnownMember>(week: number, known: readonly M[]): readonly M[] => {
  const begins = week * EPOCH_SECONDS
  const before = known.filter(({ since }) => since < begins)
  return (before.length > 0 ? before : [...known])
    .sort((a, b) => a.since - b.since || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_MEMBERS)
}

/** What a list of members that differs must last before it is the view. */
const SETTLES_MS = 600_000

/**
 * The view that holds, and since when others differ from it. None holds at first: after a start a member knows of
 * nobody but itself, and would take all shards for its own.
 */
export class Settling {
  #view: string | undefined
  #differsAt: number | undefined

  /** @returns whether this is the view from now on, and was not before. */
  sees(view: string, now: number): boolean {
    if (view === this.#view) {
      this.#differsAt = undefined
      return false
    }
    this.#differsAt ??= now
    if (now - this.#differsAt < SETTLES_MS) return false
    this.#view = view
    this.#differsAt = undefined
    return true
  }
}
