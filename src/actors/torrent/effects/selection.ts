/**
 * What is wanted of a torrent, as its store and its swarm hear it; and following it while the swarm is open. What comes
 * to be wanted is looked for on the disk first, as before a swarm opens.
 */
import { pieceLevels, readLevels, SKIP } from "../../../core/fileSelection.ts"
import type { Metainfo } from "../../../core/metainfo/Metainfo.ts"
import type { PieceOrder } from "../../../core/PiecePicker.ts"
import { StoreError } from "../../../storage/PieceStore.ts"
import type { EffectContext } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import { waitWhile } from "../../waitWhile.ts"
import type { TorrentInput } from "../commands.ts"
import type { TorrentState } from "../state.ts"
import { lookAround, makeEmpty } from "./lookAround.ts"

/** Of its files; nothing where all are wanted alike. */
export const levelsOf = ({ files }: Metainfo, { levels }: TorrentState): Uint8Array | undefined =>
  levels === "" ? undefined : readLevels(levels, files.length)

export const wantedBytes = (metainfo: Metainfo, state: TorrentState): number => {
  const levels = levelsOf(metainfo, state)
  if (!levels) return metainfo.totalBytes
  return metainfo.files.reduce((sum, { length }, index) => (levels[index] === SKIP ? sum : sum + length), 0)
}

export const orderOf = (metainfo: Metainfo, state: TorrentState): PieceOrder => {
  const levels = levelsOf(metainfo, state)
  return { levels: levels && pieceLevels(metainfo, levels), sequential: state.sequential }
}

/** As it was, without what is not wanted any more. */
const narrowed = (metainfo: Metainfo, before: TorrentState, now: TorrentState): PieceOrder => {
  const [was, will] = [orderOf(metainfo, before), orderOf(metainfo, now)]
  return will.levels ? { ...was, levels: will.levels.map((level, i) => level && (was.levels?.[i] ?? level)) } : was
}

type Used = Needs<"exchange" | "library" | "places" | "storage">

/**
 * Until the effect ends, or what is wanted now is not in order on the disk.
 * @param known what the swarm was opened with.
 */
export const followSelection = async (
  ports: Used,
  context: EffectContext<TorrentState, TorrentInput>,
  known: TorrentState,
): Promise<void> => {
  const { id, signal, state, tell } = context
  const metainfo = ports.library.get(id)
  let seen = known
  while (metainfo && !signal.aborted) {
    await waitWhile(context, ({ levels, sequential }) => levels === seen.levels && sequential === seen.sequential)
    if (signal.aborted) return
    const now = state()
    // At once: looking at many files takes a while, and what is not wanted is not to be paid for.
    ports.exchange.reorder(id, narrowed(metainfo, seen, now))
    const found = await prepare(ports, id, metainfo, now)
    if (found) return void (await tell(found))
    if (!signal.aborted) ports.exchange.reorder(id, orderOf(metainfo, now))
    seen = now
  }
}

const prepare = async (
  ports: Used,
  id: string,
  metainfo: Metainfo,
  state: TorrentState,
): Promise<TorrentInput | undefined> => {
  try {
    const store = await ports.storage.open(metainfo, ports.places.resolve(state.path), ports.library.folder(id), true)
    try {
      store.want(levelsOf(metainfo, state))
      const found = await lookAround(store, state.verified)
      if (!found && state.complete) await makeEmpty(store)
      return found
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return { type: "TroubleFound", code: error.code, message: error.message }
  }
}
