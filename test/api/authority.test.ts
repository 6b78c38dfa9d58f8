import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anOnion } from "../support/managedRows.ts"
import { openApi, origin, signInPath, token } from "../support/managementApi.ts"
import { seeded } from "../support/seed.ts"

const json = { "content-type": "application/json" }
const everyRoute = [
  "/",
  "/management",
  "/management/",
  "/management/assets/a.js",
  "/management/nothing",
  "/api/state",
  "/api/feed",
  "/api/commands",
  "/api/history/torrents/abcdef",
  "/api/history/shares/abcdef",
  "/api/history/mirrors/abcdef",
  "/api/history/torrents/abcdef/index",
  "/api/history/torrents/abcdef/modes",
  "/api/history/torrents/abcdef/at/1",
  "/api/at/1",
  "/api/activity",
  "/api/activity/index",
  "/api/rates/self",
  "/api/catalogue?address=x",
  "/api/mirrors-of/self",
  "/api/sessions",
  "/api/listings",
  `/api/swarm/${"a".repeat(64)}`,
  "/api",
  "/favicon.ico",
  "/%",
  "/%00",
  "/..",
  "/management/%2e%2e/",
]
const notFound = '{"ok":false,"code":"not-found","message":"There is nothing here."}'

describe("who is answered at the management onion", () => {
  it(
    "gives the token's bearer a strict cookie, which is not the token, and a page that goes on " + "by itself",
    async () => {
      await using served = await openApi()
      const answer = await served.ask(signInPath, { headers: { host: anOnion } })
      expect(answer.status).toBe(200)
      expect(answer.headers["set-cookie"]).toEqual([
        expect.stringMatching(/^bulbil=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/),
      ])
      expect(answer.headers["set-cookie"]![0]).not.toContain(token)
      expect(answer.body).toContain('http-equiv="refresh" content="0; url=/management/"')
      expect(answer.body).not.toContain(token)
      const cookie = answer.headers["set-cookie"]![0]!.split(";")[0]!
      for (const path of [
        "/management/",
        "/management/assets/a.js",
        "/api/state",
        "/api/history/torrents/abcdef",
        "/api/history/trackers/self",
        "/api/mirrors-of/self",
      ]) {
        expect((await served.ask(path, { headers: { host: anOnion, cookie } })).status, path).toBe(200)
      }
    },
  )

  it("gives all others the same 404, octet for octet, whatever they ask", async () => {
    await using served = await openApi()
    await served.signIn()
    const cookies = [
      undefined,
      "bulbil=",
      `bulbil=${token}`,
      `bulbil=${"A".repeat(43)}`,
      `xbulbil=${"A".repeat(43)}`,
      "a".repeat(4000),
    ]
    for (const path of everyRoute) {
      for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
        const answers = await Promise.all(
          cookies.map((cookie) =>
            served.ask(path, {
              method,
              headers: { host: anOnion, origin, ...json, ...(cookie === undefined ? {} : { cookie }) },
            }),
          ),
        )
        for (const answer of answers) {
          expect(answer.status, `${method} ${path}`).toBe(404)
          expect(answer.body).toBe(notFound)
          expect(answer.headers["set-cookie"]).toBeUndefined()
        }
      }
    }
    expect(served.node.commands).toEqual([])
  })

  it("answers 100,000 wrong tokens with the octets of an unknown path", async () => {
    await using served = await openApi()
    const asked = (path: string) => `GET ${path} HTTP/1.1\r\nhost: ${anOnion}\r\n`
    const unknown = await served.raw(`${asked("/nothing")}connection: close\r\n\r\n`)
    expect(unknown).toContain(notFound)
    const near = [...token].map((_, i) => token.slice(0, i) + "x" + token.slice(i + 1))
    const others = fc.sample(
      fc.string({ minLength: 0, maxLength: 60, unit: fc.constantFrom(...token, "A", "_", "-", "0", "/", "%41", "?") }),
      { numRuns: 100_000, seed: seeded(7) },
    )
    const wrong = [...near, ...others].filter((t) => t !== token)
    expect(wrong.length).toBeGreaterThan(99_000)
    const answers = new Map<string, number>()
    for (let at = 0; at < wrong.length; at += 100) {
      const batch = wrong.slice(at, at + 100)
      const last = batch.length - 1
      const text = await served.raw(
        batch
          .map((t, i) => `${asked(`/management/${t}`)}connection: ${i === last ? "close" : "keep-alive"}\r\n\r\n`)
          .join(""),
      )
      for (const answer of text.split(/(?=HTTP\/1\.1 )/)) {
        const alike = answer
          .replace("connection: keep-alive", "connection: close")
          .replace("Connection: keep-alive", "Connection: close")
        answers.set(alike, (answers.get(alike) ?? 0) + 1)
      }
    }
    expect([...answers]).toEqual([[unknown, wrong.length]])
  })

  it("answers one Host only, with cookie and token alike", async () => {
    await using served = await openApi()
    const operator = await served.signIn()
    const bare = anOnion.slice(0, -6)
    const variants = [
      "",
      " ",
      "localhost",
      "127.0.0.1",
      "127.0.0.1:80",
      "[::1]",
      "0.0.0.0",
      "evil.example",
      bare,
      `${bare}.`,
      `${bare}.com`,
      `${bare}.onion.`,
      `${anOnion}:80`,
      `${anOnion}:`,
      `${anOnion}:443`,
      `${anOnion}:080`,
      `${anOnion}.`,
      `www.${anOnion}`,
      `x.${anOnion}`,
      `.${anOnion}`,
      `${anOnion}.evil.example`,
      `evil.example.${anOnion}`,
      anOnion.toUpperCase(),
      anOnion.replace("b", "B"),
      anOnion.slice(1),
      `a${anOnion}`,
      `${anOnion}/`,
      `${anOnion}/x`,
      `${anOnion}?`,
      `${anOnion}#`,
      `${anOnion}@evil.example`,
      `evil.example@${anOnion}`,
      `user:pass@${anOnion}`,
      `${anOnion},${anOnion}`,
      `${anOnion}, evil.example`,
      `evil.example, ${anOnion}`,
      `${anOnion} evil`,
      `evil ${anOnion}`,
      `http://${anOnion}`,
      `https://${anOnion}`,
      `//${anOnion}`,
      `${anOnion}\\`,
      `${anOnion};`,
      `"${anOnion}"`,
      `'${anOnion}'`,
      `[${anOnion}]`,
      `(${anOnion})`,
      `${anOnion}%00`,
      `%62${anOnion.slice(1)}`,
      `${anOnion}\t`.trim() + "x",
      `xn--${anOnion}`,
      `${bare}.0nion`,
      `${bare}.onion.onion`,
      "*",
      "*.onion",
      `${"a".repeat(55)}d.onion`,
      "onion",
      ".onion",
      "null",
      "undefined",
      "-",
      "\u00e9.onion",
      `${anOnion}\u00e9`,
    ]
    // And each single character of the address left out, doubled, or another one.
    const nearly = [...anOnion].flatMap((letter, i) =>
      ["", letter + letter, letter === "a" ? "b" : "a"].map(
        (other) => anOnion.slice(0, i) + other + anOnion.slice(i + 1),
      ),
    )
    const hosts = [...new Set([...variants, ...nearly])]
    expect(hosts.length).toBeGreaterThanOrEqual(200)
    for (const host of hosts) {
      for (const path of [signInPath, "/management/", "/api/state"]) {
        const answer = await served.ask(path, { headers: { ...operator, host } })
        expect([answer.status, answer.body], JSON.stringify(host)).toEqual([404, notFound])
      }
    }
    const head = `cookie: ${operator.cookie}\r\nconnection: close\r\n\r\n`
    for (const hosts of [
      "",
      `host: ${anOnion}\r\nhost: ${anOnion}\r\n`,
      `host: ${anOnion}\r\nhost: evil.example\r\n`,
    ]) {
      expect(await served.raw(`GET /api/state HTTP/1.1\r\n${hosts}${head}`), hosts).not.toContain("cursor")
    }
    expect(await served.raw(`GET http://evil.example/api/state HTTP/1.1\r\nhost: ${anOnion}\r\n${head}`)).not.toContain(
      "cursor",
    )
    expect(await served.raw(`GET /api/state HTTP/1.1\r\nhost: ${anOnion}\r\n${head}`)).toContain("cursor")
  })

  it("keeps 16 sessions and lets the longest unused one go", async () => {
    await using served = await openApi()
    const first = await served.signIn()
    const second = await served.signIn()
    for (let i = 0; i < 14; i++) await served.signIn()
    expect((await served.ask("/api/state", { headers: first })).status).toBe(200)
    await served.signIn()
    expect((await served.ask("/api/state", { headers: second })).status).toBe(404)
    expect((await served.ask("/api/state", { headers: first })).status).toBe(200)
  })

  it("asks for nothing but the file's permissions on the local socket, and serves no page there", async () => {
    await using served = await openApi({ kind: "local" })
    expect((await served.ask("/api/state")).status).toBe(200)
    expect((await served.ask("/management/")).status).toBe(404)
    expect((await served.ask(signInPath)).status).toBe(404)
  })
})
