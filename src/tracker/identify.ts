/** Whose tracker is served at an address, as the head says that it signs. */
import { toHex } from "../core/hex.ts"
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import type { Sessions } from "../transport/Sessions.ts"
import { DialError } from "../transport/Transport.ts"
import { Head } from "../wire/Head.ts"
import { TrackerClient } from "./TrackerClient.ts"

/** @throws DialError when nobody is there, or no tracker is. */
export const identify = async (
  sessions: Sessions,
  idleMs: number,
  address: OnionAddress,
  signal: AbortSignal,
): Promise<TrackerKey> => {
  const session = await sessions.connect(address, { circuit: `tracker-of-${address}`, signal })
  try {
    const bytes = await new TrackerClient(session, idleMs, signal).head()
    const head = bytes && Head.read(bytes)
    if (!head)
      throw new DialError(
        "refused",
        "stop",
        "no tracker is served at this address; paste a tracker's or a mirror's address",
      )
    return toHex(head.tracker) as TrackerKey
  } finally {
    session.close()
  }
}
