/**
 * Moves a torrent's data, with the swarm closed: all of it is brought to the new place, then that is told, then the
 * old place is left. Begun anew at any point it goes on from there. What cannot be brought, or was called off, is
 * taken away at the new place again, and the torrent goes on where it was.
 */
import { type DataMove, StoreError } from "../../../storage/PieceStore.ts"
import type { EffectContext } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import type { TorrentInput } from "../commands.ts"
import type { TorrentState } from "../state.ts"
import { levelsOf } from "./selection.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

type Context = EffectContext<TorrentState, TorrentInput>

export const move: TorrentEffect<"exchange" | "library" | "places" | "progress" | "storage"> =
  (ports) => async (context) => {
    const { id, tell } = context
    const begun = context.state().move
    if (!begun) return
    await ports.exchange.close(id)
    const metainfo = ports.library.get(id)
    if (!metainfo)
      return void (await tell(
        begun.arrived
          ? { type: "OldPlaceLeft", left: [{ path: ports.places.resolve(begun.from), what: "is not known any more" }] }
          : { type: "MoveNotDone", code: "no-metadata", message: "the kept metadata are gone; nothing was moved" },
      ))
    const [from, to] = [ports.places.resolve(begun.from), ports.places.resolve(begun.to)]
    const moving = await ports.storage.move(metainfo, { from, to, state: ports.library.folder(id) })
    moving.want(levelsOf(metainfo, context.state()))
    try {
      if (begun.stopped) return await callOff(moving, context, new StoreError("aborted", "the move was called off"))
      if (!begun.arrived && !(await arrive(ports, moving, context))) return
      const { verified } = context.state()
      const left = await moving.leave(
        (piece) => verified.has(piece),
        (path) => ports.places.usedBy(id, path),
      )
      await moving.settle()
      await tell({ type: "OldPlaceLeft", left: left.map(({ path, what }) => ({ path, what })) })
    } finally {
      ports.progress.hashing(id, undefined)
      await moving.close()
    }
  }

/** @returns whether the data are at the new place, and that is lasting. */
const arrive = async (ports: Needs<"progress">, moving: DataMove, context: Context): Promise<boolean> => {
  const { id, signal, tell } = context
  while (!context.state().move?.arrived) {
    const { verified } = context.state()
    try {
      await moving.bring({
        verified: (piece) => verified.has(piece),
        signal,
        onProgress: (hashedBytes, totalBytes) => ports.progress.hashing(id, { hashedBytes, totalBytes }),
      })
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      await callOff(moving, context, error)
      return false
    }
    if (signal.aborted) return false
    const answer = await tell({ type: "DataArrived", verified: verified.count })
    if (!answer.ok) return false
  }
  return true
}

const callOff = async (moving: DataMove, { tell }: Context, why: StoreError): Promise<void> => {
  const rest = await moving.abandon().then(
    () => "",
    (error: unknown) => {
      if (error instanceof StoreError) return `; what had been moved could not be taken away again: ${error.message}`
      throw error
    },
  )
  await tell({ type: "MoveNotDone", code: why.code, message: `${why.message}${rest}` })
}
