/** What is said on a terminal of a trusted node. */
import { expect, it } from "vitest"
import { formatNode } from "../../src/cli/formatTrust.ts"
import { carol, trustingNode } from "../support/trustScenes.ts"

it("says that a node leads further than was agreed to, and with which command one agrees to it", async () => {
  const node = trustingNode()
  const { trusted, live } = await node.snapshot()
  const row = { ...trusted.find(({ id }) => id === carol)!, degrees: 3 }
  const said = (nodes: number, octets: boolean) =>
    formatNode(row, { ...node.trustPage, beyond: [{ address: row.address!, nodes, octets }] }, live)
  expect(formatNode(row, node.trustPage, live)).not.toContain("more than you agreed to")
  expect(said(24, false)).toContain("It leads to 24 nodes more than you agreed to; these are not asked.")
  expect(said(0, true)).toContain("More could be read of those whom it leads to than you agreed to")
  expect(said(1, true)).toContain(`bulbil trust degrees ${carol.slice(0, 8)} 3`)
})
