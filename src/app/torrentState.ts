/** A torrent as its history has it: which pieces are verified and which files are wanted, which no row holds. */
import { rehydration } from "../actors/kernel/rehydrate.ts"
import { torrentActor } from "../actors/torrent/definition.ts"
import type { TorrentState } from "../actors/torrent/state.ts"
import { StreamId } from "../core/ids.ts"
import type { NodeParts } from "./NodeParts.ts"

/** At once where the torrent is awake, as all are that are in the list. */
export const torrentState = async ({ kernel, log }: NodeParts, id: string): Promise<TorrentState> =>
  (kernel.peek("torrent", id)?.state ??
    (await rehydration(torrentActor as never, { log })(StreamId("torrent", id))).state) as TorrentState
