import { connect } from "node:net"
import { text } from "node:stream/consumers"
import fc from "fast-check"
import { describe, expect, it, vi } from "vitest"
import { browserName } from "../../src/api/browserName.ts"
import { type KeptSessions, OperatorSessions, type SessionPlace } from "../../src/api/OperatorSessions.ts"
import { Token } from "../../src/core/ids.ts"
import { HandClock } from "../support/HandClock.ts"
import { countingRandom, openApi, signInPath, token } from "../support/managementApi.ts"
import { readFeed } from "../support/readFeed.ts"

const DAY = 86_400_000
const HOUR = 3_600_000

class Place implements SessionPlace {
  kept: KeptSessions | undefined
  writes = 0
  failing = false
  read(): KeptSessions | undefined {
    if (this.failing) throw new Error("the disk fails")
    return this.kept
  }
  write(sessions: KeptSessions): void {
    if (this.failing) throw new Error("the disk is full")
    this.kept = sessions
    this.writes++
  }
}

const open = async (place: SessionPlace, clock = new HandClock(), own = token) =>
  openApi({ sessions: place, clock, token: own })
const status = async (served: Awaited<ReturnType<typeof open>>, headers: Record<string, string>) =>
  (await served.ask("/api/state", { headers })).status

describe("sessions of a browser", () => {
  it("hold over a restart, as hashes alone", async () => {
    const place = new Place()
    let headers: { readonly host: string; readonly cookie: string }
    {
      await using served = await open(place)
      headers = await served.signIn()
      expect(await status(served, headers)).toBe(200)
    }
    await using again = await open(place)
    expect(await status(again, headers)).toBe(200)
    expect(await status(again, { ...headers, cookie: "bulbil=" + "A".repeat(43) })).toBe(404)
    const kept = JSON.stringify(place.kept)
    expect(Object.keys(place.kept!)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), "salt"])
    expect(kept).not.toContain(headers.cookie.split("=")[1])
    expect(kept).not.toContain(token)
  })

  it("are sixteen at most, the longest unused one goes first, also over restarts", async () => {
    const place = new Place()
    const clock = new HandClock()
    const all: { readonly host: string; readonly cookie: string }[] = []
    for (let n = 0; n < 17; n++) {
      await using served = await open(place, clock)
      all.push(await served.signIn())
      clock.advance(1_000)
    }
    await using served = await open(place, clock)
    expect(Object.keys(place.kept!)).toHaveLength(16 + 1)
    expect(await Promise.all(all.map((headers) => status(served, headers)))).toEqual([
      404,
      ...Array.from({ length: 16 }, () => 200),
    ])
  })

  it("end when they were not used for 30 days, and not before; using them is written once an hour", async () => {
    const place = new Place()
    const clock = new HandClock()
    await using served = await open(place, clock)
    const [used, unused] = [await served.signIn(), await served.signIn()]
    const begun = place.writes
    for (let n = 0; n < 8; n++) {
      clock.advance(HOUR / 4)
      expect(await status(served, used)).toBe(200)
    }
    expect(place.writes - begun).toBe(2)
    for (let day = 0; day < 29; day++) {
      clock.advance(DAY)
      expect(await status(served, used)).toBe(200)
    }
    clock.advance(2 * DAY)
    expect(await status(served, unused)).toBe(404)
    await using again = await open(place, clock)
    expect([await status(again, used), await status(again, unused)]).toEqual([200, 404])
  })

  it("end with the token", async () => {
    const place = new Place()
    let headers: { readonly host: string; readonly cookie: string }
    {
      await using served = await open(place)
      headers = await served.signIn()
    }
    await using other = await open(place, new HandClock(), Token("U".repeat(42) + "k"))
    expect(await status(other, headers)).toBe(404)
    expect((await other.ask(signInPath, { headers: { host: headers.host } })).status).toBe(404)
  })

  it(
    "begin where the place fails, and are then of this life alone; what lies there that is none " + "is no session",
    async () => {
      const place = new Place()
      place.kept = { nonsense: "x", ["a".repeat(64)]: "never", [`${"b".repeat(63)}/`]: "1" }
      await using served = await open(place)
      place.failing = true
      const headers = await served.signIn()
      expect(await status(served, headers)).toBe(200)
      expect(served.defects).toEqual([expect.objectContaining({ message: "the disk is full" })])
      await using again = await open(place)
      expect(await status(again, headers)).toBe(404)
    },
  )
})

const hourOf = (at: number) => at - (at % HOUR)
const anId = expect.stringMatching(/^[0-9a-f]{12}$/)
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"

describe("what is told of sessions", () => {
  it("is a name out of a list, the hour of its last use, and which one asks; nothing that opens it", async () => {
    const clock = new HandClock()
    await using served = await open(new Place(), clock)
    const early = await served.signIn(firefox)
    clock.advance(3 * HOUR)
    const late = await served.signIn("curl/8 <script>alert(1)</script>")
    served.node.signedIn = served.sessions.all()
    const { body } = await served.ask("/api/sessions", { headers: early })
    expect(JSON.parse(body)).toEqual({
      sessions: [
        { id: anId, name: "A browser", seenAt: hourOf(clock.date()), current: false },
        { id: anId, name: "Firefox on Linux", seenAt: hourOf(clock.date() - 3 * HOUR), current: true },
      ],
    })
    for (const { cookie } of [early, late]) expect(body).not.toContain(cookie.split("=")[1])
  })

  it("names each browser by its family alone, whatever it says of itself", () => {
    const names = new Set(
      ["Edge", "Opera", "Firefox", "Chrome", "Safari", "A browser"].flatMap((browser) =>
        ["", " on Android", " on iOS", " on Windows", " on macOS", " on Linux"].map((system) => browser + system),
      ),
    )
    const parts = [
      "Firefox/128.0",
      "Chrome/1",
      "Edg/1",
      "OPR/1",
      "Safari/605",
      "(Windows NT 10.0)",
      "(X11; Linux)",
      "iPad",
    ]
    const agent = fc
      .array(fc.oneof(fc.constantFrom(...parts), fc.string()), { maxLength: 5 })
      .map((all) => all.join(" "))
    fc.assert(fc.property(agent, (said) => void expect(names).toContain(browserName(said))))
    expect(browserName(firefox)).toBe("Firefox on Linux")
    expect(browserName("Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0")).toBe(
      "Firefox on Windows",
    )
    expect(browserName(undefined)).toBe("A browser")
  })
})

describe("a session that is ended", () => {
  it("opens nothing any more, also after a restart, and its event streams end at once; others go on", async () => {
    const place = new Place()
    const clock = new HandClock()
    const served = await open(place, clock)
    const [ended, other] = [await served.signIn(firefox), await served.signIn()]
    const read = (headers: typeof ended, path: string) => readFeed(served.path, path, headers)
    const streams = [read(ended, "/api/feed"), read(ended, `/api/streams/${"ab".repeat(16)}`)]
    const kept = read(other, "/api/feed")
    let over = false
    void kept.ended.then(() => (over = true))
    await Promise.all([...streams, kept].map((stream) => stream.until((events) => events.length > 0)))
    const { id } = served.sessions.all().find(({ name }) => name === "Firefox on Linux")!
    served.sessions.end([id])
    await Promise.all(streams.map((stream) => stream.ended))
    expect(streams.flatMap(({ events }) => events.map(({ event }) => event))).not.toContain("stopped")
    expect(await status(served, ended)).toBe(404)
    expect(await status(served, other)).toBe(200)
    expect(over).toBe(false)
    await served[Symbol.asyncDispose]()
    await using again = await open(place, clock)
    expect([await status(again, ended), await status(again, other)]).toEqual([404, 200])
  })

  it("does nothing any more that it had begun to ask for", async () => {
    await using served = await open(new Place())
    const { host, cookie } = await served.signIn()
    const body = JSON.stringify({ type: "StopNode" })
    const head = [
      "POST /api/commands HTTP/1.1",
      `Host: ${host}`,
      `Cookie: ${cookie}`,
      `Origin: http://${host}`,
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
      "Connection: close",
    ]
    const looked = vi.spyOn(served.sessions, "of")
    const socket = connect({ path: served.path })
    const answer = text(socket)
    socket.write(`${head.join("\r\n")}\r\n\r\n${body.slice(0, 5)}`)
    await expect.poll(() => looked.mock.results.some(({ value }) => value !== undefined)).toBe(true)
    served.sessions.end()
    socket.write(body.slice(5))
    expect(await answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(served.node.commands).toEqual([])
  })

  it("stays ended where the disk fails, and whoever ends it hears that it is not kept", async () => {
    const place = new Place()
    await using served = await open(place)
    const headers = await served.signIn()
    place.failing = true
    expect(() => served.sessions.end()).toThrow("the disk is full")
    expect(await status(served, headers)).toBe(404)
  })
})

describe("a place that fails", () => {
  it("signs nobody out: what could not be read is read later, and not written over before", async () => {
    const place = new Place()
    const clock = new HandClock()
    let early: { readonly host: string; readonly cookie: string }
    {
      await using served = await open(place, clock)
      early = await served.signIn()
    }
    place.failing = true
    await using served = await open(place, clock)
    const late = await served.signIn()
    expect([await status(served, early), await status(served, late)]).toEqual([404, 200])
    place.failing = false
    clock.advance(HOUR)
    expect([await status(served, late), await status(served, early)]).toEqual([200, 200])
    await using again = await open(place, clock)
    expect([await status(again, late), await status(again, early)]).toEqual([200, 200])
  })

  it("ends and keeps over any order of signing in, ending, failing and starting again what a model does", async () => {
    const step = fc.oneof(
      fc.constant({ do: "begin" } as const),
      fc.record({ do: fc.constant("end" as const), which: fc.nat(20) }),
      fc.constant({ do: "end all" } as const),
      fc.constant({ do: "restart" } as const),
      fc.constant({ do: "disk" } as const),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const place = new Place()
        const clock = new HandClock()
        const fresh = () =>
          new OperatorSessions({ salt: () => token, clock, random: countingRandom, place, onDefect: () => undefined })
        let sessions = fresh()
        /** Cookies that are valid, and those that are on the disk; the last one was of use last. */
        let valid: string[] = []
        let stored: readonly string[] = []
        const save = () => void (place.failing || (stored = [...valid]))
        const header = (cookie: string) => `bulbil=${cookie}`
        for (const each of steps) {
          clock.advance(20 * 60_000)
          if (each.do === "begin") {
            valid = [...valid, sessions.begin("Firefox")].slice(-16)
            save()
          }
          if (each.do === "end" && valid.length > 0) {
            const [cookie] = valid.splice(each.which % valid.length, 1)
            const { id } = sessions.of(header(cookie!))!
            if (place.failing) expect(() => sessions.end([id])).toThrow()
            else sessions.end([id])
            save()
          }
          if (each.do === "end all") {
            if (place.failing) expect(() => sessions.end()).toThrow()
            else sessions.end()
            valid = []
            save()
          }
          if (each.do === "restart" && !place.failing) {
            sessions = fresh()
            valid = [...stored]
          }
          if (each.do === "disk") place.failing = !place.failing
          expect(sessions.all()).toHaveLength(valid.length)
        }
        for (const cookie of valid) expect(sessions.of(header(cookie))).toBeDefined()
      }),
    )
  })
})

describe("the management link", () => {
  it("is told by the local socket, and by the onion to nobody", async () => {
    await using local = await openApi({ kind: "local" })
    expect(JSON.parse((await local.ask("/api/management-link")).body)).toEqual(local.node.managementLink())
    await using onion = await openApi()
    expect((await onion.ask("/api/management-link", { headers: await onion.signIn() })).status).toBe(404)
  })
})
