/** What every Transport must do, whatever carries it: run for loopback, sim and tor. */
import { randomBytes } from "node:crypto"
import { getEventListeners } from "node:events"
import type { Duplex } from "node:stream"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { OnionAddress } from "../../src/core/ids.ts"
import { DialError, type Publication, type Transport } from "../../src/transport/Transport.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import { publicKeyOfPrivate } from "../../src/core/x25519.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"

export interface TransportFixture {
  readonly transport: Transport
  /** Runs what waits for time to pass: the simulator advances its clock meanwhile, the others just wait. */
  readonly settle: <T>(work: Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** The next `size` octets; onion streams have no half-close, so an end cannot tell where an echo ends. */
const collect = (stream: Duplex, size: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let seen = 0
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk)
      if ((seen += chunk.length) >= size) resolve(Buffer.concat(chunks))
    })
    stream.on("close", () => reject(new Error(`closed after ${seen} octets`)))
    stream.on("error", reject)
    stream.resume()
  })

export const transportContract = (name: string, make: () => Promise<TransportFixture>, size = 1 << 20): void => {
  describe(`${name} is a Transport`, () => {
    let fixture: TransportFixture
    let echo: Publication
    const seed = randomBytes(32)
    const dial = (to: OnionAddress, circuit = "a", signal?: AbortSignal) =>
      fixture.settle(fixture.transport.dial(to, { circuit, ...(signal ? { signal } : {}) }))

    /** As callers do: what is published anew may be known by how it was before, for a while. */
    const dialAgain = async (to: OnionAddress, circuit: string, tries = 5): Promise<Duplex> => {
      try {
        return await dial(to, circuit)
      } catch (error) {
        if (!(error instanceof DialError) || tries === 1) throw error
        return dialAgain(to, circuit, tries - 1)
      }
    }

    beforeAll(async () => {
      fixture = await make()
      echo = await fixture.settle(fixture.transport.publish(seed, (stream) => stream.pipe(stream)))
      await fixture.settle(echo.ready)
    })
    afterAll(async () => {
      await fixture?.settle(echo.close())
      await fixture?.close()
    })

    it("carries octets both ways, whole and in order", async () => {
      const stream = await dial(echo.address)
      const data = randomBytes(size)
      const back = collect(stream, size)
      stream.write(data)
      expect(Buffer.compare(await fixture.settle(back), data)).toBe(0)
      stream.destroy()
    })

    it("has the other side hear first what is early", async () => {
      const [early, later] = [randomBytes(5_000), randomBytes(5_000)]
      const stream = await fixture.settle(fixture.transport.dial(echo.address, { circuit: "early", early }))
      const back = collect(stream, 10_000)
      stream.write(later)
      expect(Buffer.compare(await fixture.settle(back), Buffer.concat([early, later]))).toBe(0)
      stream.destroy()
    })

    it("carries several streams at once, on different circuits", async () => {
      const streams = await Promise.all(["b", "c", "d"].map((circuit) => dial(echo.address, circuit)))
      const data = streams.map(() => randomBytes(64_000))
      const backs = streams.map((stream) => collect(stream, 64_000))
      streams.forEach((stream, i) => stream.write(data[i]))
      const all = await fixture.settle(Promise.all(backs))
      all.forEach((back, i) => expect(Buffer.compare(back, data[i]!)).toBe(0))
      for (const stream of streams) stream.destroy()
    })

    it("tells the same address for the same seed", async () => {
      const own = randomBytes(32)
      const first = await fixture.settle(fixture.transport.publish(own, (stream) => stream.destroy()))
      await fixture.settle(first.close())
      const second = await fixture.settle(fixture.transport.publish(own, (stream) => stream.destroy()))
      expect(second.address).toBe(first.address)
      expect(second.address).not.toBe(echo.address)
      await fixture.settle(second.close())
    })

    it("refuses what is no onion address with F6, and says stop", async () => {
      const mistyped = `${"a".repeat(56)}.onion` as OnionAddress
      const error = await fixture.settle(
        fixture.transport.dial(mistyped, { circuit: "a" }).then(
          () => undefined,
          (reason: unknown) => reason,
        ),
      )
      expect(error).toBeInstanceOf(DialError)
      expect(error).toMatchObject({ code: "F6", remedy: "stop" })
    })

    it("says of an address that nobody publishes that it is not there", async () => {
      const { signal } = new AbortController()
      const dialled = fixture.transport.dial(onionAddress(randomKey()), { circuit: "a", signal })
      const error = await fixture.settle(
        dialled.then(
          () => undefined,
          (reason: unknown) => reason,
        ),
      )
      expect(error).toBeInstanceOf(DialError)
      expect((error as DialError).remedy).not.toBe("stop")
      await new Promise(setImmediate)
      // It may be one that lives as long as the node.
      expect(getEventListeners(signal, "abort")).toEqual([])
    })

    it("gives a dial up when it is aborted", async () => {
      const aborted = new AbortController()
      aborted.abort()
      await expect(
        fixture.settle(fixture.transport.dial(echo.address, { circuit: "e", signal: aborted.signal })),
      ).rejects.toMatchObject({ code: "aborted" })
    })

    it("ends its streams when the onion is closed, and takes no more", async () => {
      const own = await fixture.settle(fixture.transport.publish(randomBytes(32), (stream) => stream.pipe(stream)))
      await fixture.settle(own.ready)
      const stream = await dial(own.address, "f")
      const ended = new Promise((resolve) => stream.once("close", resolve))
      stream.on("error", () => undefined)
      stream.resume()
      await fixture.settle(own.close())
      await fixture.settle(ended)
      // Relays may take a while to forget what is closed: until then a dial waits.
      await expect(dial(own.address, "g", AbortSignal.timeout(20_000))).rejects.toBeInstanceOf(DialError)
    })

    it("lets who is in go on when an onion is withdrawn, lets nobody else in, and publishes it anew", async () => {
      const own = randomBytes(32)
      const first = await fixture.settle(fixture.transport.publish(own, (stream) => stream.pipe(stream)))
      await fixture.settle(first.ready)
      const stream = await dial(first.address, "h")
      stream.on("error", () => undefined)
      const begun = collect(stream, 1_000)
      stream.write(randomBytes(1_000))
      await fixture.settle(begun)
      let over = false
      const withdrawn = first.withdraw().then(() => (over = true))
      const again = first.withdraw()
      await expect(dial(first.address, "i", AbortSignal.timeout(20_000))).rejects.toBeInstanceOf(DialError)
      const second = await fixture.settle(fixture.transport.publish(own, (later) => later.pipe(later)))
      await fixture.settle(second.ready)
      const data = randomBytes(64_000)
      const back = collect(stream, 64_000)
      stream.write(data)
      expect(Buffer.compare(await fixture.settle(back), data)).toBe(0)
      expect(over).toBe(false)
      stream.destroy()
      await fixture.settle(Promise.all([withdrawn, again]))
      const third = await dialAgain(second.address, "j")
      third.destroy()
      await fixture.settle(second.close())
    })

    it("ends who is still in when an onion that was withdrawn is closed", async () => {
      const own = await fixture.settle(fixture.transport.publish(randomBytes(32), (stream) => stream.pipe(stream)))
      await fixture.settle(own.ready)
      const stream = await dial(own.address, "k")
      const ended = new Promise((resolve) => stream.once("close", resolve))
      stream.on("error", () => undefined)
      stream.resume()
      void own.withdraw()
      await fixture.settle(own.close())
      await fixture.settle(ended)
    })

    it("lets in who has one of its client keys, and nobody whose key it has no more", async () => {
      const [key, other, own] = [randomBytes(32), randomBytes(32), randomBytes(32)]
      const publish = (...keys: readonly Uint8Array[]) =>
        fixture.settle(
          fixture.transport.publish(own, (stream) => stream.pipe(stream), { clients: keys.map(publicKeyOfPrivate) }),
        )
      const first = await publish(key, other)
      await fixture.settle(first.ready)
      await expect(dial(first.address, "l")).rejects.toMatchObject({ code: "F4", remedy: "stop" })
      await fixture.transport.unlock(first.address, randomBytes(32))
      await expect(dial(first.address, "m")).rejects.toMatchObject({ code: "F5", remedy: "stop" })
      await fixture.transport.unlock(first.address, key)
      const stream = await dial(first.address, "n")
      const data = randomBytes(1_000)
      const back = collect(stream, 1_000)
      stream.write(data)
      expect(Buffer.compare(await fixture.settle(back), data)).toBe(0)
      const ended = new Promise((resolve) => stream.once("close", resolve))
      await fixture.settle(first.close())
      await fixture.settle(ended)
      const second = await publish(other)
      await fixture.settle(second.ready)
      // Nor over the circuit that came in with the key before it was revoked.
      for (const circuit of ["n", "o"]) {
        const revoked = await dial(first.address, circuit).catch((error: unknown) => error)
        expect(["F4", "F5"]).toContain((revoked as DialError).code)
      }
      await fixture.transport.unlock(first.address, other)
      ;(await dial(first.address, "p")).destroy()
      await fixture.settle(second.withdraw())
      // Who was refused before their key was taken is let in from then on.
      const late = randomBytes(32)
      await fixture.transport.unlock(first.address, late)
      const third = await publish(other)
      await fixture.settle(third.ready)
      await expect(dial(first.address, "q")).rejects.toBeInstanceOf(DialError)
      await fixture.settle(third.close())
      const fourth = await publish(other, late)
      await fixture.settle(fourth.ready)
      ;(await dial(first.address, "r")).destroy()
      await fixture.transport.unlock(first.address, undefined)
      await fixture.settle(fourth.close())
    })

    const twice = publicKeyOfPrivate(randomBytes(32))
    it.each([
      [[]],
      [Array.from({ length: 257 }, () => randomBytes(32))],
      [[randomBytes(31)]],
      [[twice, twice]],
      [[new Uint8Array(32)]],
      [[Buffer.concat([Buffer.of(1), new Uint8Array(31)])]],
    ])("publishes nothing for nobody, for too many, or for what is no key", async (clients) => {
      const publish = fixture.transport.publish(randomBytes(32), (stream) => stream.destroy(), { clients })
      await expect(fixture.settle(publish)).rejects.toBeInstanceOf(RangeError)
    })

    it("says the chance of a day, or that it does not know it", async () => {
      const { transport } = fixture
      const value = await transport.beacon(20_000)
      expect([undefined, 32]).toContain(value?.length)
      expect(await transport.beacon(20_000)).toEqual(value)
    })

    it("tells its health", () => {
      expect(fixture.transport.health()).toMatchObject({ state: "ready", percent: 100 })
    })
  })
}

/** A key that nobody publishes; a point of the curve, as tor looks at that too. */
const randomKey = (): Uint8Array => publicKeyOfSeed(randomBytes(32))
