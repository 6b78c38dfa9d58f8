/** One exchange of peer records at a share's onion: gives the own ones, takes those of the others. */
import type { Session } from "../../../transport/Sessions.ts"
import { decodePeersExchange, encodePeersExchange, MAX_PEERS_EXCHANGE } from "../../../wire/PeersExchange.ts"

const IDLE_MS = 60_000

/** @returns undefined when the onion no longer answers under this token. @throws SessionError */
export const meet = async (session: Session, token: string, own: readonly Uint8Array[], signal: AbortSignal): Promise<readonly Uint8Array[] | undefined> => {
  const body = encodePeersExchange({ v: 1, records: own })
  const answer = await session.ask({ method: "POST", path: `/private/${token}/peers`, body, maxBytes: MAX_PEERS_EXCHANGE, idleMs: IDLE_MS, signal })
  return answer.status === 200 ? decodePeersExchange(answer.body)?.records : undefined
}
