import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ManagementAccess } from "../../src/app/ManagementAccess.ts"
import { decodeBase32 } from "../../src/core/base32.ts"
import { publicKeyOfPrivate } from "../../src/core/x25519.ts"
import { TextVault } from "../../src/storage/TextVault.ts"
import { HandClock } from "../support/HandClock.ts"
import { countingRandom, openApi } from "../support/managementApi.ts"
import { readFeed } from "../support/readFeed.ts"

/** How a write goes: well, not at all, or through, with an error or the end of the process behind it. */
type Fate = "done" | "refused" | "done, then an error"

class FailingVault extends TextVault {
  readonly texts: Map<string, string>
  readonly control: { fates: Fate[] }
  constructor(texts = new Map<string, string>()) {
    const control = { fates: [] as Fate[] }
    super({
      read: (name) => texts.get(name),
      write: (name, text) => {
        const fate = control.fates.shift() ?? "done"
        if (fate !== "refused") texts.set(name, text)
        if (fate !== "done") throw Object.assign(new Error("the disk fails"), { code: "EIO" })
      },
      remove: (name) => void texts.delete(name),
      names: () => [...texts.keys()],
    })
    this.texts = texts
    this.control = control
  }
}

const open = (vault: FailingVault, clock = new HandClock()) =>
  new ManagementAccess({ vault, clock, random: countingRandom, onDefect: () => undefined })
const header = (cookie: string) => `bulbil=${cookie}`

const fate = fc.constantFrom<Fate>("done", "refused", "done, then an error")
const step = fc.oneof(
  fc.record({ do: fc.constant("renew" as const), newAddress: fc.boolean(), keepSessions: fc.boolean() }),
  fc.record({ do: fc.constant("key" as const), required: fc.boolean() }),
  fc.record({ do: fc.constant("sign in" as const) }),
)

describe("the way in", () => {
  it("is one link at any time, the one that is told, whatever write fails and whenever the node ends", () => {
    const cases = fc.array(fc.tuple(step, fc.array(fate, { maxLength: 3 })), { maxLength: 12 })
    fc.assert(
      fc.property(cases, (all) => {
        const vault = new FailingVault()
        const access = open(vault)
        const former = new Set<string>()
        for (const [each, fates] of all) {
          const before = access.link
          const cookie = access.sessions.begin("Firefox")
          vault.control.fates = [...fates]
          let failed = false
          try {
            if (each.do === "renew") access.renew(each)
            if (each.do === "key") access.requireKey(each.required)
            if (each.do === "sign in") access.sessions.begin("Firefox")
          } catch {
            failed = true
          }
          vault.control.fates = []
          const renewed = access.link !== before
          if (renewed) former.add(before)
          expect(renewed).toBe(each.do === "renew" && !failed)
          const stays = !renewed || (each.do === "renew" && each.keepSessions && !each.newAddress)
          expect(access.sessions.of(header(cookie)) !== undefined).toBe(stays)
          if (each.do === "key" && !failed) expect(access.clientKey !== undefined).toBe(each.required)
          // As it is after a crash at this moment.
          const again = open(new FailingVault(new Map(vault.texts)))
          expect([again.link, again.clientKey, again.host]).toEqual([access.link, access.clientKey, access.host])
          expect(former.has(again.link)).toBe(false)
          if (!stays) expect(again.sessions.of(header(cookie))).toBeUndefined()
        }
      }),
    )
  })

  it("asks for the key that it tells, and publishes its public half", () => {
    const access = open(new FailingVault())
    const { changed, clients } = access.onion
    expect([clients, access.clientKey, changed.aborted]).toEqual([undefined, undefined, false])
    expect(access.requireKey(true)).toBe(true)
    expect(changed.aborted).toBe(true)
    expect(access.clientKey).toMatch(/^[A-Z2-7]{52}$/)
    const key = decodeBase32(access.clientKey!.toLowerCase())!
    expect(access.onion.clients).toEqual([publicKeyOfPrivate(key)])
    expect(access.requireKey(true)).toBe(false)
    access.renew({ newAddress: true, keepSessions: false })
    expect(decodeBase32(access.clientKey!.toLowerCase())).toEqual(key)
  })

  it("publishes no other onion where only the token changes", () => {
    const access = open(new FailingVault())
    const { onion } = access
    access.renew({ newAddress: false, keepSessions: true })
    expect(access.onion).toBe(onion)
    access.renew({ newAddress: true, keepSessions: true })
    expect(onion.changed.aborted).toBe(true)
    expect(access.onion.seed).not.toEqual(onion.seed)
  })

  it("answers the old link like any wrong one from the change on, and ends what was open by it", async () => {
    const access = open(new FailingVault())
    await using served = await openApi({ entrance: access })
    const [former, headers] = [access.link, await served.signIn()]
    const feed = readFeed(served.path, "/api/feed", headers)
    await feed.until((events) => events.length > 0)
    access.renew({ newAddress: false, keepSessions: false })
    await feed.ended
    const wrong = await served.ask(`/management/${"A".repeat(43)}`, { headers: { host: access.host } })
    const old = await served.ask(new URL(former).pathname, { headers: { host: access.host } })
    expect(old).toEqual(wrong)
    expect(old.status).toBe(404)
    expect((await served.ask("/api/state", { headers })).status).toBe(404)
    expect((await served.ask("/api/state", { headers: await served.signIn() })).status).toBe(200)
    const host = access.host
    access.renew({ newAddress: true, keepSessions: false })
    expect((await served.ask(new URL(access.link).pathname, { headers: { host } })).status).toBe(404)
    expect((await served.ask(new URL(access.link).pathname, { headers: { host: access.host } })).status).toBe(200)
  })

  it("keeps sessions that are to stay over the change, and over a restart", async () => {
    const vault = new FailingVault()
    const access = open(vault)
    const cookie = access.sessions.begin("Firefox")
    access.renew({ newAddress: false, keepSessions: true })
    expect(open(vault).sessions.of(header(cookie))).toBeDefined()
    access.renew({ newAddress: false, keepSessions: true })
    expect(open(vault).sessions.all()).toHaveLength(1)
    access.renew({ newAddress: false, keepSessions: false })
    expect(open(vault).sessions.all()).toEqual([])
  })
})
