/** What an operator allows of the node, a torrent or a share. What is not there is not limited. Pure. */
import type { Rates } from "./rates.ts"

/** Of a whole copy, or a share: what is met first ends it. */
export interface SeedingLimits {
  /** All of it has gone out so often (core/CopyCount); where only a part is wanted, so many times its octets. */
  readonly copies?: number | undefined
  /** So many times its octets have gone out. */
  readonly ratio?: number | undefined
  /** A date in milliseconds. */
  readonly until?: number | undefined
}

export interface TorrentLimits extends Rates, SeedingLimits {}

/** What is chosen anew of them: 0 takes a limit away, what is not named stays. */
export type Choice<Limits> = { readonly [Name in keyof Limits]?: Limits[Name] | 0 | undefined }

/** Of a share: nobody can reach it before `from`, a date in milliseconds. */
export interface ShareLimits extends SeedingLimits {
  readonly from?: number | undefined
}

/** How limits of the given names are read, chosen and compared. */
const limitsBy = <Limits extends TorrentLimits | ShareLimits>(names: readonly (keyof Limits)[]) => {
  /** The limits that a fact or a choice names, and nothing else of it. */
  const of = (given: Choice<Limits>): Limits =>
    Object.fromEntries(names.flatMap((name) => (given[name] ? [[name, given[name]]] : []))) as unknown as Limits
  return {
    of,
    chosen: (before: Limits, choice: Choice<Limits>): Limits =>
      of(Object.fromEntries(names.map((name) => [name, choice[name] ?? before[name]])) as Choice<Limits>),
    same: (a: Limits, b: Limits): boolean => names.every((name) => a[name] === b[name]),
  }
}

export const torrentLimits = limitsBy<TorrentLimits>(["down", "up", "copies", "ratio", "until"])
export const shareLimits = limitsBy<ShareLimits>(["copies", "ratio", "until", "from"])

/** Which limit has ended it. */
export type MetLimit = keyof SeedingLimits

/** The first limit that is met; `bytes` is the size of the torrent. */
export const metLimit = (
  { copies, ratio, until }: SeedingLimits,
  given: { readonly octets: number; readonly copies: number },
  bytes: number,
  date: number,
): MetLimit | undefined => {
  if (until !== undefined && date >= until) return "until"
  if (copies !== undefined && given.copies >= copies) return "copies"
  return ratio !== undefined && bytes > 0 && given.octets >= ratio * bytes ? "ratio" : undefined
}

/** What is left of limits when its operator has it go on although one was met. */
export const beyond = ({ ...limits }: TorrentLimits, met: MetLimit | undefined): TorrentLimits =>
  met === undefined ? limits : torrentLimits.of({ ...limits, [met]: 0 })
