/** `/api/looks`: what may be asked, and what is answered. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { openApi } from "../support/managementApi.ts"

const post = { method: "POST", headers: { "content-type": "application/json" } }
const begin = (body: unknown) => ({ ...post, body: JSON.stringify(body) })

describe("a look at files", () => {
  it("is begun, read and ended", async () => {
    await using served = await openApi({ kind: "local" })
    served.node.lookReport = { counts: { secret: 1 }, mustAnswer: ["secret"], offered: { secret: ["leave-out"] } }
    const asked = { path: "/srv/a", torrent: "/srv/a.torrent" }
    const begun = await served.ask("/api/looks", begin(asked))
    expect(begun.status).toBe(200)
    const { ok, id } = JSON.parse(begun.body)
    expect([ok, served.node.looksAsked]).toEqual([true, [asked]])
    const read = await served.ask(`/api/looks/${id}`)
    expect(read.status).toBe(200)
    expect(JSON.parse(read.body)).toMatchObject({ id, path: "/srv/a", state: "done", mustAnswer: ["secret"] })
    expect((await served.ask(`/api/looks/${id}/end`, begin({}))).status).toBe(200)
    const over = await served.ask(`/api/looks/${id}`)
    expect([over.status, JSON.parse(over.body).code]).toEqual([409, "no-such-look"])
    expect((await served.ask(`/api/looks/${id}/end`, begin({}))).status).toBe(409)
  })

  it("is refused as the node says, and malformed for anything else", async () => {
    await using served = await openApi({ kind: "local" })
    const wrong = fc.oneof(
      fc.json().map((text) => JSON.parse(text) as unknown),
      fc.record({ path: fc.oneof(fc.nat(), fc.constant(""), fc.constant("a\0")) }),
      fc.record({ path: fc.constant("/srv"), other: fc.nat() }),
      fc.record({ path: fc.constant("/srv"), torrent: fc.oneof(fc.nat(), fc.constant(null)) }),
    )
    await fc.assert(
      fc.asyncProperty(wrong, async (body) => {
        const { status, body: answer } = await served.ask("/api/looks", begin(body))
        expect([status, JSON.parse(answer).code]).toEqual([400, "malformed"])
      }),
      { numRuns: 100 },
    )
    for (const id of ["x", "0".repeat(31), "%2e%2e"]) {
      expect((await served.ask(`/api/looks/${id}`)).status).toBe(400)
      expect((await served.ask(`/api/looks/${id}/end`, begin({}))).status).toBe(400)
    }
    expect(served.node.looksAsked).toEqual([])
    served.node.refusal = { code: "no-such-path", message: "there is nothing at /srv/a; check the path" }
    const refused = await served.ask("/api/looks", begin({ path: "/srv/a" }))
    expect([refused.status, JSON.parse(refused.body).code]).toEqual([409, "no-such-path"])
  })
})
