/**
 * What can be done with items. Each action shows at once, is sent, and is taken back with the node's own words when
 * refused.
 */
import type { ManagementCommand } from "../../contract/commands.ts"
import type { TorrentMode } from "../../contract/rows.ts"
import type { Act } from "./createAct.ts"
import type { Item } from "./items.ts"
import { isDownload } from "./removal.ts"
import { stateWords } from "./words.ts"

export const canPause = ({ torrent }: Item): boolean =>
  torrent !== null && !["paused", "error", "missing-files"].includes(torrent.mode)
export const canResume = ({ torrent }: Item): boolean => torrent !== null && ["paused", "error"].includes(torrent.mode)
export const canRecheck = ({ torrent }: Item): boolean =>
  torrent !== null && torrent.pieces > 0 && torrent.mode !== "checking"

/** What is left of an item's title when the node does not know it yet. */
export const titleOf = (item: Pick<Item, "title">): string => item.title || stateWords.noName

export const createActions = (act: Act<TorrentMode>) => {
  const onTorrents = (
    items: readonly Item[],
    mode: (item: Item) => TorrentMode,
    asked: (torrent: string) => ManagementCommand,
  ): void => {
    for (const item of items)
      if (item.torrent) void act(item.torrent.id, titleOf(item), mode(item), asked(item.torrent.id))
  }
  const stopSharing = (items: readonly Item[]): void => {
    for (const { id, title } of items.flatMap(({ shares }) => shares))
      void act(id, title, "removed", { type: "StopSharing", share: id })
  }
  const whole = ({ torrent }: Item): boolean => torrent!.pieces > 0 && torrent!.verifiedPieces === torrent!.pieces
  return {
    pause: (items: readonly Item[]): void =>
      onTorrents(
        items.filter(canPause),
        () => "paused",
        (torrent) => ({ type: "PauseTorrent", torrent }),
      ),
    resume: (items: readonly Item[]): void =>
      onTorrents(
        items.filter(canResume),
        (item) => (whole(item) ? "seeding" : item.torrent!.infohash ? "downloading" : "mirroring-metadata"),
        (torrent) => ({ type: "ResumeTorrent", torrent }),
      ),
    recheck: (items: readonly Item[]): void =>
      onTorrents(
        items.filter(canRecheck),
        () => "checking",
        (torrent) => ({ type: "RecheckTorrent", torrent }),
      ),
    /**
     * With a download end the shares that offered it; a torrent that is here only because it was shared goes with its
     * last share.
     */
    remove: (items: readonly Item[], withData: boolean): void => {
      const own = items.filter((item) => !isDownload(item))
      onTorrents(
        items.filter(isDownload),
        () => "removed",
        (torrent) => ({ type: "RemoveTorrent", torrent, withData }),
      )
      onTorrents(
        own.filter(({ shares }) => shares.length === 0),
        () => "removed",
        (torrent) => ({ type: "RemoveTorrent", torrent, withData: false }),
      )
      stopSharing(own)
    },
    stopSharing,
  }
}
