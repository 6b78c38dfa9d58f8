/** Keys of links: whoever dials has its own key at the carrier all the while, whatever others begin, end and forget. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LinkKeys } from "../../src/actors/LinkKeys.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { toHex } from "../../src/core/hex.ts"

const ONIONS = [1, 2].map((octet) => onionAddress(Buffer.alloc(32, octet)))
const keyOf = (which: number) => Buffer.alloc(32, which)
const shareOf = (which: number) => ({ token: `${which}`, visibility: "private" as const })
const open = { token: "1", visibility: "public" as const }
const rounds = async (n: number): Promise<void> => {
  for (let i = 0; i < n; i++) await Promise.resolve()
}

/** Who dials, after how long, for how long; a download is forgotten so long after its dial. */
const caller = fc.record({
  onion: fc.constantFrom(...ONIONS),
  key: fc.integer({ min: 1, max: 3 }),
  after: fc.nat(40),
  takes: fc.nat(20),
  fails: fc.boolean(),
  givesUp: fc.option(fc.nat(60), { nil: undefined }),
  name: fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined }),
  forgets: fc.option(fc.nat(40), { nil: undefined }),
})

/** That takes a while to hear of a key, as tor does, and hears all in the order of telling. */
class SlowCarrier {
  readonly at = new Map<OnionAddress, string>()
  #last = Promise.resolve()

  unlock(onion: OnionAddress, key: Uint8Array | undefined): Promise<void> {
    return (this.#last = this.#last.then(() => rounds(3)).then(() => void this.at.set(onion, key ? toHex(key) : "")))
  }
}

describe("the keys of links", () => {
  it("are there for each who dials until its dial is over, and afterwards those of downloads alone", async () => {
    let together = 0
    await fc.assert(
      fc.asyncProperty(fc.array(caller, { maxLength: 12 }), async (callers) => {
        const carrier = new SlowCarrier()
        const keys = new LinkKeys(carrier)
        const running = new Map<OnionAddress, number>()
        const standing = new Map<string, { onion: OnionAddress; key: number }>()
        const answers = await Promise.allSettled(
          callers.map(async ({ onion, key, after, takes, fails, givesUp, name, forgets }, i) => {
            // A download stays at its onion.
            const download = name && `${name} at ${onion}`
            await rounds(after)
            const gone = new AbortController()
            if (givesUp !== undefined) void rounds(givesUp).then(() => gone.abort(new Error("gone")))
            if (download) standing.set(download, { onion, key })
            const dial = async () => {
              const others = running.get(onion) ?? 0
              if (others > 0) together++
              running.set(onion, others + 1)
              for (let round = 0; round <= takes; round++) {
                expect(carrier.at.get(onion)).toBe(toHex(keyOf(key)))
                await Promise.resolve()
              }
              running.set(onion, running.get(onion)! - 1)
              if (fails) throw new Error("fails")
              return i
            }
            const answer = await keys
              .during({ onion, share: shareOf(key), key: keyOf(key) }, dial, {
                signal: gone.signal,
                ...(download ? { torrent: download } : {}),
              })
              .finally(async () => {
                if (!download || forgets === undefined) return
                await rounds(forgets)
                standing.delete(download)
                await keys.forget(download)
              })
            return answer
          }),
        )
        answers.forEach((answer, i) => {
          if (answer.status === "fulfilled") return expect(answer.value).toBe(i)
          const { message } = answer.reason as Error
          expect(message).toBe(message === "gone" && callers[i]!.givesUp !== undefined ? "gone" : "fails")
          if (message === "fails") expect(callers[i]!.fails).toBe(true)
        })
        await rounds(200)
        for (const onion of ONIONS) {
          const left = [...standing.values()]
            .filter((place) => place.onion === onion)
            .map(({ key }) => toHex(keyOf(key)))
          if (left.length > 0) expect(left).toContain(carrier.at.get(onion))
          else expect(carrier.at.get(onion) ?? "").toBe("")
        }
      }),
    )
    expect(together).toBeGreaterThan(10)
  })

  it("that the carrier does not take are told to whoever dials, and keep nobody else away", async () => {
    let works = false
    const keys = new LinkKeys({
      unlock: async () => {
        if (!works) throw new Error("tor has no room")
      },
    })
    const place = { onion: ONIONS[0]!, share: shareOf(1), key: keyOf(1) }
    await expect(keys.during(place, async () => "in")).rejects.toThrow("tor has no room")
    works = true
    expect(await keys.during(place, async () => "in")).toBe("in")
  })

  it("are asked for where a link to the same private share has none, and nowhere else", async () => {
    const place = fc.record({ onion: fc.constantFrom(...ONIONS), share: fc.constantFrom(...[1, 2].map(shareOf), open) })
    const held = fc.record({ place, how: fc.constantFrom("dials", "rests", "forgotten", "over") })
    await fc.assert(
      fc.asyncProperty(fc.array(held, { maxLength: 5 }), place, async (others, asked) => {
        const keys = new LinkKeys(new SlowCarrier())
        const end = Promise.withResolvers<void>()
        for (const [i, { place, how }] of others.entries()) {
          const dialling = keys.during(
            { ...place, key: keyOf(1) },
            () => (how === "dials" ? end.promise : Promise.resolve()),
            how === "rests" || how === "forgotten" ? { torrent: `${i}` } : {},
          )
          if (how === "dials") continue
          await dialling
          if (how === "forgotten") await keys.forget(`${i}`)
        }
        const isKeyed = others.some(
          ({ place: { onion, share }, how }) =>
            (how === "dials" || how === "rests") && onion === asked.onion && share.token === asked.share.token,
        )
        let dials = 0
        const answer = await keys.during(asked, async () => ++dials).catch((error: unknown) => error)
        if (isKeyed && asked.share.visibility === "private") {
          expect(answer).toMatchObject({ code: "F4", remedy: "stop" })
          expect(dials).toBe(0)
        } else expect(answer).toBe(1)
        end.resolve()
      }),
    )
  })

  it("are nothing to a link without one, which waits for nobody", async () => {
    const carrier = new SlowCarrier()
    const keys = new LinkKeys(carrier)
    expect(await keys.during({ onion: ONIONS[0]!, share: shareOf(1) }, async () => "in")).toBe("in")
    expect(carrier.at.size).toBe(0)
  })
})
