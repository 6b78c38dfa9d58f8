/** `POST /api/search/others`: who may ask, what is asked, how answers come, and when a question ends. */
import { request } from "node:http"
import { expect, it } from "vitest"
import { paths } from "../../src/contract/feed.ts"
import type { RemoteMessage } from "../../src/contract/remoteSearch.ts"
import { onionOf } from "../support/managedRows.ts"
import { type OpenApi, openApi, origin } from "../support/managementApi.ts"
import { aHit, found } from "../support/searchScenes.ts"

const turn = () => new Promise((resolve) => setImmediate(resolve))
const json = { "content-type": "application/json" }
const question = (nodes: readonly string[] = [onionOf("bob")], rest = {}) =>
  JSON.stringify({ text: "harbour", nodes, ...rest })
const ask = (api: OpenApi, body: string, headers: Readonly<Record<string, string>> = {}) =>
  api.ask(paths.askOthers, { method: "POST", body, headers: { ...json, ...headers } })
const eventsOf = (text: string) =>
  text
    .split("\n\n")
    .filter((block) => block !== "")
    .map((block) =>
      JSON.parse(`{"event":"${/^event: (.*)$/m.exec(block)![1]}","data":${/^data: (.*)$/m.exec(block)![1]}}`),
    )

const local: RemoteMessage = { event: "local", data: found([aHit(1)]) }
const answered: RemoteMessage = {
  event: "node",
  data: { ok: true, address: onionOf("bob"), hits: [aHit(2)], again: [], more: false },
}
const over: RemoteMessage = { event: "over", data: { asked: 1, answered: 1, order: [aHit(2).infohash] } }
const never = new Promise<never>(() => undefined)

/** One that goes on until it is told otherwise. */
const leaving = (api: OpenApi, headers: Readonly<Record<string, string>> = {}) => {
  const body = question()
  let text = ""
  const sent = request(
    {
      socketPath: api.path,
      path: paths.askOthers,
      method: "POST",
      headers: { ...json, "content-length": Buffer.byteLength(body), ...headers },
      agent: false,
    },
    (answer) => answer.on("error", () => undefined).on("data", (chunk: Buffer) => (text += chunk.toString())),
  )
  sent.on("error", () => undefined).end(body)
  return { leave: () => sent.destroy(), text: () => text }
}

it("tells what is here, then each answer, then the end, whole", async () => {
  await using api = await openApi({ kind: "local" })
  api.node.remoteMessages = [local, answered, over]
  const { status, body, headers } = await ask(api, question([onionOf("bob")], { least: 5, here: "not", dead: "hide" }))
  expect([status, headers["content-type"]]).toEqual([200, "text/event-stream; charset=utf-8"])
  expect(eventsOf(body)).toEqual([local, answered, over])
  expect(api.node.othersAsked[0]!.asked).toEqual({
    text: "harbour",
    nodes: [onionOf("bob")],
    least: 5,
    here: "not",
    dead: "hide",
  })
  const zipped = await ask(api, question(), { "accept-encoding": "gzip" })
  expect(zipped.headers["content-encoding"]).toBe("gzip")
  expect(api.defects).toEqual([])
})

it("asks nobody for what is no such question, or comes from another site, or from nobody", async () => {
  await using api = await openApi()
  const operator = { ...(await api.signIn()), origin }
  const nine = Array.from({ length: 9 }, (_, n) => onionOf(`node ${n}`))
  for (const body of [
    "{}",
    question([]),
    question(nine),
    question(["nowhere"]),
    question([onionOf("bob")], { least: -1 }),
    question([onionOf("bob")], { after: 3 }),
    JSON.stringify({ text: "x".repeat(300), nodes: [onionOf("bob")] }),
  ])
    expect([body, (await ask(api, body, operator)).status]).toEqual([body, 400])
  expect((await ask(api, question(), { ...operator, origin: "http://evil.example" })).status).toBe(403)
  expect((await ask(api, question(), { origin })).status).toBe(404)
  expect((await api.ask(`${paths.askOthers}?text=harbour`, { headers: operator })).status).toBe(404)
  expect(api.node.othersAsked).toEqual([])
  api.node.remoteRefusal = { ok: false, code: "nobody-to-ask", message: "None of these nodes can be asked." }
  expect(await ask(api, question(), operator)).toMatchObject({ status: 409, body: expect.stringContaining("nobody") })
})

it("ends with its reader", async () => {
  await using api = await openApi({ kind: "local" })
  api.node.remoteMessages = [local, never]
  const { leave } = leaving(api)
  while (api.node.othersAsked.length === 0) await turn()
  expect(api.node.othersAsked[0]!.signal.aborted).toBe(false)
  leave()
  while (!api.node.othersAsked[0]!.signal.aborted) await turn()
})

it("goes on beside others of the same reader, few in all, and one more is told that it is too many", async () => {
  await using api = await openApi()
  api.node.remoteMessages = [local, never]
  // Pages of one browser have one cookie.
  const operator = { ...(await api.signIn()), origin }
  const pages: ReturnType<typeof leaving>[] = []
  // One after the other: which was asked first is known by it.
  while (pages.length < 4) {
    const page = leaving(api, operator)
    while (!page.text().includes("event: local")) await turn()
    pages.push(page)
  }
  expect(api.node.othersAsked.map(({ signal }) => signal.aborted)).toEqual([false, false, false, false])
  const fifth = await ask(api, question(), operator)
  expect([fifth.status, JSON.parse(fifth.body).code]).toEqual([409, "too-many-questions"])
  pages[0]!.leave()
  while (!api.node.othersAsked[0]!.signal.aborted) await turn()
  api.node.remoteMessages = [local, over]
  const room = async (): Promise<boolean> => (await ask(api, question(), operator)).status === 200
  while (!(await room())) await turn()
  expect(api.node.othersAsked.slice(1, 4).map(({ signal }) => signal.aborted)).toEqual([false, false, false])
})
