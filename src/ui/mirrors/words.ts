/** What is said of mirrors. */
import { countText } from "../../contract/figures.ts"
import type { MirrorRow } from "../../contract/rows.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const mirrorsWords = inLanguage("mirrors", {
  title: "Mirrors",
  intro:
    "Full copies of others’ lists, checked and served onwards from here: what they made public stays findable when " +
    "they are off.",
  add: "Mirror a tracker…",
  none: "No mirrors yet. Paste the address of any tracker, or of a mirror of one.",
  all: "All mirrors",
  noSuch: "There is no such mirror here.",
  byItself: "Update by itself",
  actionsOn: (name: string): string => `Actions on ${name}`,
  update: "Update now",
  browse: "Browse",
  others: "Other mirrors",
  history: "History",
  saveBackup: "Save backup…",
  remove: "Remove…",
  triesAgain: "“Update now” tries again.",
  behind: (count: number): string => `${countText(count, "entry", "entries")} behind`,
  noSign: "None yet",
  linksPeers: "Links · peers",
  noOthers: "No other mirror of it is known.",
  tracker: "The tracker",
  noTracker: "Known when its first head has come.",
  trackerOf: (name: string): string => `Address of the tracker ${name}`,
  copy: "This copy: paste it elsewhere to mirror this copy",
  noCopy: "Its onion is not published yet.",
  copyOf: (name: string): string => `Address of this copy of ${name}`,
  asking: "Asking …",
  has: "Says it has",
  until: "Its word is good until",
  hasShort: "has",
  untilShort: "until",
  placeOf: (short: string): string => `Address of a mirror, ${short}`,
  entries: (count: number): string => countText(count, "entry", "entries"),
  head: {
    tracker: "Tracker",
    state: "State",
    behind: "Behind",
    origin: "Origin",
    sign: "Last sign of it",
    torrents: "Torrents",
    entries: "Entries",
    size: "Size",
    update: "Updates",
    action: "Actions",
  },
  hint: {
    behind: "Entries of its tracker that are not here yet",
    origin: "How its owner’s own node stands",
    sign: "In UTC",
  },
  updateText: { auto: "By itself", manual: "By hand" } satisfies Record<MirrorRow["update"], string>,
  removeTitle: "Remove this mirror?",
  removeText:
    "Its onion ends for ever, and the copy is no longer served from here. Others who mirrored it go on with theirs. " +
    "What you have downloaded stays.",
  removeGo: "Remove",
})
