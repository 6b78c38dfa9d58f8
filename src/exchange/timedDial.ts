/** A dial whose time counts: what the next ones will probably take is known from it (core/DialTimes). */
import type { Clock } from "../core/Clock.ts"
import type { DialTimes } from "../core/DialTimes.ts"
import { onionAddress } from "../core/onionAddress.ts"
import type { ConnectOptions, Session, Sessions } from "../transport/Sessions.ts"

/** A session that was dialled, and how long that took, in ms. */
export interface Dialled {
  readonly session: Session
  readonly ms: number
}

export interface TimedDials {
  readonly clock: Clock
  readonly sessions: Sessions
  readonly dialTimes: DialTimes
}

/** @param onion public key, 32 octets. @throws DialError */
export const timedDial = async (
  { clock, sessions, dialTimes }: TimedDials,
  onion: Uint8Array,
  options: ConnectOptions,
): Promise<Dialled> => {
  const from = clock.now()
  const session = await sessions.connect(onionAddress(onion), options)
  const ms = clock.now() - from
  dialTimes.add(ms)
  return { session, ms }
}
