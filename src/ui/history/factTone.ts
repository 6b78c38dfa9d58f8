/** What an event is drawn as, by its fact's name. Pure. */
export type FactTone = "move" | "bad" | "rest"

/** Much moves: data came, were given on, or were counted. */
const MOVES = /^(Pieces(Verified|Served)|EntriesMirrored|ShelfFilled|Credit(Earned|Spent)|RelayTrafficMeasured)$/
const TROUBLE = new RegExp(
  "(Failed|Missing|Lost|(Release|Rollback)Refused|Banned|Forked|Contradicted|Conflict|Spoiled|Gone|Exposed|Exhausted|" +
    "QuotaReached|Silent|Distrusted|RelayEnded|KeptBack)$",
)

/** A fact that is not known yet is at rest. */
export const factTone = (fact: string): FactTone => (MOVES.test(fact) ? "move" : TROUBLE.test(fact) ? "bad" : "rest")
