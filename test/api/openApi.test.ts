/** The API's own description holds all that the API can be asked, and nothing else. */
import { readdirSync, readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { buildApp } from "../../src/api/app.ts"
import { type Operation, operations } from "../../src/api/description/operations.ts"
import { EventStreams } from "../../src/api/EventStreams.ts"
import { ManagementCommand } from "../../src/contract/commands.ts"
import { paths } from "../../src/contract/feed.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { HandClock } from "../support/HandClock.ts"
import { anOnion } from "../support/managedRows.ts"
import { countingRandom, openApi, token } from "../support/managementApi.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"

const ui = new Map([["index.html", { type: "text/html", body: Buffer.of(), gzip: Buffer.of() }]])

type Way = NonNullable<Operation["at"]>

/** Reads the tree that fastify draws of its routes, where each line goes on from the one that it hangs on. */
const routesAt = (at: Way): readonly string[] => {
  const access =
    at === "socket"
      ? { kind: "local" as const }
      : { kind: "onion" as const, entrance: { host: anOnion as OnionAddress, token, sessions: undefined as never }, ui }
  const node = new MemoryManagedNode()
  const app = buildApp({ node, clock: new HandClock(), random: countingRandom, access }, new EventStreams())
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const [, indent, segment, methods] = /^(.*?)[├└]── (\S+)(?: \((.+)\))?$/.exec(line) ?? []
      if (segment === undefined) return []
      const depth = indent!.length / 4
      above.splice(depth, Infinity, segment)
      const route = above.join("").replace(/:\w+/g, "{}")
      return methods && route.startsWith("/api/") ? methods.split(", ").map((method) => `${method} ${route}`) : []
    })
}

it.each<Way>(["socket", "onion"])("every route at the %s is described, and nothing that is none", (at) => {
  const described = operations
    .filter((operation) => (operation.at ?? at) === at)
    .map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, "{}")}`)
  expect([...routesAt(at)].sort()).toEqual([...described].sort())
})

it("types that it names stand in the contract", () => {
  const contract = readdirSync("src/contract", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(`src/contract/${file}`, "utf8"))
    .join("\n")
  const named = operations.flatMap(({ answers, body }) => [
    ...(typeof answers === "string" ? [answers] : "events" in answers ? [answers.events.replace("[]", "")] : []),
    ...(typeof body === "string" ? [body] : []),
  ])
  const missing = named.filter(
    (name) => !new RegExp(`export (?:(?:interface|type|const) |type \\{[^}]*)\\b${name}\\b`).test(contract),
  )
  expect(missing).toEqual(["OpenAPI 3.1"])
})

it("it is answered as OpenAPI, with every command and its fields", async () => {
  await using served = await openApi({ kind: "local" })
  const answer = await served.ask(paths.openApi)
  const document = JSON.parse(answer.body)
  expect(document).toMatchObject({ openapi: "3.1.0", info: { title: "Bulbil" } })
  const { schema } = document.paths[paths.commands].post.requestBody.content["application/json"]
  const names = schema.anyOf.map((each: { properties: { type: { enum: [string] } } }) => each.properties.type.enum[0])
  expect(names).toEqual(ManagementCommand.members.map(({ fields }) => fields.type.literals[0]))
  // Whoever makes a client of it resolves each of these against the document itself.
  const named = [...answer.body.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, at]) => at!.split("/"))
  expect(named.length).toBeGreaterThan(50)
  for (const at of named) expect(at.reduce((of, key) => of?.[key], document)).toBeTruthy()
  expect(answer.body).not.toMatch(/\$defs|\$schema/)
  expect(document.paths[paths.preferences].put).toMatchObject({
    parameters: [{ name: "If-Match", in: "header" }],
    responses: { 412: {} },
  })
  const pause = schema.anyOf[names.indexOf("PauseTorrent")]
  expect(pause).toMatchObject({
    required: ["type", "torrent"],
    properties: { torrent: { description: "an id of 6 to 64 hex digits" } },
  })
  const history = document.paths["/api/history/{table}/{id}"].get
  expect(history.parameters.map(({ name }: { name: string }) => name)).toEqual(["table", "id", "before", "limit"])
  for (const of of Object.values<Record<string, { parameters: readonly { description?: string }[] }>>(document.paths))
    for (const { parameters } of Object.values(of)) for (const each of parameters) expect(each.description).toBeTruthy()
})
