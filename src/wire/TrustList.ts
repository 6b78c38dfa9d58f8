/**
 * TrustList: whom a node's operator trusts and has chosen to tell everybody of, signed by the node's tracker. One who
 * tells of nobody gives none, so that nobody knows whether there is one.
 */
import { Schema } from "effect"
import { Octets, Whole } from "./message.ts"
import { MAX_VERSION } from "./Reconcile.ts"
import { signedMessage } from "./signedMessage.ts"

export const MAX_TOLD = 256
export const MAX_TRUST_LIST = 9 * 1024
/** How long what it says holds. */
export const TRUST_LIST_LIFETIME_SECONDS = 7 * 86_400

/** Sorted, each once: a list has one spelling. */
const rising = (nodes: readonly Uint8Array[]): boolean =>
  nodes.every((node, i) => i === 0 || Buffer.compare(nodes[i - 1]!, node) < 0)

export const TrustList = signedMessage({
  domain: "bulbil trust list 1",
  by: "tracker",
  maxBytes: MAX_TRUST_LIST,
  maxTokens: MAX_TOLD + 32,
  fields: {
    tracker: Octets(32),
    seq: Whole(0, MAX_VERSION),
    issued: Whole(0, 2 ** 40),
    ttl: Whole(1, TRUST_LIST_LIFETIME_SECONDS),
    /** Of all that are told, of which no more than these have room. */
    total: Whole(1, 2 ** 32),
    nodes: Schema.Array(Octets(32)).pipe(Schema.minItems(1), Schema.maxItems(MAX_TOLD)),
  },
  holds: ({ nodes, total, tracker }) =>
    total >= nodes.length && rising(nodes) && nodes.every((node) => Buffer.compare(node, tracker) !== 0),
})
export type TrustList = typeof TrustList.schema.Type
