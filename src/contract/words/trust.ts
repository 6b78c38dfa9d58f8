/** What pages and commands say of trusted nodes. */
import { bytesText, countText } from "../figures.ts"
import type { TrustedMode } from "../rows.ts"
import type { BeyondView, FarView, TrustCost } from "../trust.ts"
import { inLanguage } from "./inLanguage.ts"

export const trustWords = inLanguage("trusted", {
  of: {
    greeting: "Looking for it",
    indexing: "Copying its list",
    current: "Searchable",
    remote: "Too large to copy",
    silent: "Does not answer",
    frozen: "Frozen: it told two stories",
    failed: "Not a node’s address",
    revoked: "Revoked",
  } satisfies Record<TrustedMode, string>,
  waiting: "Waiting its turn",
  lies: {
    fork: "It told two stories about one entry, both signed. The proof is kept, and nothing more is taken from it.",
    rollback: "It offered an older list than the one that is here, under its own signature. It was refused.",
    "equivocal-list": "It told of two different sets of nodes that it trusts, as one and the same list.",
  },
  lie: "It was caught in a contradiction.",
  told: "Everybody who has your node’s address can see that you trust it, and can reach it through you.",
  untold: "Nobody can see that you trust it, and nobody reaches it through you.",
  alone: "It alone: nobody is reached through it.",
  tellsNobody: "It tells nobody whom it trusts, or nobody whom you do not reach already.",
  nobodyMore: "Nobody more is reached.",
  cost: (exact: boolean, nodes: number, entries: number, octets: string, minutes: number) =>
    `${exact ? "" : "At most "}${countText(nodes, "node")} more, about ${countText(entries, "entry", "entries")} and ` +
    `${octets} to read, within ${countText(minutes, "minute")}.`,
  beyond: (nodes: number) => `It leads to ${countText(nodes, "node")} more than you agreed to; these are not asked.`,
  beyondOctets: "More could be read of those whom it leads to than you agreed to; that is not copied.",
  agree: "Look at what it costs now, and agree again, if you want more.",
})

export const trustedText = (mode: TrustedMode): string => trustWords.of[mode]

/** Of one that is reached through others. */
export const farText = (state: FarView["state"]): string =>
  state === "waiting" ? trustWords.waiting : trustWords.of[state]

export const lieText = (what: string): string =>
  (trustWords.lies as Readonly<Record<string, string>>)[what] ?? trustWords.lie

/** What it means that an edge is told, or not. */
export const edgeText = (told: "nobody" | "anybody"): string =>
  told === "anybody" ? trustWords.told : trustWords.untold

/** What reaching further through a node would cost, or that it leads nowhere. */
export const costText = ({ nodes, exact, entries, octets, minutes }: TrustCost, degrees: number): string => {
  if (degrees === 1) return trustWords.alone
  if (nodes === 0) return exact ? trustWords.tellsNobody : trustWords.nobodyMore
  return trustWords.cost(exact, nodes, entries, bytesText(octets), minutes)
}

/** That a node leads further than was agreed to, and what can be done about it. */
export const beyondText = ({ nodes, octets }: Pick<BeyondView, "nodes" | "octets">): string => {
  const { beyond, beyondOctets, agree } = trustWords
  return [...(nodes > 0 ? [beyond(nodes)] : []), ...(octets ? [beyondOctets] : []), agree].join(" ")
}
