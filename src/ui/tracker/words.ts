/** What is said of the own tracker, of what is on it, and of backups. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const trackerWords = inLanguage("tracker", {
  pages: "Trackers",
  title: "My tracker",
  intro: "The list of what you made public, under an address of its own. Nothing is on it unless you put it there.",
  saveBackup: "Save backup…",
  loadBackup: "Load backup…",
  setUp: "The tracker is being set up.",
  shares: "What I share",
  mirrors: "Who mirrors it",
  noMirrors: "Nobody is known to mirror it yet. Whoever has the address can.",
  happened: "What happened",
  noAddress: "Its onion is being published; the address is shown as soon as it is.",
  address: "Address of my tracker",
  asOthers: "See it as others do",
  onlyName:
    "This is the only name of this node. Whoever has it sees what you made public, and can mirror it; your private " +
    "shares are not on it.",
  state: "State",
  listed: "Torrents listed",
  entries: "Entries in its chain",
  links: "Links",
  known: "Mirrors known",
  peers: "Peers",
  nothing: "Nothing yet.",
  private: "it is private until you make it public.",
  head: { title: "Title", size: "Size", visibility: "Visibility", link: "Link", action: "Actions" },
  failed: "It could not be shared.",
  takingBack: "Being taken back from the tracker’s list",
  hashing: (percent: string | null): string => `Being hashed${percent === null ? "" : `: ${percent}`}`,
  publicToo: "Public too",
  noLink: "None",
  forEach: "One for each recipient",
  notReady: "Not ready yet",
  linkOf: (isPublic: boolean, title: string): string => `${isPublic ? "Public" : "Private"} link of ${title}`,
  publish: "Make public…",
  takeBack: "Take back…",
  publishTitle: "Make this public?",
  publishGo: "Make public",
  published: "It is prepared under a new onion; your tracker lists it as soon as that is done.",
  unknown: "It cannot be un-known",
  notLookedAt:
    "Its files were shared before a node looked at what they say about whoever shares them: look first, by " +
    "bulbil look.",
  filesSay: (what: string): string => `What its files say: ${what}`,
  takeBackTitle: "Take this back?",
  takeBackGo: "Take back",
  takenBack: "Taken back. Mirrors that are up to date drop it within minutes.",
  takeBackMeans: [
    "Its public link and onion end for ever, and your tracker lists it no more.",
    "Mirrors drop the entry within minutes of hearing of it; one that is off, or kept by hand, later or never.",
    "Who has downloaded it keeps it, and nobody can be made to forget that it was here.",
    "Your files stay where they are, and the private link goes on.",
  ],
})

/** What the dialogs about backups say. */
export const backupWords = inLanguage("backup", {
  file: "File on the node’s machine",
  example: "/home/you/tracker.backup",
  passphrase: "Passphrase (optional)",
  save: "Save",
  saveMine: "Save a backup of my tracker",
  saveOf: (name: string): string => `Save a backup of ${name}`,
  saveHint: "A new file. It holds the whole list with all its signatures, and never the data of what is shared.",
  savePassphrase:
    "With one, the file also holds the tracker’s key, encrypted with it: whoever has both can go " +
    "on as this tracker. Without, it can only be mirrored.",
  again: "Passphrase once more",
  againHint: "It is kept nowhere. Lost, it cannot be found again.",
  differ: "The two passphrases are not the same.",
  saved: (path: string): string => `Saved to ${path}.`,
  load: "Load",
  loadTitle: "Load a backup",
  loadHint: "A backup of any tracker, yours or another’s.",
  loadPassphrase:
    "Only to go on as your own tracker, after a loss: the key is then taken too, if this node’s " +
    "tracker is still empty.",
  loadMeans: [
    "Every entry is checked against its tracker’s signature, as if a stranger had sent it.",
    "Without a passphrase it becomes a mirror here, updated by hand until you choose otherwise. What is here " +
      "already is only added to.",
    "With it, be sure that the tracker runs nowhere else: two nodes under one key contradict each other, and " +
      "mirrors freeze both.",
  ],
  restored: "Restored, and checked entry by entry: this node goes on as that tracker.",
  loaded: "Loaded, and checked entry by entry. It is a mirror now.",
})
