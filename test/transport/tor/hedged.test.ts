import { describe, expect, it } from "vitest"
import { dialError } from "../../../src/transport/tor/dialErrors.ts"
import { hedged } from "../../../src/transport/tor/hedged.ts"
import { HandClock } from "../../support/HandClock.ts"

interface Try {
  readonly n: number
  readonly signal: AbortSignal
  readonly arrive: (stream: string) => void
  readonly fail: (error: Error) => void
}

const dialling = (signal?: AbortSignal) => {
  const clock = new HandClock()
  const tries: Try[] = []
  const discarded: string[] = []
  const dial = hedged<string>({
    attempt: (n, end) =>
      new Promise((arrive, fail) => {
        tries.push({ n, signal: end, arrive, fail })
        if (end.aborted) fail(dialError("aborted"))
        end.addEventListener("abort", () => fail(dialError("aborted")))
      }),
    lateMs: 10_000,
    discard: (late) => discarded.push(late),
    clock,
    signal,
  })
  dial.catch(() => undefined)
  return { clock, tries, discarded, dial }
}

describe("a hedged dial", () => {
  it("is one try where that arrives in time", async () => {
    const { clock, tries, dial } = dialling()
    tries[0]!.arrive("first")
    expect(await dial).toBe("first")
    clock.advance(120_000)
    expect(tries).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })

  it("gets company when it takes long, and the first to arrive ends the others", async () => {
    const { clock, tries, dial } = dialling()
    clock.advance(10_000)
    clock.advance(20_000)
    expect(tries.map(({ n }) => n)).toEqual([0, 1, 2])
    tries[1]!.arrive("second")
    expect(await dial).toBe("second")
    expect(tries.map(({ signal }) => signal.aborted)).toEqual([true, true, true])
  })

  it("does not leave open what arrives when another was first", async () => {
    const { clock, tries, discarded, dial } = dialling()
    clock.advance(10_000)
    tries[0]!.arrive("first")
    tries[1]!.arrive("second")
    expect(await dial).toBe("first")
    expect(discarded).toEqual(["second"])
  })

  it("fails when nothing is under way any more, and not before", async () => {
    const { clock, tries, dial } = dialling()
    clock.advance(10_000)
    tries[0]!.fail(dialError("F2"))
    await Promise.resolve()
    tries[1]!.fail(dialError("F7"))
    await expect(dial).rejects.toMatchObject({ code: "F7" })
    clock.advance(60_000)
    expect(tries).toHaveLength(2)
  })

  it("fails at once where no try can mend it", async () => {
    const { clock, tries, dial } = dialling()
    clock.advance(10_000)
    tries[1]!.fail(dialError("F6"))
    await expect(dial).rejects.toMatchObject({ code: "F6" })
    expect(tries[0]!.signal.aborted).toBe(true)
  })

  it("is given up whole, before it began or in the middle", async () => {
    await expect(dialling(AbortSignal.abort()).dial).rejects.toMatchObject({ code: "aborted" })
    const stop = new AbortController()
    const { clock, tries, dial } = dialling(stop.signal)
    clock.advance(10_000)
    stop.abort()
    await expect(dial).rejects.toMatchObject({ code: "aborted" })
    expect(tries.every(({ signal }) => signal.aborted)).toBe(true)
    expect(clock.pending).toBe(0)
  })
})
