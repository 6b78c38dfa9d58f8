/** The mark of the history as the vault keeps it: `vault/history.json`. Owns its form. */
import { createHash } from "node:crypto"
import type { Secret, SingleKind } from "../../storage/secretKinds.ts"
import type { Vault } from "../../storage/Vault.ts"
import type { HistoryMark } from "./Findings.ts"
import { FIRST_SECRETS, MARK, fileOf } from "./judge.ts"

const VERSION = "1"
const LASTING = [...FIRST_SECRETS, "relay-meter", "relays-elsewhere"] as const satisfies readonly SingleKind[]

/** @returns `newer` when a later version wrote it, undefined when it is none. */
export const readMark = (kept: Secret<"history">): HistoryMark | "newer" | undefined => {
  const { v, seq, hash, first, secrets, node, tracker, doubtful } = kept
  if (v !== VERSION) return Number(v) > Number(VERSION) ? "newer" : undefined
  const whole = Number.isInteger(Number(seq)) && Number(seq) > 0 && hash && first && secrets && node && tracker
  return whole
    ? {
        seq: Number(seq),
        hash,
        first,
        secrets: secrets.split(" "),
        digests: { node, tracker },
        doubtful: doubtful === "yes",
      }
    : undefined
}

export interface Place {
  readonly seq: number
  readonly hash: string
  readonly first: string
}

export const writeMark = (vault: Vault, { seq, hash, first }: Place, doubtful: boolean): void => {
  const present = LASTING.filter((name) => vault.get(name) !== undefined)
  const { node, tracker } = digestsOf(vault.get("node"), vault.get("tracker"))
  // One that is gone while the node runs must not be forgotten here.
  if (FIRST_SECRETS.some((name) => !present.includes(name)))
    throw new Error(`a secret is gone: ${FIRST_SECRETS.map(fileOf).join(", ")}`)
  const doubt: Record<string, string> = doubtful ? { doubtful: "yes" } : {}
  vault.put(MARK, {
    v: VERSION,
    seq: String(seq),
    hash,
    first,
    secrets: present.join(" "),
    node: node[0]!,
    tracker: tracker[0]!,
    ...doubt,
  })
}

/**
 * Of what gives the node its names, without giving it away. A key out of a backup that waits to be taken comes first.
 */
export const digestsOf = (
  node: Secret<"node"> | undefined,
  tracker: Secret<"tracker"> | undefined,
): { node: readonly string[]; tracker: readonly string[] } => ({
  node: [digest(node?.secret)],
  tracker: [...(tracker?.next ? [tracker.next] : []), tracker?.seed].map(digest),
})

const digest = (octets: Uint8Array = new Uint8Array(0)): string =>
  createHash("sha256")
    .update(`bulbil history ${Buffer.from(octets).toString("base64url")}`)
    .digest("hex")
