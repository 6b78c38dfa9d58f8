/** What pages and commands say of trusted nodes. */
import { bytesText, countText } from "../figures.ts"
import type { TrustedMode } from "../rows.ts"
import type { BeyondView, FarView, TrustCost } from "../trust.ts"

const modes: Readonly<Record<TrustedMode, string>> = {
  greeting: "Looking for it",
  indexing: "Copying its list",
  current: "Searchable",
  remote: "Too large to copy",
  silent: "Does not answer",
  frozen: "Frozen: it told two stories",
  failed: "Not a node’s address",
  revoked: "Revoked",
}

export const trustedText = (mode: TrustedMode): string => modes[mode]

const far: Readonly<Record<FarView["state"], string>> = {
  waiting: "Waiting its turn",
  current: "Searchable",
  remote: "Too large to copy",
  silent: "Does not answer",
  frozen: "Frozen: it told two stories",
}

/** Of one that is reached through others. */
export const farText = (state: FarView["state"]): string => far[state]

const lies: Readonly<Record<string, string>> = {
  fork: "It told two stories about one entry, both signed. The proof is kept, and nothing more is taken from it.",
  rollback: "It offered an older list than the one that is here, under its own signature. It was refused.",
  "equivocal-list": "It told of two different sets of nodes that it trusts, as one and the same list.",
}

export const lieText = (what: string): string => lies[what] ?? "It was caught in a contradiction."

/** What it means that an edge is told, or not. */
export const edgeText = (told: "nobody" | "anybody"): string =>
  told === "anybody"
    ? "Everybody who has your node’s address can see that you trust it, and can reach it through you."
    : "Nobody can see that you trust it, and nobody reaches it through you."

/** What reaching further through a node would cost, or that it leads nowhere. */
export const costText = ({ nodes, exact, entries, octets, minutes }: TrustCost, degrees: number): string => {
  if (degrees === 1) return "It alone: nobody is reached through it."
  if (nodes === 0)
    return exact
      ? "It tells nobody whom it trusts, or nobody whom you do not reach already."
      : "Nobody more is reached."
  return (
    `${exact ? "" : "At most "}${countText(nodes, "node")} more, about ${countText(entries, "entry", "entries")} and ` +
    `${bytesText(octets)} to read, within ${countText(minutes, "minute")}.`
  )
}

/** That a node leads further than was agreed to, and what can be done about it. */
export const beyondText = ({ nodes, octets }: Pick<BeyondView, "nodes" | "octets">): string => {
  const asked =
    nodes > 0 ? [`It leads to ${countText(nodes, "node")} more than you agreed to; these are not asked.`] : []
  const read = octets ? ["More could be read of those whom it leads to than you agreed to; that is not copied."] : []
  return [...asked, ...read, "Look at what it costs now, and agree again, if you want more."].join(" ")
}
