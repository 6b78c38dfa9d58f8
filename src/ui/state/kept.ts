/** Lists that one keeps with the preferences, of views and of searches: what fits in, and what is put in. Pure. */
import { MOST_KEPT, MOST_OCTETS } from "../../contract/settings/preferenceLimits.ts"
import type { Preferences } from "./preferences.ts"

interface Identified {
  readonly id: string
}

/** In the place of the one with its id, whose fields that this page does not know it keeps; else at the end. */
export const put = <One extends Identified>(list: readonly One[], one: One): readonly One[] =>
  list.some(({ id }) => id === one.id)
    ? list.map((before) => (before.id === one.id ? { ...before, ...one } : before))
    : [...list, one]

export const without = <One extends Identified>(list: readonly One[], id: string): readonly One[] =>
  list.filter((one) => one.id !== id)

/** The node refuses preferences that are larger, all of them: so much is left free for what else may change. */
const RESERVED = 2_048

/** @param now with what is to be kept */
export const fits = (now: Preferences): boolean =>
  [now.views, now.searches].every((list) => (list?.length ?? 0) <= MOST_KEPT) &&
  new TextEncoder().encode(JSON.stringify(now)).length <= MOST_OCTETS - RESERVED

export const newId = (): string =>
  [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join("")
