import { expect, it } from "vitest"
import { paths } from "../../src/contract/feed.ts"
import { openApi } from "../support/managementApi.ts"
import { onionOf } from "../support/managedRows.ts"
import { carol, trustingNode } from "../support/trustScenes.ts"

it("the web of trust is told with its budgets, and of a node what it costs and who falls away with it", async () => {
  await using served = await openApi({ node: trustingNode() })
  const headers = await served.signIn()
  const ask = async (path: string) => {
    const answer = await served.ask(path, { headers })
    return { status: answer.status, body: JSON.parse(answer.body) as unknown }
  }
  expect(await ask(paths.trust)).toMatchObject({
    status: 200,
    body: { limits: { nodes: 500, entries: 50_000 }, far: [{ address: onionOf("dave"), here: 12, octets: 7_200 }] },
  })
  expect(await ask(`${paths.trustCost(carol)}?degrees=2`)).toMatchObject({ status: 200, body: { memory: 32_768 } })
  expect((await ask(`${paths.trustCost(carol)}?degrees=5`)).status).toBe(400)
  expect(await ask(paths.trustLoss(carol))).toEqual({ status: 200, body: { far: [onionOf("dave")] } })
  expect((await ask(paths.trustLoss("no-node"))).status).toBe(400)
})
