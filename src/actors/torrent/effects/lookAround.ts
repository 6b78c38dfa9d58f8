/**
 * What must be in order on the disk before a swarm opens, and while a torrent seeds: files that are there, the
 * torrent's own, as they were left, and room for the rest. Says what is not, as an input.
 */
import { wait } from "../../../core/wait.ts"
import type { PieceSet } from "../../../core/PieceSet.ts"
import { StoreError, type PieceStore } from "../../../storage/PieceStore.ts"
import type { EffectContext } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import type { TorrentInput } from "../commands.ts"
import type { TorrentState } from "../state.ts"

const SHOWN = 100
/** How often the files of what is seeded are looked at; none is read unless it was touched. */
const WATCH_MS = 60_000

/** @returns undefined when all is in order. @throws StoreError when it cannot be looked at. */
export const lookAround = async (store: PieceStore, verified: PieceSet): Promise<TorrentInput | undefined> => {
  const { missing, inTheWay, unknown, touched, room, free } = await store.survey((piece) => verified.has(piece))
  if (inTheWay && !unknown) return { type: "TroubleFound", code: inTheWay.code, message: inTheWay.message }
  if (missing.length > 0 && !unknown) return { type: "FilesGone", files: missing.slice(0, SHOWN) }
  const changed: string[] = []
  for (const file of touched) if (!(await store.confirm(file))) changed.push(store.metainfo.files[file]!.path.join("/"))
  if (changed.length > 0) return { type: "TroubleFound", code: "changed", message: changedWords(changed) }
  // Only now: a check would take what was changed for lost.
  if (unknown) return { type: "FilesUnknown" }
  if (room <= free) return undefined
  const message =
    `${megabytes(room)} MB are still to be written and ${megabytes(free)} MB are free on the ` +
    `disk of the download; make room, then \`bulbil resume ID\``
  return { type: "TroubleFound", code: "full", message }
}

/** Of what is complete: no piece is written any more, and with the first one the empty files would be made. */
export const makeEmpty = async (store: PieceStore): Promise<void> => {
  await store.makeEmpty()
  await store.flush()
}

/** While the torrent is complete, looks again and again, until the effect ends or something is not in order. */
export const watch = async (
  ports: Needs<"clock" | "library" | "places" | "storage">,
  context: EffectContext<TorrentState, TorrentInput>,
): Promise<void> => {
  const { id, state, signal, tell } = context
  while (!signal.aborted) {
    await wait(ports.clock, WATCH_MS, signal)
    if (signal.aborted) return
    if (!state().complete) continue
    const found = await look(ports, id, state()).catch((error: unknown) => {
      if (error instanceof StoreError)
        return { type: "TroubleFound", code: error.code, message: error.message } as const
      throw error
    })
    if (found) return void (await tell(found))
  }
}

const look = async (
  ports: Needs<"library" | "places" | "storage">,
  id: string,
  state: TorrentState,
): Promise<TorrentInput | undefined> => {
  const metainfo = ports.library.get(id)
  if (!metainfo) return undefined
  const store = await ports.storage.open(metainfo, ports.places.resolve(state.path), ports.library.folder(id), true)
  try {
    return await lookAround(store, state.verified)
  } finally {
    await store.close()
  }
}

const changedWords = (files: readonly string[]): string => {
  const more = files.length > 3 ? ` and ${files.length - 3} more` : ""
  return (
    `${files
      .slice(0, 3)
      .map((file) => `"${file}"`)
      .join(", ")}${more} was changed by something else since it was complete. ` +
    "If the change is to be kept, move it away; `bulbil recheck ID` fetches anew what no longer fits"
  )
}

const megabytes = (octets: number): string => (octets / 1e6).toLocaleString("en-GB", { maximumFractionDigits: 1 })
