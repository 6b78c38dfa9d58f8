import { request } from "node:http"
import { Readable } from "node:stream"
import { describe, expect, it } from "vitest"
import { contentSecurityPolicy, headerWhitelist, securityHeaders } from "../../src/api/headers.ts"
import { anOnion } from "../support/managedRows.ts"
import { type OpenApi, openApi, origin, signInPath } from "../support/managementApi.ts"

const json = { "content-type": "application/json" }

interface Case {
  readonly path: string
  readonly status: number
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly stranger?: true
}

const command = (body: string, status: number, headers: Readonly<Record<string, string>> = {}): Case => ({
  path: "/api/commands",
  method: "POST",
  status,
  body,
  headers: { ...json, origin, ...headers },
})

const cases: readonly Case[] = [
  { path: signInPath, status: 200, stranger: true },
  { path: "/management/", status: 404, stranger: true },
  { path: "/api/feed", status: 404, stranger: true },
  { path: "/management/", status: 200 },
  { path: "/management/assets/a.js", status: 200, headers: { "accept-encoding": "gzip" } },
  { path: "/nothing", status: 404 },
  { path: "/%zz", status: 404 },
  { path: `/api/history/torrents/${"a".repeat(200)}`, status: 404 },
  { path: "/api/state", status: 200 },
  { path: "/api/state", status: 403, headers: { origin: "http://evil.example" } },
  { path: "/api/state", status: 404, method: "HEAD", headers: { origin, ...json } },
  { path: "/api/state", status: 415, method: "DELETE", headers: { origin } },
  { path: "/api/state", status: 200, headers: { expect: "200-ok" } },
  { path: "/api/history/torrents/abcdef?before=3&limit=2", status: 200 },
  { path: "/api/history/torrents/abcdef?limit=x", status: 400 },
  { path: "/api/history/torrents/..", status: 400 },
  { path: "/api/history/trackers/self", status: 200 },
  { path: "/api/catalogue?address=nowhere", status: 409 },
  { path: "/api/catalogue", status: 400 },
  { path: "/api/mirrors-of/self", status: 200 },
  { path: "/api/mirrors-of/..%2f", status: 400 },
  { path: "/api/listings", status: 200 },
  { path: `/api/swarm/${"a".repeat(64)}`, status: 200 },
  { path: "/api/swarm/abcdef", status: 400 },
  { path: "/api/torrents/abcdef/torrent", status: 200 },
  { path: "/api/torrents/abcdef0/torrent", status: 409 },
  { path: "/api/torrents/..%2f/torrent", status: 400 },
  { path: "/api/torrents/abcdef/files/0", status: 200 },
  { path: "/api/torrents/abcdef/files/0", status: 206, headers: { range: "bytes=1-" } },
  { path: "/api/torrents/abcdef/files/0", status: 416, headers: { range: "bytes=2-" } },
  { path: "/api/torrents/abcdef/files/1", status: 409 },
  { path: "/api/torrents/abcdef/files/..%2f", status: 400 },
  { path: "/api/feed?cursor=-1", status: 400 },
  command('{"type":"StopNode"}', 200),
  command('{"type":"PauseTorrent","torrent":"abcdef"}', 409),
  command('{"type":"Nonsense"}', 400),
  command("{", 400),
  command('{"__proto__":{"type":"StopNode"}}', 400),
  command(JSON.stringify({ type: "SharePath", path: "/a", title: "t".repeat(300_000) }), 413),
  command("{}", 415, { "content-type": "text/plain" }),
  command("{}", 403, { origin: "null" }),
]

const headOf = (
  served: OpenApi,
  asked: Case,
  cookie: string,
): Promise<{ readonly status: number; readonly raw: readonly string[] }> =>
  new Promise((resolve, reject) => {
    const { path, method = "GET", headers, body, stranger } = asked
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }
    const sent = request(
      {
        socketPath: served.path,
        path,
        method,
        headers: { host: anOnion, ...(stranger ? {} : { cookie }), ...headers, ...length },
      },
      (answer) => {
        resolve({ status: answer.statusCode!, raw: answer.rawHeaders })
        answer.destroy()
      },
    )
    sent.on("error", reject)
    sent.end(body)
  })

const problems = (raw: readonly string[]): string[] => {
  const names = raw.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase())
  const missing = Object.entries(securityHeaders).filter(([name, value]) => raw[names.indexOf(name) * 2 + 1] !== value)
  const twice = names.filter((name, i) => names.indexOf(name) !== i)
  return [
    ...names.filter((name) => !headerWhitelist.includes(name)),
    ...missing.map(([name]) => `no ${name}`),
    ...twice,
  ]
}

describe("the head of every answer", () => {
  it("holds the security headers and nothing off the list, over all routes and statuses", async () => {
    await using served = await openApi()
    const { cookie } = await served.signIn()
    served.node.changeTorrent("abcdef", { title: "a", name: 'a\r\n"b\u202e.é' })
    served.node.torrentFiles.set("abcdef", new Uint8Array([100, 101]))
    served.node.changeTorrent("abcdef0", { title: "b" })
    const read = async (from: number, end: number) => Readable.from([Buffer.from("de".slice(from, end))])
    const file = { name: 'a\r\n"b\u202e.é', bytes: 2, etag: '"a-0"', read, close: async () => undefined }
    served.node.wholeFiles = (_, index) => (index === 0 ? file : undefined)
    for (const asked of cases) {
      const { status, raw } = await headOf(served, asked, cookie)
      expect([status, problems(raw)], JSON.stringify(asked).slice(0, 200)).toEqual([asked.status, []])
    }
    const feed = await headOf(served, { path: "/api/feed", status: 200 }, cookie)
    expect([feed.status, problems(feed.raw)]).toEqual([200, []])
    served.node.snapshot = () => Promise.reject(new Error("secret /srv/path"))
    const bug = await headOf(served, { path: "/api/state", status: 500 }, cookie)
    expect([bug.status, problems(bug.raw)]).toEqual([500, []])
    expect(new Set([...cases.map((c) => c.status), bug.status])).toEqual(
      new Set([200, 206, 400, 403, 404, 409, 413, 415, 416, 500]),
    )
  })

  it("is seen through by the check when it is wrong (the control)", () => {
    const right = Object.entries(securityHeaders).flat()
    expect(problems(right)).toEqual([])
    expect(problems([...right, "Date", "today"])).toEqual(["date"])
    expect(problems(right.slice(2))).toEqual(["no cache-control"])
  })

  it("says nothing of a bug but that there was one, and tells the node", async () => {
    await using served = await openApi({ kind: "local" })
    served.node.snapshot = () => Promise.reject(new Error("secret /srv/path"))
    const answer = await served.ask("/api/state")
    expect(JSON.parse(answer.body)).toEqual({
      ok: false,
      code: "internal",
      message: expect.not.stringContaining("secret"),
    })
    expect(served.defects).toHaveLength(1)
  })

  it("forbids everything that is not the node's own", () => {
    expect(contentSecurityPolicy).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';/,
    )
    expect(contentSecurityPolicy).not.toMatch(/unsafe|data:|blob:|http|\*/)
  })
})
