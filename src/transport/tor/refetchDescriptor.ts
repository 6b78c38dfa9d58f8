/**
 * Has tor fetch an onion's descriptor anew, although it has one: after a restart of the service that names introduction
 * points which still answer and lead nowhere. What comes is in tor's cache, for whoever dials next.
 */
import type { Clock } from "../../core/Clock.ts"
import type { OnionAddress } from "../../core/ids.ts"
import type { TorControl } from "./TorControl.ts"

const PATIENCE_MS = 8_000

/**
 * Resolves when a directory has answered, or after a while; never rejects: without it, a dial takes what is in the
 * cache.
 */
export const refetchDescriptor = (
  control: TorControl,
  onion: OnionAddress,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((resolve) => {
    const id = onion.slice(0, 56)
    const done = () => {
      clock.clearTimeout(timer)
      stop()
      signal.removeEventListener("abort", done)
      resolve()
    }
    const stop = control.onEvent(({ lines }) => {
      const [, action, about] = /^HS_DESC (RECEIVED|FAILED) ([a-z2-7]{56}) /.exec(lines[0]?.text ?? "") ?? []
      if (action !== undefined && about === id) done()
    })
    const timer = clock.setTimeout(done, PATIENCE_MS)
    signal.addEventListener("abort", done, { once: true })
    control.sendCommand(`HSFETCH ${id}`).catch(done)
  })
