/** All nodes of the web of trust as one kind of row: those that are trusted, and those they lead to. Pure. */
import type { TrustedView } from "../../contract/rows.ts"
import type { FarView } from "../../contract/trust.ts"
import { onionText } from "../../contract/words/onion.ts"
import { farText, trustedText } from "../../contract/words/trust.ts"
import type { Look } from "../parts/Status.tsx"
import { trustedName } from "../state/trusted.ts"
import { farLook, trustedLook } from "./trustedLook.ts"
import { hasWords, soughtWords } from "../state/sought.ts"

export interface WebNode {
  /** Of one that is trusted its own, else its address. */
  readonly id: string
  readonly address: string
  /** That the operator gave; nobody else gives one. */
  readonly name: string | null
  readonly degree: number
  /** Ids of those that lead to it. */
  readonly via: readonly string[]
  /** And what they are called. */
  readonly through: string
  readonly look: Look
  readonly standing: string
  /** Torrents that it lists, and those that can be found here. */
  readonly count: number
  readonly here: number
  /** That it lists and that are not here yet; null where they will not be, or it is not known. */
  readonly behind: number | null
  readonly octets: number
  readonly seenAt: number | null
  /** How much its word weighs, from 0 to 1. */
  readonly score: number
  readonly trusted?: TrustedView
  readonly far?: FarView
}

/** What is not copied is not behind. */
const uncopied = ["greeting", "failed", "remote", "waiting", "revoked", "frozen"]
const behind = (state: string, count: number, here: number): number | null =>
  uncopied.includes(state) ? null : Math.max(0, count - here)

/** As it is called on the page. */
export const nodeName = ({ name, address }: Pick<WebNode, "name" | "address">): string => name ?? onionText(address)

const ofTrusted = (node: TrustedView): WebNode => ({
  id: node.id,
  address: node.address ?? "",
  name: node.name,
  degree: 1,
  via: [],
  through: "",
  look: trustedLook[node.mode],
  standing: trustedText(node.mode),
  count: Math.max(node.count, node.entries),
  here: node.entries,
  behind: behind(node.mode, node.count, node.entries),
  octets: node.octets,
  seenAt: node.metAt,
  score: 1,
  trusted: node,
})

export const webNodes = (trusted: readonly TrustedView[], far: readonly FarView[]): readonly WebNode[] => {
  const known = new Map(trusted.flatMap((node) => (node.address ? [[node.address, node] as const] : [])))
  const ofFar = (node: FarView): WebNode => ({
    id: node.address,
    address: node.address,
    name: null,
    degree: node.degree,
    via: node.via.map((by) => known.get(by)?.id ?? by),
    through: node.via.map((by) => (known.has(by) ? trustedName(known.get(by)!) : onionText(by))).join(", "),
    look: farLook[node.state],
    standing: farText(node.state),
    count: node.entries,
    here: node.here,
    behind: behind(node.state, node.entries, node.here),
    octets: node.octets,
    seenAt: node.seenAt,
    score: node.score,
    far: node,
  })
  return [...trusted.map(ofTrusted), ...far.map(ofFar)]
}

/** Those with all of the words in their name, address, way or state. */
export const nodesWith = (nodes: readonly WebNode[], words: string): readonly WebNode[] => {
  const wanted = soughtWords(words)
  if (wanted.length === 0) return nodes
  return nodes.filter(({ name, address, through, standing }) =>
    hasWords(wanted, `${name ?? ""} ${address} ${through} ${standing}`),
  )
}
