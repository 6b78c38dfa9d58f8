/** What histories say: lines of time, how it was, and what an event changed. */
import { countText, numberText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const pastWords = inLanguage("past", {
  whose: "Whose history",
  history: "History",
  machine: "Machine",
  /** What the actors of a table are called, in the singular. */
  tables: {
    torrents: "Torrent",
    shares: "Link",
    trackers: "My tracker",
    mirrors: "Mirror",
    trusted: "Trusted node",
    relays: "Relay",
    credits: "Credit",
    releases: "Releases",
    limits: "Node",
  },
  /** `mirroring-metadata` → `mirroring metadata`. */
  mode: (mode: string): string => mode.replaceAll("-", " "),
  visibility: (visibility: string): string => visibility,
  /** @param label what the name of a field comes to, where nothing better is known. */
  field: (_name: string, label: string): string => label,
  /** Of a field within a field. */
  inner: (label: string): string => label.toLowerCase(),
  yes: "Yes",
  no: "No",
  lookingUp: "Looking it up …",
  asItWas: "As it was",
  youLookAt: (time: string): string => `You look at ${time} UTC.`,
  backToNow: "Back to now",
  changed: "What changed",
  stayed: (mode: string): string => `It stayed ${mode}.`,
  unchanged: "Nothing that is shown of it changed.",
  fieldHead: "Field",
  before: "Before",
  after: "After",
  broken:
    "This event does not follow from what stands in the log: it, or the one before it, was changed since. `bulbil " +
    "log verify` says where.",
  follows: "It follows from the event before ✓",
  stored: (seq: number): string => `Event ${numberText(seq)} as it stands in the log`,
  hash: (hash: string): string => `hash ${hash}`,
  cause: (cause: string): string => `cause ${cause}`,
  showThen: "Show the node as it was",
  search: "Search in what happened",
  kind: "Kind of event",
  allKinds: "All kinds",
  lookThen: "Look at how it was right after this",
  noMatch: "Nothing that has been read so far matches.",
  older: "Older",
  reading: "Reading the log …",
  nothing: "Nothing has happened yet.",
  at: (at: number, last: number, time: string): string => `Event ${numberText(at)} of ${numberText(last)}, ${time} UTC`,
  first: "First event",
  previous: "Event before",
  next: "Next event",
  last: "Last event",
  step: "Another kind",
  previousKind: "Event of another kind before (Ctrl ←)",
  nextKind: "Next event of another kind (Ctrl →)",
  line: "Line of time",
  lookedAt: "Event that is looked at",
  play: (speed: number): string => `Play, ${numberText(speed)} times as fast`,
  tones: { move: "Moves", bad: "Trouble", rest: "All else" },
  expired: (count: number): string => countText(count, "event has expired", "events have expired"),
})
