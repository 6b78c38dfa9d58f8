/** The facts of a torrent or share as sentences. A fact that this page does not know yet is shown by its name. */
import { bytesText, countText } from "../../api/contract/figures.ts"
import type { HistoryEntry } from "../../api/contract/rows.ts"

type Event = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (typeof value === "string" ? value : "")
const number = (value: unknown): number => (typeof value === "number" ? value : 0)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const sentences: Readonly<Record<string, (event: Event) => string>> = {
  TorrentShared: (e) => `Shared from ${text(e["path"])}: ${countText(number(e["files"]), "file")}, ${bytesText(number(e["bytes"]))}.`,
  DownloadRequested: (e) => `Download asked for, into ${text(e["folder"])}.`,
  MetadataMirrored: (e) => `Metadata fetched and checked: “${text(e["title"]) || text(e["name"])}”, ${countText(number(e["files"]), "file")}, ${bytesText(number(e["bytes"]))}.`,
  PiecesVerified: (e) => `${countText(list(e["pieces"]).length, "piece")} verified and on disk (${bytesText(number(e["bytes"]))}).`,
  PiecesLost: (e) => `${countText(list(e["pieces"]).length, "piece")} found to be no longer right (${bytesText(number(e["bytes"]))}).`,
  DownloadCompleted: () => "Download complete: every piece is verified.",
  RecheckStarted: () => "Check of the files against their hashes begun.",
  RecheckFinished: () => "Check of the files finished.",
  FilesMissing: (e) => `Files are missing: ${list(e["files"]).slice(0, 5).map(text).join(", ")}${list(e["files"]).length > 5 ? " …" : ""}.`,
  TorrentPaused: () => "Paused.",
  TorrentResumed: () => "Resumed.",
  TorrentFailed: (e) => `Stopped by an error: ${text(e["message"])}`,
  PeerBanned: (e) => `Peer ${number(e["peer"])} sent a block that does not fit piece ${number(e["piece"])}; it was cut off.`,
  TorrentRemoved: (e) => (e["withData"] === true ? "Removed, with its files." : "Removed; the files stay."),
  ShareRequested: (e) => `Share asked for: “${text(e["title"])}”, from ${text(e["path"])}.`,
  ShareHashed: (e) => `All files hashed: ${countText(number(e["files"]), "file")}, ${bytesText(number(e["bytes"]))}. The link works from now on.`,
  ShareFailed: (e) => `Sharing failed: ${text(e["message"])}`,
  ShareStopped: () => "Sharing stopped: the link has ended for ever.",
}

export const factName = ({ type, event }: HistoryEntry): string => text(event["type"]) || type.replace(/^\w+\.|\/\d+$/g, "")

export const historySentence = (entry: HistoryEntry): string => sentences[factName(entry)]?.(entry.event) ?? factName(entry)
