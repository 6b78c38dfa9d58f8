/**
 * A stream that is there before what carries it: what is written to it at once goes with the dial, a round trip sooner
 * than what waits until that is through. Owns how the two become one, and how they end together.
 */
import { duplexPair, type Duplex, pipeline } from "node:stream"
import { setImmediate } from "node:timers/promises"

/** Octets that may go with a dial: a few requests. What is beyond follows. */
const MOST = 16 * 1024
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
  const carry: Early["carry"] = async (dial) => {
    await setImmediate()
    await setImmediate()
    const written = (far.read() as Buffer | null) ?? Buffer.alloc(0)
    const carrier = await dial(written.subarray(0, MOST))
    if (written.length > MOST) carrier.write(written.subarray(MOST))
    // What has come is still read where the carrier ends in order; where it breaks, the stream does.
    pipeline(far, carrier, far, (error) => void (error && stream.destroy(error)))
    stream.once("close", () => carrier.destroy())
    if (stream.destroyed) carrier.destroy()
  }
  return { stream, carry }
}
