import { expect, it } from "vitest"
import { paths } from "../../src/contract/feed.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { openApi, origin } from "../support/managementApi.ts"

const share = "ab".repeat(16)

it("whether a share is reached is asked by its id, with a POST, as it has this node dial", async () => {
  const node = new MemoryManagedNode()
  await using served = await openApi({ node })
  const headers = {
    ...(await served.signIn()),
    origin,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
  }
  const ask = async (id: string, method: "GET" | "POST" = "POST") => {
    const answer = await served.ask(paths.reach(id), { method, headers, ...(method === "POST" ? { body: "{}" } : {}) })
    return { status: answer.status, body: JSON.parse(answer.body) as unknown }
  }
  expect(await ask(share)).toEqual({ status: 200, body: { ms: 12_000 } })
  node.reachAnswer = { ok: false, code: "not-reached", message: "nobody got through to it" }
  expect(await ask(share)).toMatchObject({ status: 409, body: { code: "not-reached" } })
  expect((await ask("no-id")).status).toBe(400)
  expect(await ask(share, "GET")).toMatchObject({ status: 404 })
  expect(node.reached).toEqual([share, share])
})
