/**
 * `bulbil watch [TORRENT…]`: how far downloads are, until each is whole. On a terminal a line each that is written
 * over; elsewhere a line whenever a state or percentage changes, and with --json an object whenever anything does.
 */
import type { Live, Snapshot, TorrentMode, TorrentRow } from "../contract/rows.ts"
import { figuresBy, progressOf, standingOf } from "../contract/standing.ts"
import { awaitTorrents, isComplete, shortId } from "./awaitTorrents.ts"
import { CliFailure } from "./CliFailure.ts"
import { sizeText, watchLine } from "./formatProgress.ts"
import { whileItGoesOn } from "./goesOn.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { say, sayJson } from "./output.ts"
import { resultsOf } from "./results.ts"
import { jsonText, safeText } from "./safeText.ts"
import { itsTorrent, rowNamed, target } from "./targets.ts"

const underWay: ReadonlySet<TorrentMode> = new Set<TorrentMode>([
  "mirroring-metadata",
  "downloading",
  "waiting-for-credit",
  "checking",
  "queued",
])

const watched = ({ torrents }: Snapshot, given: readonly string[]): readonly string[] =>
  given.length === 0
    ? torrents.filter((row) => underWay.has(row.mode) && !isComplete(row)).map(({ id }) => id)
    : [
        ...new Set(
          given.map(
            (text) =>
              rowNamed(
                torrents.filter(({ mode }) => mode !== "removed"),
                target(text),
                "torrent",
              ).id,
          ),
        ),
      ]

const objectOf = (row: TorrentRow, live: Live) => {
  const { id, infohash, bytes, verifiedBytes } = row
  const reported = live.torrents[id]
  const figures = reported && figuresBy(row, reported)
  return {
    id,
    infohash,
    state: standingOf(row, live),
    bytes,
    verifiedBytes,
    downRate: figures?.downRate ?? 0,
    etaSeconds: figures?.etaSeconds ?? null,
    connectedPeers: figures?.connectedPeers ?? 0,
  }
}

/** Says of each torrent what is new of it, a line each time. */
const changes = (json: boolean): ((row: TorrentRow, live: Live) => void) => {
  const last = new Map<string, string>()
  return (row, live) => {
    const object = objectOf(row, live)
    const news = json ? jsonText(object) : `${object.state} ${progressOf(row)}`
    if (last.get(row.id) === news) return
    last.set(row.id, news)
    if (json) sayJson(object)
    else say(watchLine(row, live))
  }
}

export const watchCommand = nodeCommand<[torrents: readonly string[]]>({
  name: "watch",
  summary: "watch downloads, all or those that are named, until they are whole",
  example: "watch 4f1c22",
  json: "print JSON: an object a line for each change, and one that says how it ended",
  takes: (command) => command.argument("[torrent...]", `${itsTorrent} (default: all that are under way)`),
  run: async (talk, given) => {
    const { client, progress, options } = talk
    const state = await client.state()
    const ids = watched(state, given)
    if (ids.length === 0) return { schema: "watch", json: { results: [] }, text: "nothing is being downloaded" }
    const results = resultsOf<{ readonly id: string; readonly bytes: number }>(ids, talk)
    const live = !options.json && process.stderr.isTTY
    const tell = changes(options.json === true)
    await whileItGoesOn(talk, ids, () =>
      awaitTorrents(client, {
        ids,
        done: isComplete,
        progress,
        show: (rows, now) =>
          live
            ? progress.show(rows.map((row) => watchLine(row, now)).join("\n"))
            : rows.forEach((row) => tell(row, now)),
        ended: (id, row) => {
          if (row instanceof CliFailure) results.failed(id, row, state.torrents.find((one) => one.id === id)?.title)
          else
            results.done(
              id,
              { id, bytes: row.bytes },
              `${shortId(id)}  complete, ${sizeText(row)}: ${safeText(row.path)}`,
            )
        },
      }),
    )
    return { schema: "watch", ...results.answer() }
  },
})
