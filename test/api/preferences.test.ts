/** Preferences of the page are told with a mark, and taken where they were made upon what the node still has. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { paths } from "../../src/contract/feed.ts"
import { preferencesTag } from "../../src/contract/settings/preferencesTag.ts"
import { openApi } from "../support/managementApi.ts"

it("of several at once that were made upon the same, the node takes one", async () => {
  await using served = await openApi({ kind: "local" })
  const put = (at: number, upon: object) =>
    served.ask(paths.preferences, {
      method: "PUT",
      headers: { "content-type": "application/json", ...upon },
      body: JSON.stringify({ at }),
    })
  const read = async () => {
    const { body, headers } = await served.ask(paths.preferences)
    return { kept: JSON.parse(body) as unknown, upon: { "if-match": headers.etag! } }
  }
  for (const round of [0, 10, 20]) {
    const { upon } = await read()
    const answers = await Promise.all([1, 2, 3].map((at) => put(round + at, upon)))
    expect(answers.map(({ status }) => status)).toEqual([200, 412, 412])
    expect(JSON.parse(answers[1]!.body)).toMatchObject({ ok: false, code: "changed-meanwhile" })
    const after = await read()
    expect(after.kept).toEqual({ at: round + 1 })
    expect(answers.map(({ headers }) => headers.etag)).toEqual(Array(3).fill(after.upon["if-match"]))
  }
  expect((await put(100, {})).status).toBe(200)
  expect((await read()).kept).toEqual({ at: 100 })
})

const kept = fc.dictionary(
  fc.stringMatching(/^[a-z0-9]{1,4}$/),
  fc.oneof(fc.string({ unit: "grapheme" }), fc.double({ noNaN: true }), fc.array(fc.boolean())),
  { maxKeys: 5, noNullPrototype: true },
)

it("who sends some knows their tag, and the newer of two is kept, whichever comes first", async () => {
  await using served = await openApi({ kind: "local" })
  const put = (body: object, ...upon: readonly string[]) =>
    served.ask(paths.preferences, {
      method: "PUT",
      headers: { "content-type": "application/json", "if-match": upon.join(", ") },
      body: JSON.stringify(body),
    })
  let at = 0
  await fc.assert(
    fc.asyncProperty(kept, kept, fc.boolean(), async (some, others, isSwapped) => {
      const [older, newer] = [
        { ...some, at: ++at },
        { ...others, at: ++at },
      ]
      const now = (await served.ask(paths.preferences)).headers.etag!
      const puts = [() => put(older, now), () => put(newer, now, preferencesTag(older))]
      for (const send of isSwapped ? puts.reverse() : puts) await send()
      const { body, headers } = await served.ask(paths.preferences)
      expect(body).toBe(JSON.stringify(newer))
      expect(headers.etag).toBe(preferencesTag(newer))
    }),
    { numRuns: 40 },
  )
})
