/**
 * One exchange of peer records at a share's onion: gives the own one, with the proof that the metadata are here, takes
 * those of the others.
 */
import { publicKeyOf } from "../../../core/onionAddress.ts"
import type { Session } from "../../../transport/Sessions.ts"
import { joinProof } from "../../../wire/joinProof.ts"
import { PeersExchange, MAX_PEERS_EXCHANGE } from "../../../wire/PeersExchange.ts"
import type { Source } from "./source.ts"

const IDLE_MS = 60_000

export interface Meeting {
  readonly session: Session
  readonly source: Source
  /** This node's encoded record, if there is one yet. */
  readonly own: Uint8Array | undefined
  readonly metainfo: Uint8Array | undefined
  readonly signal: AbortSignal
}

/** @returns undefined when the onion no longer answers under this token. @throws SessionError */
export const meet = async ({
  session,
  source,
  own,
  metainfo,
  signal,
}: Meeting): Promise<readonly Uint8Array[] | undefined> => {
  const proof = own && metainfo ? { proof: joinProof(publicKeyOf(source.onion), own, metainfo) } : {}
  const body = PeersExchange.encode({ v: 1, records: own ? [own] : [], ...proof })
  const path = sharePath(source, "peers")
  const answer = await session.ask({
    method: "POST",
    path,
    body,
    maxBytes: MAX_PEERS_EXCHANGE,
    idleMs: IDLE_MS,
    signal,
  })
  return answer.status === 200 ? PeersExchange.decode(answer.body)?.records : undefined
}

export const sharePath = ({ share }: Source, what: "metadata" | "peers"): string =>
  `/${share?.visibility}/${share?.token}/${what}`
