/**
 * Commands about torrents: to download a link or what a tracker lists, to pause, resume, recheck, locate and remove.
 */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Flag, Link, Path, Target, Title, Word } from "./fields.ts"

export const DownloadLink = commandSchema("DownloadLink", {
  link: Link,
  folder: Schema.optional(Path),
  title: Schema.optional(Title),
  ...Word,
})

export const PauseTorrent = commandSchema("PauseTorrent", { torrent: Target })

export const RecheckTorrent = commandSchema("RecheckTorrent", { torrent: Target })

export const ResumeTorrent = commandSchema("ResumeTorrent", { torrent: Target, ...Word })

/** The data were moved by hand: `path` is where they are now, or the folder they are in. */
export const LocateData = commandSchema("LocateData", { torrent: Target, path: Path })

export const RemoveTorrent = commandSchema("RemoveTorrent", { torrent: Target, withData: Flag })
