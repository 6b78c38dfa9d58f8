/**
 * Metadata as somebody sends them, checked before anybody believes them: of a share's onion, or of whoever serves a
 * tracker. The same for a download and for who only looks.
 */
import { toHex } from "../../../core/hex.ts"
import { type InfoHash, TrackerKey } from "../../../core/ids.ts"
import type { Metainfo } from "../../../core/metainfo/Metainfo.ts"
import { parseMetainfoInTurns } from "../../../core/metainfo/parseMetainfo.ts"
import type { Session } from "../../../transport/Sessions.ts"
import { ask } from "../../../wire/routes/ask.ts"
import { type ShareKey, shareRoutes } from "../../../wire/routes/share.ts"
import type { FetchedMetadata, Needs } from "../../Ports.ts"

const IDLE_MS = 60_000

/** Trying again would not help. */
export class Unusable extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** @throws Unusable */
export async function askShare(
  { session, through }: { readonly session: Session; readonly through: Promise<unknown> },
  share: ShareKey,
  signal: AbortSignal,
): Promise<FetchedMetadata> {
  const asked = ask(session, shareRoutes.metadata, { to: share, idleMs: IDLE_MS, signal })
  const [answer] = await Promise.all([asked, through])
  if (!answer.served) {
    throw new Unusable(
      "link-refused",
      "nothing is shared under this link any more: it was mistyped, or its owner has ended the share",
    )
  }
  const message = answer.value
  if (!message) throw new Unusable("bad-metadata", "the other node answered with something that is no metadata")
  const metainfo = await acceptable(message.metainfo)
  if (metainfo.private !== (share.visibility === "private")) {
    throw new Unusable(
      "bad-metadata",
      "the torrent under this link says of itself that it is private where it is public, or the reverse",
    )
  }
  const listed = message.tracker && !metainfo.private ? { tracker: TrackerKey(toHex(message.tracker)) } : {}
  return { title: message.title, metainfo, ...listed }
}

/** @throws Unusable */
export const askTracker = async (
  { trackers }: Needs<"trackers">,
  tracker: TrackerKey,
  infoHash: InfoHash,
  signal: AbortSignal,
): Promise<Metainfo> => acceptable(await trackers.metainfo(tracker, infoHash, signal))

/** @throws Unusable */
export const acceptable = async (bytes: Uint8Array): Promise<Metainfo> => {
  const parsed = await parseMetainfoInTurns(bytes)
  if ("code" in parsed)
    throw new Unusable("bad-metadata", `the torrent that was fetched is not acceptable: ${parsed.message}`)
  return parsed
}
