/** What a share's onion answers to holders of its token. */
import type { Visibility } from "../../core/shareLink.ts"
import { MetadataAnswer } from "../MetadataAnswer.ts"
import { PeersExchange } from "../PeersExchange.ts"
import { oneOf, type Parameter, path } from "./path.ts"
import { encoded, get, post } from "./Route.ts"
import { haveBelow, pieceBelow, range } from "./swarm.ts"

/** What opens a share, beside the address of its onion. */
export interface ShareKey {
  readonly visibility: Visibility
  readonly token: string
}

const visibility: Parameter<Visibility> = oneOf("private", "public")
const token: Parameter<string> = { pattern: "[A-Za-z0-9_-]{43}", read: (text) => text, write: (token) => token }

const { piece, offset, length, leaves } = range

export const shareRoutes = {
  metadata: get(path`/${{ visibility }}/${{ token }}/metadata`, encoded(MetadataAnswer)),
  peers: post(path`/${{ visibility }}/${{ token }}/peers`, PeersExchange, PeersExchange),
  /** As a transfer onion answers it; for the first pieces (FIRST1). */
  have: haveBelow(path`/${{ visibility }}/${{ token }}/have`),
  piece: pieceBelow(path`/${{ visibility }}/${{ token }}/piece/${{ piece }}/${{ offset }}-${{ length }}${{ leaves }}`),
}
