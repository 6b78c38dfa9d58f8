/** What every Relay keeps to; run on the one in memory here, and on real tor in test/tor/relay.tor.test.ts. */
import { expect, test } from "vitest"
import { type Relay, RelayError } from "../../src/relay/Relay.ts"

export interface RelaySubject {
  /** Two that look after the same relay, one after the other, as a node before and after its restart. */
  readonly open: () => Promise<Relay>
  /** A port that is free. */
  readonly port: () => number
  /** Ends its process from outside. */
  readonly kill: (relay: Relay) => Promise<void>
  readonly close: () => Promise<void>
}

const limit = { rate: 1_048_576, burst: 2_097_152 }
const LATER_MS = 100

/** A process that was killed takes a moment to be gone. */
const gone = async (relay: Relay): Promise<unknown> => {
  for (;;) {
    try {
      await relay.look()
    } catch (error) {
      return error
    }
    await new Promise((resolve) => setTimeout(resolve, LATER_MS))
  }
}

export const relayContract = (name: string, subject: () => Promise<RelaySubject>): void => {
  test(`${name}: runs, is let go of, and is found again in the same life`, async () => {
    const { open, port, close } = await subject()
    const settings = { port: port(), ...limit }
    const first = await open()
    expect(first.fingerprint()).toBeUndefined()
    await expect(first.look()).rejects.toThrow(RelayError)
    await first.run(settings)
    const before = await first.look()
    await first.run(settings)
    expect((await first.look()).meter).toBe(before.meter)
    first.detach()
    await expect(first.look()).rejects.toThrow(RelayError)

    const second = await open()
    await second.run({ ...settings, rate: limit.rate * 2, burst: limit.burst * 2 })
    const after = await second.look()
    expect(after.meter).toBe(before.meter)
    expect(after.read).toBeGreaterThanOrEqual(before.read)
    expect(after.written).toBeGreaterThanOrEqual(before.written)
    expect(second.fingerprint()).toMatch(/^[0-9A-F]{40}$/)
    expect(second.live().state).not.toBe("off")

    const last = await second.end()
    expect(last?.meter).toBe(before.meter)
    expect(second.live().state).toBe("off")
    expect(await second.end()).toBeUndefined()
    await close()
  })

  test(`${name}: says so when it has ended by itself, and begins a new life`, async () => {
    const { open, port, kill, close } = await subject()
    const relay = await open()
    const settings = { port: port(), ...limit }
    await relay.run(settings)
    const { meter } = await relay.look()
    const { pid } = relay.live()
    await kill(relay)
    expect(await gone(relay)).toMatchObject({ _tag: "RelayError", code: "failed" })
    await relay.run(settings)
    expect((await relay.look()).meter).not.toBe(meter)
    expect(relay.live().pid).not.toBe(pid)
    await relay.end()
    await close()
  })
}
