/** TRUST1: a trust list has one spelling and one signer, and nothing else is one. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Octets, Whole } from "../../src/wire/message.ts"
import { signedMessage } from "../../src/wire/signedMessage.ts"
import { MAX_TOLD, MAX_TRUST_LIST, TRUST_LIST_LIFETIME_SECONDS, TrustList } from "../../src/wire/TrustList.ts"
import { MAX_VERSION } from "../../src/wire/Reconcile.ts"
import { Schema } from "effect"
import { octets, same, whole } from "../support/arbitraryMessages.ts"
import { flipped, TRACKER } from "../support/trackerRecords.ts"

const node = (n: number): Uint8Array => Buffer.from(n.toString(16).padStart(64, "0"), "hex")
const some = (count: number) => Array.from({ length: count }, (_, i) => node(i))
const fields = { seq: 1, issued: 1, ttl: 60, total: 2, nodes: some(2) }

/** The same, but for what the true one refuses: as a liar would write it. */
const Loose = signedMessage({
  domain: "bulbil trust list 1",
  by: "tracker",
  maxBytes: 2 ** 20,
  maxTokens: 2 ** 16,
  fields: {
    tracker: Octets(32),
    seq: Whole(0, 2 ** 52),
    issued: Whole(0, 2 ** 52),
    ttl: Whole(0, 2 ** 52),
    total: Whole(0, 2 ** 52),
    nodes: Schema.Array(Octets(32)),
  },
})

describe("TRUST1 a trust list", () => {
  it("is read as it was written, and not with any octet changed", () => {
    fc.assert(
      fc.property(
        fc.record({
          seq: whole(MAX_VERSION),
          issued: whole(2 ** 40),
          ttl: whole(TRUST_LIST_LIFETIME_SECONDS, 1),
          nodes: fc.uniqueArray(octets(32), {
            minLength: 1,
            maxLength: 20,
            selector: (of) => Buffer.from(of).toString("hex"),
          }),
        }),
        fc.nat(),
        ({ nodes, ...rest }, at) => {
          const sorted = nodes.sort(Buffer.compare)
          const bytes = TrustList.sign(TRACKER, { ...rest, total: nodes.length, nodes: sorted })
          const read = TrustList.read(bytes)!
          const bit = at % (bytes.length * 8)
          expect({ ...read, sig: 0 }).toMatchObject({ ...rest, total: nodes.length })
          read.nodes.forEach((one, i) => same(one, sorted[i]!))
          expect(TrustList.read(flipped(bytes, bit))).toBeUndefined()
        },
      ),
    )
  })

  it("fits its cap at its fullest", () => {
    const bytes = TrustList.sign(TRACKER, { ...fields, seq: MAX_VERSION, total: 2 ** 32, nodes: some(MAX_TOLD) })
    expect(bytes.length).toBeLessThanOrEqual(MAX_TRUST_LIST)
    expect(TrustList.read(bytes)?.nodes).toHaveLength(MAX_TOLD)
  })

  it.each([
    ["257 nodes", { nodes: some(MAX_TOLD + 1), total: MAX_TOLD + 1 }],
    ["10,000 nodes", { nodes: some(10_000), total: 10_000 }],
    ["none", { nodes: [], total: 1 }],
    ["a node twice", { nodes: [node(1), node(1)] }],
    ["nodes out of order", { nodes: [node(2), node(1)] }],
    ["its own key", { nodes: [TRACKER.publicKey], total: 1 }],
    ["fewer in all than are named", { total: 1 }],
    ["a lifetime of more than a week", { ttl: TRUST_LIST_LIFETIME_SECONDS + 1 }],
    ["no lifetime", { ttl: 0 }],
    ["a seq beyond all", { seq: 2 ** 52 }],
  ])("is none with %s", (_, wrong) => {
    const bytes = Loose.sign(TRACKER, { ...fields, ...wrong })
    expect(Loose.read(bytes)).toBeDefined()
    expect(TrustList.read(bytes)).toBeUndefined()
  })
})
