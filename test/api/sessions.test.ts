import { describe, expect, it } from "vitest"
import type { KeptSessions, SessionPlace } from "../../src/api/OperatorSessions.ts"
import { Token } from "../../src/core/ids.ts"
import { HandClock } from "../support/HandClock.ts"
import { openApi, signInPath, token } from "../support/managementApi.ts"

const DAY = 86_400_000

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
    expect(Object.keys(place.kept!)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
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
    expect(Object.keys(place.kept!)).toHaveLength(16)
    expect(await Promise.all(all.map((headers) => status(served, headers)))).toEqual([
      404,
      ...Array.from({ length: 16 }, () => 200),
    ])
  })

  it("end when they were not used for 30 days, and not before; using them is written once a day", async () => {
    const place = new Place()
    const clock = new HandClock()
    await using served = await open(place, clock)
    const [used, unused] = [await served.signIn(), await served.signIn()]
    const begun = place.writes
    for (let day = 0; day < 29; day++) {
      clock.advance(DAY)
      for (let n = 0; n < 3; n++) expect(await status(served, used)).toBe(200)
    }
    expect(place.writes - begun).toBe(29)
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

describe("the management link", () => {
  it("is told by the local socket, and by the onion to nobody", async () => {
    await using local = await openApi({ kind: "local" })
    expect(JSON.parse((await local.ask("/api/management-link")).body)).toEqual({ link: local.node.managementLink() })
    await using onion = await openApi()
    expect((await onion.ask("/api/management-link", { headers: await onion.signIn() })).status).toBe(404)
  })
})
