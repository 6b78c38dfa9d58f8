/** How much of a tracker's metadata a mirror says that it keeps, from what it has of them by now. Pure. */
import { WHOLE_WEIGHT } from "./shelves.ts"

/** A copy becomes whole again when it would fill no more of its quota than this. */
const ROOMY = 0.9

export interface Stock {
  /** Torrents whose metadata are here, and the octets of these. */
  readonly here: number
  readonly octets: number
  /** Torrents that are listed. */
  readonly listed: number
}

/** In sixteenths; all of them: it can keep everything. @param before what it says now. */
export const shelfWeight = ({ here, octets, listed }: Stock, quota: number, before = 0): number => {
  if (quota <= 0) return 0
  // How large they are is not known of none.
  if (here === 0 && before > 0) return before
  const all = here === 0 ? 0 : (octets / here) * listed
  if (all <= quota * ROOMY) return WHOLE_WEIGHT
  const weight = Math.min(WHOLE_WEIGHT - 1, Math.max(1, Math.floor((WHOLE_WEIGHT * quota) / all)))
  // An estimate sways, and each change moves shards of others.
  return Math.abs(weight - before) < 2 && before > 0 && before < WHOLE_WEIGHT ? before : weight
}
