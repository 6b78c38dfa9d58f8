/**
 * One exchange of peer records at a share's onion: gives the own one, with the proof that the metadata are here, takes
 * those of the others.
 */
import type { OnionAddress } from "../../../core/ids.ts"
import { publicKeyOf } from "../../../core/onionAddress.ts"
import type { Session } from "../../../transport/Sessions.ts"
import { joinProof } from "../../../wire/joinProof.ts"
import { ask } from "../../../wire/routes/ask.ts"
import { type ShareKey, shareRoutes } from "../../../wire/routes/share.ts"

const IDLE_MS = 60_000

export interface Meeting {
  readonly session: Session
  readonly onion: OnionAddress
  readonly share: ShareKey
  /** This node's encoded record, if there is one yet. */
  readonly own: Uint8Array | undefined
  readonly metainfo: Uint8Array | undefined
  readonly signal?: AbortSignal
}

/** @returns undefined when the onion no longer answers under this token. @throws SessionError */
export const meet = async ({
  session,
  onion,
  share,
  own,
  metainfo,
  signal,
}: Meeting): Promise<readonly Uint8Array[] | undefined> => {
  const proof = own && metainfo ? { proof: joinProof(publicKeyOf(onion), own, metainfo) } : {}
  const body = { v: 1, records: own ? [own] : [], ...proof }
  const answer = await ask(session, shareRoutes.peers, {
    to: share,
    body,
    idleMs: IDLE_MS,
    ...(signal ? { signal } : {}),
  })
  return answer.value?.records
}
