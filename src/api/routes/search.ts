/** `GET /api/search`: what is found in the catalogues here. Nobody else hears of the question. */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import type { SearchAsked } from "../../contract/search.ts"
import { MOST_QUERY } from "../../contract/search.ts"
import type { ManagedNode } from "../Node.ts"
import { wholeNumber } from "./wholeNumber.ts"

const MOST_SHOWN = 100
const NUMBERS = ["after", "limit", "least", "most", "days", "degree"] as const

/** @returns undefined for what is no such question. */
const readSearch = (query: Readonly<Record<string, unknown>>): SearchAsked | undefined => {
  const { q, tracker, here, dead } = query
  if (typeof q !== "string" || q.length > MOST_QUERY * 2) return undefined
  if (tracker !== undefined && (typeof tracker !== "string" || !/^[a-z2-7]{0,56}$/.test(tracker))) return undefined
  if (here !== undefined && here !== "only" && here !== "not") return undefined
  if (dead !== undefined && dead !== "hide") return undefined
  const numbers: Record<string, number> = {}
  for (const name of NUMBERS) {
    if (query[name] === undefined) continue
    const value = wholeNumber(query[name])
    if (typeof value !== "number") return undefined
    numbers[name] = value
  }
  if (numbers["limit"] !== undefined) numbers["limit"] = Math.min(Math.max(numbers["limit"], 1), MOST_SHOWN)
  return {
    text: q,
    ...numbers,
    ...(tracker === undefined ? {} : { tracker }),
    ...(here === undefined ? {} : { here }),
    ...(dead === undefined ? {} : { dead }),
  }
}

export const searchRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(paths.search, async (request, reply) => {
    const asked = readSearch(request.query)
    if (!asked)
      return reply
        .code(400)
        .send({ ok: false, code: "malformed", message: "Ask with words in q, and whole numbers for sizes and pages." })
    const page = await node.search(asked)
    return reply.code("ok" in page ? 409 : 200).send(page)
  })
}
