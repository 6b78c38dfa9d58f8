/**
 * Commands about torrents: to download a link or what a tracker lists, to choose its files, to pause, resume, recheck,
 * locate and remove.
 */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Choice, Flag, Levels, Link, OwnTags, Path, Target, Title, Word } from "./fields.ts"

export const DownloadLink = commandSchema("DownloadLink", {
  link: Link,
  folder: Schema.optional(Path),
  title: Schema.optional(Title),
  /** Which of its files are wanted; all, where it is left out. */
  choice: Schema.optional(Choice),
  /** A level for each file, as one has seen them when one looked first; the rules of `choice` are put on it. */
  levels: Schema.optional(Levels),
  sequential: Schema.optional(Flag),
  /** It is paused when the metadata are there. */
  paused: Schema.optional(Flag),
  ...Word,
})

/** Which files are wanted, and first: by rules on what is chosen now, or a level for each file; and in which order. */
export const SelectFiles = commandSchema("SelectFiles", {
  torrent: Target,
  choice: Schema.optional(Choice),
  levels: Schema.optional(Levels),
  sequential: Schema.optional(Flag),
})

export const PauseTorrent = commandSchema("PauseTorrent", { torrent: Target })

export const RecheckTorrent = commandSchema("RecheckTorrent", { torrent: Target })

export const ResumeTorrent = commandSchema("ResumeTorrent", { torrent: Target, ...Word })

/** The data were moved by hand: `path` is where they are now, or the folder they are in. */
export const LocateData = commandSchema("LocateData", { torrent: Target, path: Path })

/** `folder`: the files or the torrent's folder go into it, and keep their names; nothing there is written over. */
export const MoveData = commandSchema("MoveData", { torrent: Target, folder: Path })

/** Calls a move off that is under way: the data stay where they were. */
export const StopMove = commandSchema("StopMove", { torrent: Target })

/** What the operator calls it, here alone; an empty title: what whoever shares it does. */
export const RetitleTorrent = commandSchema("RetitleTorrent", { torrent: Target, title: Title })

/** The operator's own tags, which nobody else is told. A share's, which its tracker tells, are DescribeShare's. */
export const TagTorrent = commandSchema("TagTorrent", {
  torrent: Target,
  add: Schema.optional(OwnTags),
  remove: Schema.optional(OwnTags),
})

export const RemoveTorrent = commandSchema("RemoveTorrent", { torrent: Target, withData: Flag })
