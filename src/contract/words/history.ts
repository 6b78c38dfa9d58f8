/**
 * The facts of torrents, shares, mirrors, the own tracker, the relay and the ledger as sentences. A fact that this page
 * does not know yet is shown by its name.
 */
import { inLanguage } from "./inLanguage.ts"
import { metText } from "./limits.ts"
import { keptValueText } from "./settings.ts"
import { lieText } from "./trust.ts"
import { bytesText, chosenRateText, countText, durationText, numberText } from "../figures.ts"
import { placeText } from "../places.ts"
import type { HistoryEntry } from "../rows.ts"
import { answeredSentence } from "./traces.ts"
import { creditSentence } from "./creditHistory.ts"
import { type FactFields, list, number, text } from "./fields.ts"

type Sentence = (event: FactFields) => string

const updates = (event: FactFields): string => (event["update"] === "manual" ? "by hand" : "by itself")

/** A title that was taken back is forgotten, and not in a backup either. */
const titled = (event: FactFields): string =>
  text(event["title"]) ? `“${text(event["title"])}”` : "what was taken back later"

/** Of an entry, or whatever else is counted. */
const figure = (n: unknown): string => numberText(number(n))

const byFact = <Fact extends string>(all: Readonly<Record<Fact, Sentence>>) => all

/** By the fact that they tell. */
export const historyWords = inLanguage(
  "history",
  byFact({
    NodeCreated: () => "This node began its history.",
    NodeStarted: (e) => `The node started, over ${text(e["carrier"])}.`,
    NodeStopped: () => "The node stopped.",
    StreamHistoryExpired: (e) =>
      `What was kept of old streams is forgotten: ${countText(number(e["events"]), "event")}.`,
    StreamRequested: (e) => `A stream to peer ${figure(e["peer"])} was asked for, lane ${figure(e["lane"])}.`,
    StreamOpened: (e) => `A stream was opened, after ${durationText(number(e["ms"]) / 1_000)}.`,
    StreamFailed: (e) => `A stream was not opened: ${text(e["message"])}.`,
    StreamRetried: () => "A stream is tried again.",
    StreamClosed: (e) =>
      `A stream ended: ${bytesText(number(e["bytesIn"]))} came in, ${bytesText(number(e["bytesOut"]))} went out.`,
    ManagementLinkChanged: (e) =>
      e["newAddress"] === true ? "Another management link, at another address." : "Another management link.",
    ManagementKeyChosen: (e) =>
      e["required"] === true
        ? "The management onion asks for a key."
        : "The management onion asks for no key any more.",
    SettingChosen: (e) => `Setting ${text(e["name"])}: ${keptValueText(text(e["value"]))}.`,
    SettingReset: (e) => `Setting ${text(e["name"])}: its default again.`,
    SoftwareStarted: (e) => `Version ${text(e["version"])} was started.`,
    ReleaseVerified: (e) =>
      `Version ${text(e["version"])} was offered, and ${countText(list(e["signers"]).length, "maintainer")} signed it.`,
    ReleaseRenewed: () => "Its maintainers have signed it anew, so that the signatures last for longer.",
    ReleaseSeen: (e) => `Trusted node ${text(e["from"]).slice(0, 8)} offers version ${text(e["version"])}.`,
    ReleaseRefused: (e) =>
      `What trusted node ${text(e["from"]).slice(0, 8)} offered was refused (${text(e["why"])}); nothing was fetched.`,
    ReleaseFetchBegun: () => "It is being fetched, after your own downloads and at no cost.",
    ReleaseReady: () => "It is here whole, and the file is what was signed. It is passed on to others.",
    ReleaseSpoiled: () => "The file is not what was signed, and is thrown away.",
    ReleaseDropped: () => "An older version is no longer kept.",
    ReleaseDismissed: () => "Put away: it is neither kept nor passed on.",
    ReleaseGone: () => "Its file is gone.",
    ChecksumCompared: (e) =>
      e["equal"] === true ? "Checksum compared: equal." : "Checksum compared: different. Do not install it.",
    ReleaseConflict: () => "Two releases with one number, both signed: nothing more is fetched or passed on.",
    NodeKeptBack: (e) => `Trusted node ${text(e["from"]).slice(0, 8)} stays behind the others. Kept back?`,
    ReleaseRunning: () => "What runs is the version that was signed.",
    TorrentShared: (e) =>
      `Shared from ${placeText(text(e["path"]))}: ${countText(number(e["files"]), "file")}, ${bytesText(number(e["bytes"]))}.`,
    DownloadRequested: (e) => `Download asked for, into ${placeText(text(e["folder"]))}.`,
    MetadataMirrored: (e) =>
      `Metadata fetched and checked: “${text(e["title"]) || text(e["name"])}”, ` +
      `${countText(number(e["files"]), "file")}, ${bytesText(number(e["bytes"]))}.`,
    PiecesVerified: (e) =>
      `${countText(list(e["pieces"]).length, "piece")} ` +
      `${e["found"] === true ? "found whole on the disk" : "verified and on disk"} ` +
      `(${bytesText(number(e["bytes"]))}).`,
    PiecesLost: (e) =>
      `${countText(list(e["pieces"]).length, "piece")} found to be no longer right (${bytesText(number(e["bytes"]))}).`,
    CreditExhausted: () => "The credit is used up: it waits, and goes on by itself when credit comes.",
    CreditReturned: () => "There is credit again: it goes on.",
    FilesSelected: (e) => `Files chosen: ${countText(number(e["files"]), "file")}, ${bytesText(number(e["bytes"]))}.`,
    PieceOrderChosen: (e) =>
      e["sequential"] === true ? "From the first piece to the last from now on." : "The rarest first from now on.",
    DownloadCompleted: () => "Download complete: every piece that is wanted is verified.",
    RecheckStarted: () => "Check of the files against their hashes begun.",
    RecheckFinished: () => "Check of the files finished.",
    FilesMissing: (e) =>
      "Files are missing: " +
      `${list(e["files"]).slice(0, 5).map(text).join(", ")}${list(e["files"]).length > 5 ? " …" : ""}.`,
    TorrentPaused: () => "Paused.",
    TorrentResumed: () => "Resumed.",
    TorrentFailed: (e) => `Stopped by an error: ${text(e["message"])}`,
    FilesReturned: () => "The files are there again.",
    PiecesServed: (e) =>
      `${bytesText(number(e["octets"]))} sent to others so far: fetched whole ${countText(number(e["copies"]), "time")}.`,
    TorrentQueued: () => "It waits for its turn in the queue.",
    TurnCame: () => "Its turn has come.",
    PlaceChosen: () => "Another place in the queue.",
    LimitsChosen: () => "Other limits chosen.",
    SeedingEnded: (e) => `${metText(e["why"])}: it serves no longer.`,
    ShareLimited: () => "Other limits chosen.",
    ShareBegun: () => "The date has come: the link works from now on.",
    ShareEnded: (e) => `${metText(e["why"])}: the share ends.`,
    PeerBanned: (e) =>
      `Peer ${number(e["peer"])} sent a block that does not fit piece ${figure(e["piece"])}; it was cut off.`,
    DataLocated: (e) => `The files are at ${placeText(text(e["path"]))} now.`,
    TitleChosen: (e) =>
      text(e["title"]) ? `You call it “${text(e["title"])}”, here alone.` : "Your own title was dropped.",
    TagsChosen: (e) =>
      list(e["tags"]).length === 0
        ? "Your tags were taken away."
        : `Your tags, here alone: ${list(e["tags"])
            .map((tag) => `#${text(tag)}`)
            .join(" ")}.`,
    MoveBegun: (e) => `Move of the files to ${text(e["to"])} begun.`,
    MoveStopped: () => "The move was called off.",
    MoveFailed: (e) => `Not moved, and as it was: ${text(e["message"])}`,
    DataMoved: (e) => `All files are at ${placeText(text(e["path"]))} now.`,
    MoveEnded: (e) =>
      list(e["left"]).length === 0
        ? "Moved: nothing of it is at the old place any more."
        : `Moved; ${countText(list(e["left"]).length, "file")} stayed at the old place.`,
    RemovalStarted: () => "Removal with its files begun.",
    RemovalFailed: (e) => `Not removed: ${text(e["message"])}`,
    TorrentRemoved: (e) => (e["withData"] === true ? "Removed, with its files." : "Removed; the files stay."),
    ShareRequested: (e) => `Share asked for: “${text(e["title"])}”, from ${placeText(text(e["path"]))}.`,
    ShareMetadataAnswered: (e) => answeredSentence(e),
    ShareHashed: (e) =>
      `All files hashed: ${countText(number(e["files"]), "file")}, ` +
      `${bytesText(number(e["bytes"]))}. The link works from now on.`,
    ShareFailed: (e) => `Sharing failed: ${text(e["message"])}`,
    RecipientAdded: () => "A key to it was made: who has its link is let in.",
    RecipientRevoked: () => "A key to it was taken back: who has its link is let in no more.",
    ShareStopped: () => "Sharing stopped: the link has ended for ever.",
    ShareUnlisted: () => "Taken back from the tracker: it lists this no more.",
    MirrorRequested: (e) => `Mirror asked for, to be updated ${updates(e)}.`,
    HeadLearned: (e) => `The tracker is known to go as far as entry ${figure(e["seq"])}.`,
    EntriesMirrored: (e) => `Copied and checked up to entry ${figure(e["seq"])} (${bytesText(number(e["octets"]))}).`,
    MirrorCompleted: (e) =>
      `The copy is whole: ${countText(number(e["seq"]), "entry", "entries")}, ` +
      `${countText(number(e["torrents"]), "torrent")}.`,
    UpdateChosen: (e) => `From now on updated ${updates(e)}.`,
    UpdateRequested: () => "Update asked for.",
    RollbackRefused: (e) =>
      `An older list, that ended with entry ${figure(e["offered"])}, was offered under the ` +
      `tracker’s signature and refused: ${figure(e["seq"])} are here.`,
    TrackerForked: (e) =>
      `The tracker told two stories about entry ${figure(e["seq"])}, both signed. The proof is ` +
      "kept, and nothing more is taken.",
    QuotaReached: (e) =>
      "The limit for one tracker is reached: " +
      `${e["what"] === "octets" ? bytesText(number(e["limit"])) : countText(number(e["limit"]), "entry", "entries")}.`,
    ShelfChosen: (e) =>
      number(e["weight"]) < 16
        ? "The metadata are more than one mirror may keep here: from now on it keeps part of them."
        : "There is room for all metadata again.",
    ShelfFilled: (e) =>
      "Of the metadata that are this mirror’s to keep, " +
      `${countText(number(e["shards"]), "part is", "parts are")} whole (${bytesText(number(e["octets"]))} here).`,
    ShelfLeft: (e) => `${countText(number(e["shards"]), "part")} of the metadata left to other mirrors, to make room.`,
    MirrorFailed: (e) => `Mirroring failed: ${text(e["message"])}`,
    MirrorRemoved: () => "Mirror removed.",
    TrackerCreated: () => "Tracker set up, under an onion of its own.",
    TrackerRestored: () => "Key and entries restored from a backup; what follows are its entries.",
    TorrentListed: (e) =>
      `Entry ${figure(e["seq"])}: listed ${titled(e)}, ${countText(number(e["files"]), "file")}, ` +
      `${bytesText(number(e["bytes"]))}.`,
    TorrentRetitled: (e) => `Entry ${figure(e["seq"])}: other words about ${titled(e)}.`,
    ShareDescribed: (e) => `You say other words about it now: ${titled(e)}.`,
    TorrentUnlisted: (e) => `Entry ${figure(e["seq"])}: taken back.`,
    ConsentGiven: () => "You agreed that this machine is a Tor relay.",
    ConsentRefused: () => "You said no: this machine is no Tor relay.",
    RelayStarted: (e) => `Relay started, on port ${number(e["port"])}.`,
    RelayStopped: () => "Relay stopped.",
    RelayLimited: (e) =>
      `Limit set to ${chosenRateText(number(e["rate"]))} on the average, ${chosenRateText(number(e["burst"]))} in a burst.`,
    RelayTrafficMeasured: (e) => `${bytesText(number(e["relayed"]))} relayed since the last measurement.`,
    FamilyDeclared: () => "The relay declares a family: it and your other relays are one operator’s, for all to read.",
    FamilyLeft: () => "The relay left its family: it declares none any more.",
    RelayEnded: (e) => `The relay’s process ended by itself and is started again: ${text(e["reason"])}.`,
    RelayExposed: (e) =>
      `The relay was stopped: what it published of itself was not that of a middle relay. ${text(e["problem"])}`,
    NodeTrusted: () => "You trusted this node.",
    NodeNamed: () => "Renamed, here alone.",
    NodeFound: (e) => `It answered: ${countText(number(e["count"]), "torrent")} listed.`,
    NodeFellSilent: () => "It did not answer, several times over some minutes.",
    CatalogueIndexed: (e) =>
      `Searchable up to entry ${figure(e["seq"])}: ${countText(number(e["entries"]), "torrent")}, ` +
      `${bytesText(number(e["octets"]))} read.`,
    CatalogueLeftRemote: (e) =>
      `Its list is too large to be copied (${countText(number(e["count"]), "torrent")}); it can be asked.`,
    DegreesChosen: (e) =>
      number(e["degrees"]) === 1
        ? "From now on nobody is reached through it."
        : `From now on others are reached through it, up to ${figure(e["degrees"])} degrees away.`,
    EdgeTold: (e) =>
      e["told"] === "anybody" ? "Everybody may know that you trust it." : "Nobody is told any more that you trust it.",
    TrustListRead: (e) => `It tells of ${countText(number(e["total"]), "node")} that its operator trusts.`,
    NodeDistrusted: (e) => lieText(text(e["what"])),
    GreetingFailed: (e) => `It cannot be trusted: ${text(e["message"])}.`,
    TrustRevoked: () => "Trust revoked.",
    TrackerContradicted: (e) =>
      `Others hold another history of this tracker, from entry ${figure(e["seq"])} on. It takes no more entries.`,
  }),
)

const sentences: Readonly<Record<string, Sentence>> = historyWords

export const factName = ({ type, event }: HistoryEntry): string =>
  text(event["type"]) || type.replace(/^\w+\.|\/\d+$/g, "")

export const historySentence = (entry: HistoryEntry): string =>
  sentences[factName(entry)]?.(entry.event) ?? creditSentence(factName(entry), entry.event) ?? factName(entry)
