/**
 * A stream that is there before what carries it: what is written to it at once goes with the dial, a round trip sooner
 * than what waits until that is through. Owns how the two become one, and how they end together.
 */
import { duplexPair, type Duplex, pipeline } from "node:stream"
import { setImmediate } from "node:timers/promises"
import { DialError } from "../Transport.ts"
import type { Counted } from "./Chatter.ts"

/** Octets that may go with a dial: a few requests. What is beyond follows. */
const MOST = 16 * 1024
/** What is written before it is carried must fit, or its writer waits for the dial. */
const HELD = 256 * 1024

export interface Early {
  readonly stream: Duplex
  /**
   * Has the stream carried. @param dial is given what was written in this turn and the next two: node:http2 writes a
   * turn after it was asked to. @throws what it throws.
   */
  carry(dial: (early: Uint8Array) => Promise<Duplex>): Promise<void>
}

export const earlyStream = (): Early => {
  const [stream, far] = duplexPair({ highWaterMark: HELD })
  let carrier: (Duplex & Partial<Counted>) | undefined
  // Who watches how much is said counts the octets of the carrier.
  Object.defineProperties(stream, {
    bytesRead: { get: () => carrier?.bytesRead ?? 0 },
    bytesWritten: { get: () => carrier?.bytesWritten ?? 0 },
  })
  const carry: Early["carry"] = async (dial) => {
    await setImmediate()
    await setImmediate()
    const written = (far.read() as Buffer | null) ?? Buffer.alloc(0)
    const dialled = await dial(written.subarray(0, MOST))
    if (dialled.destroyed) throw new DialError("protocol", "back-off", "the stream ended before it began")
    carrier = dialled
    if (written.length > MOST) dialled.write(written.subarray(MOST))
    // What has come is still read where the carrier ends in order; where it breaks, the stream does.
    pipeline(far, dialled, far, (error) => void (error && stream.destroy(error)))
    stream.once("close", () => dialled.destroy())
    // Nothing is sent to who has ended: node:http2 would wait for it, and fail if more happened meanwhile.
    stream.once("end", () => stream.destroy())
    if (stream.destroyed) dialled.destroy()
  }
  return { stream, carry }
}
