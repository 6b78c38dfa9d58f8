import { describe, expect, it } from "vitest"
import { everyCommand } from "../support/everyCommand.ts"
import { anOnion } from "../support/managedRows.ts"
import { openApi, origin } from "../support/managementApi.ts"

const json = { "content-type": "application/json" }
const mutations = everyCommand.map((command) => JSON.stringify(command))

const foreignOrigins = [
  undefined,
  "null",
  "",
  "http://evil.example",
  `https://${anOnion}`,
  `${origin}:80`,
  `${origin}/`,
  `${origin}.evil.example`,
  `http://x.${anOnion}`,
  origin.toUpperCase(),
  `${origin},http://evil.example`,
  "file://",
  "http://127.0.0.1",
  "chrome-extension://abc",
]

describe("requests that another site's page makes the operator's browser send", () => {
  it("changes nothing without the exact origin, with each command and the right cookie", async () => {
    await using served = await openApi()
    const operator = await served.signIn()
    for (const body of mutations) {
      for (const from of foreignOrigins) {
        const headers = { ...operator, ...json, ...(from === undefined ? {} : { origin: from }) }
        const answer = await served.ask("/api/commands", { method: "POST", headers, body })
        expect([answer.status, JSON.parse(answer.body).code], `${from} ${body}`).toEqual([403, "wrong-origin"])
      }
      for (const site of ["cross-site", "same-site", "none", "odd"]) {
        const headers = { ...operator, ...json, origin, "sec-fetch-site": site }
        expect((await served.ask("/api/commands", { method: "POST", headers, body })).status, site).toBe(403)
      }
    }
    expect(served.node.commands).toEqual([])
  })

  it("changes nothing for a body that a form could send", async () => {
    await using served = await openApi()
    const operator = await served.signIn()
    const forms = [
      undefined,
      "text/plain",
      "text/plain; charset=application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "text/json",
      "application/jsonp",
      "application/json, text/plain",
      "application/json; charset=utf-16",
      "application/csp-report",
      "",
    ]
    for (const body of mutations) {
      for (const type of forms) {
        const headers = { ...operator, origin, ...(type === undefined ? {} : { "content-type": type }) }
        expect((await served.ask("/api/commands", { method: "POST", headers, body })).status, `${type}`).toBe(415)
      }
    }
    expect(served.node.commands).toEqual([])
  })

  it("changes nothing on any method but POST", async () => {
    await using served = await openApi()
    const operator = { ...(await served.signIn()), ...json, origin }
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      for (const body of mutations) {
        const query = new URLSearchParams(JSON.parse(body) as Record<string, string>)
        const asked =
          method === "GET" || method === "HEAD" ? { method, headers: operator } : { method, headers: operator, body }
        expect((await served.ask(`/api/commands?${query}`, asked)).status, method).toBe(404)
      }
    }
    expect(served.node.commands).toEqual([])
  })

  it("reads nothing out to another origin", async () => {
    await using served = await openApi()
    const operator = await served.signIn()
    for (const path of [
      "/api/state",
      "/api/feed",
      "/api/history/torrents/abcdef",
      "/api/catalogue?address=x",
      "/api/mirrors-of/self",
      "/api/listings",
      `/api/swarm/${"a".repeat(64)}`,
    ]) {
      for (const from of foreignOrigins.slice(1)) {
        expect((await served.ask(path, { headers: { ...operator, origin: from! } })).status, `${from}`).toBe(403)
      }
      expect((await served.ask(path, { headers: { ...operator, "sec-fetch-site": "cross-site" } })).status).toBe(403)
    }
  })

  it("does all of them for the node's own page (the control of the tests above)", async () => {
    await using served = await openApi()
    const headers = { ...(await served.signIn()), ...json, origin, "sec-fetch-site": "same-origin" }
    for (const body of mutations) {
      // What the node then says of a command is not the door's: it let it in.
      expect([200, 409], body).toContain((await served.ask("/api/commands", { method: "POST", headers, body })).status)
    }
    expect(served.node.commands.map(({ type }) => type)).toEqual(everyCommand.map(({ type }) => type))
    expect(new Set(served.node.commands.map(({ type }) => type)).size).toBeGreaterThan(20)
  })
})
