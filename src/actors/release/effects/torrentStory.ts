/** How far the torrent of a release has come, by its history: facts are all that is known here of another actor. */
import { StreamId } from "../../../core/ids.ts"
import type { DomainEvent } from "../../../events/facts.ts"
import type { Needs } from "../../Ports.ts"

export interface TorrentStory {
  readonly phase: "absent" | "asked" | "content" | "gone"
  readonly bytes: number
  readonly files: number
  readonly path: string
  readonly inPlace: boolean
  readonly complete: boolean
  readonly missing: boolean
}

const PAGE = 1_000
const untold: TorrentStory = {
  phase: "absent",
  bytes: 0,
  files: 0,
  path: "",
  inPlace: false,
  complete: false,
  missing: false,
}

export const torrentStory = async ({ log }: Needs<"log">, torrent: string): Promise<TorrentStory> => {
  let story = untold
  for (let at = 0; ; at += PAGE) {
    const page = await log.streamPage(StreamId("torrent", torrent), at, PAGE)
    for (const { event } of page) story = goesOn(story, event)
    if (page.length < PAGE) return story
  }
}

export const isWhole = ({ phase, complete, missing }: TorrentStory): boolean =>
  phase === "content" && complete && !missing

const goesOn = (story: TorrentStory, event: DomainEvent): TorrentStory => {
  switch (event.type) {
    case "DownloadRequested":
      return { ...story, phase: "asked" }
    case "TorrentShared":
      return { ...story, ...content(event), inPlace: true, complete: true }
    case "MetadataMirrored":
      return { ...story, ...content(event) }
    case "DownloadCompleted":
      return { ...story, complete: true }
    case "PiecesLost":
      return { ...story, complete: false }
    case "FilesMissing":
      return { ...story, missing: true }
    case "DataLocated":
      return { ...story, path: event["path"] as string, missing: false }
    case "FilesReturned":
    case "RecheckStarted":
    case "TorrentResumed":
      return { ...story, missing: false }
    case "TorrentRemoved":
      return { ...story, phase: "gone" }
    default:
      return story
  }
}

const content = (event: DomainEvent) => ({
  phase: "content" as const,
  bytes: event["bytes"] as number,
  files: event["files"] as number,
  path: event["path"] as string,
})

/** Resolves with the next commit of one of these torrents, or when the signal is aborted. Begin it before you look. */
export const torrentNews = ({ log }: Needs<"log">, torrents: readonly string[], signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const streams = new Set(torrents.map((id) => StreamId("torrent", id)))
    const end = () => {
      unsubscribe()
      signal.removeEventListener("abort", end)
      resolve()
    }
    const unsubscribe = log.onCommit((batch) => batch.some(({ stream }) => streams.has(stream)) && end())
    signal.addEventListener("abort", end, { once: true })
    if (signal.aborted) end()
  })
