/**
 * The check at the start, as a decision: from what lies in the data folder to what is wrong with it. Pure. Rule: what
 * contradicts what else is there stops the start, and nothing is made anew in silence that others know by its name.
 */
import { ownerIn } from "../../storage/secretKinds.ts"
import type { FileState, Findings, HistoryMark, Verdict } from "./Findings.ts"

const EVENTS = "events.sqlite"
export const MARK = "history"
const SESSIONS = "sessions"
/** Made once, at the first start, and never again. */
export const FIRST_SECRETS = ["node", "tracker", "management"] as const

const losses: Readonly<Record<string, string>> = {
  node: "the onions from which this node gives away pieces get other addresses; peers find them again by themselves",
  tracker:
    "the address of this node's tracker. It gets another one: whoever has or mirrors the old " +
    "one hears of nothing that is published from now on",
  management: "the management link. The node gets another one, and prints it; the old one works no more",
  "relay-meter":
    "the key that signs what this relay has earned: other nodes that trusted it must be told to trust the new one",
  "relays-elsewhere":
    "the list of this operator's own relays elsewhere, which onions must not be reached " +
    "through; import their summaries again before the node is used",
  sessions: "who is signed in: each browser opens the management link again",
  history: "the memory of how far the history went; it is made anew from the history that is here",
}

export const fileOf = (secret: string): string => `vault/${secret}.json`

/** Of one share, download or mirror, or of the relay’s family: if it is gone, only that one fails, and says so. */
export const isOwnedByOne = (secret: string): boolean => ownerIn(secret) !== undefined

export const judge = (found: Findings): readonly Verdict[] => [
  ...logVerdicts(found),
  ...markVerdicts(found),
  ...secretVerdicts(found),
  ...entryVerdicts(found.entries),
]

function logVerdicts({ log, mark, markState, traces }: Findings): readonly Verdict[] {
  const before = mark !== undefined || markState !== "absent" || traces
  const history =
    "the whole history: the list of shares and downloads, which pieces are here, credit. A " +
    "tracker that has published can publish nothing more under its address"
  const verdict = (what: string, lost = history, way: Verdict["way"] = "aside"): Verdict[] => [
    { file: EVENTS, grade: "stop", what, lost, way },
  ]
  const known = mark
    ? ` although ${fileOf(MARK)} says that ${mark.seq} events were in it`
    : " although this data folder holds torrents, secrets of shares and downloads, or a mark of its history"
  switch (log.state) {
    case "denied":
      return [
        refused(
          EVENTS,
          "cannot be opened for reading and writing: give it back to whoever runs the node (chown, chmod 600)",
        ),
      ]
    case "newer":
      return [refused(EVENTS, "was written by a newer version of this program: use that one")]
    case "damaged":
      return verdict("is damaged, or no event log")
    case "absent":
    case "empty":
      return before ? verdict(`is ${log.state === "absent" ? "gone" : "empty"},${known}`) : []
    case "sound":
      if (!log.created && before) return verdict(`holds no history,${known}`)
      return mark ? markedLog(log, mark, verdict) : []
  }
}

function markedLog(
  log: Findings["log"],
  mark: HistoryMark,
  verdict: (what: string, lost?: string, way?: Verdict["way"]) => Verdict[],
): Verdict[] {
  if (log.first !== mark.first) return verdict("is the history of another node than this vault belongs to")
  if (log.atMark === mark.hash) return []
  const lost =
    `what happened after event ${Math.min(log.head, mark.seq)}: shares and downloads that were ` +
    "begun since are unknown, credit is counted from there. A tracker that has published since " +
    "can publish nothing more under its address"
  return log.head < mark.seq
    ? verdict(`is an older copy: it ends at event ${log.head}, and this node had written ${mark.seq}`, lost, "keep")
    : verdict(
        `is another history than the one that this node had written: they part before event ${mark.seq}`,
        lost,
        "keep",
      )
}

const markVerdicts = ({ markState }: Findings): readonly Verdict[] =>
  markState === "newer"
    ? [refused(fileOf(MARK), "was written by a newer version of this program: use that one")]
    : markState === "denied"
      ? [refused(fileOf(MARK), unreadable)]
      : markState === "sound" || markState === "absent"
        ? []
        : [{ file: fileOf(MARK), grade: "anew", what: "is damaged", lost: losses["history"]!, way: "aside" }]

function secretVerdicts({ log, mark, secrets, digests }: Findings): readonly Verdict[] {
  const wanted = new Set<string>([
    ...(log.created ? FIRST_SECRETS : []),
    ...(mark?.secrets ?? []),
    ...Object.keys(secrets),
  ])
  wanted.delete(MARK)
  return [...wanted]
    .filter((name) => !isOwnedByOne(name))
    .flatMap((name) => {
      const state = secrets[name] ?? "absent"
      if (state === "denied") return [refused(fileOf(name), unreadable)]
      const lost = losses[name] ?? "what was kept in it"
      if (name === SESSIONS)
        return state === "sound" || state === "absent"
          ? []
          : [{ file: fileOf(name), grade: "anew", what: secretWords[state], lost, way: "aside" }]
      const stop = (what: string, way: Verdict["way"] = "aside"): Verdict[] => [
        { file: fileOf(name), grade: "stop", what, lost, way },
      ]
      if (state !== "sound") return stop(secretWords[state])
      const before = mark?.digests[name]
      const exchanged =
        before !== undefined && !digests[name]?.includes(before) && !(name === "tracker" && log.restored)
      return exchanged ? stop("is another one than this node had", "keep") : []
    })
}

const unreadable = "cannot be read: give it back to whoever runs the node (chown, chmod 600)"

const secretWords: Readonly<Record<Exclude<FileState, "sound" | "denied">, string>> = {
  absent: "is gone, although this node has run with it",
  empty: "is empty",
  damaged: "is damaged",
  newer: "was written by a newer version of this program",
}

function entryVerdicts(state: Findings["entries"]): readonly Verdict[] {
  const file = "trackers.sqlite"
  const lost =
    "nothing of this node's own: its tracker is made again from the history, mirrors are " +
    "copied again where somebody still serves them. The old file is kept beside it until you " +
    "delete it"
  const anew = (what: string): Verdict[] => [{ file, grade: "anew", what, lost, way: "aside" }]
  switch (state) {
    case "sound":
    case "absent":
    case "empty":
      return []
    case "denied":
      return [refused(file, unreadable)]
    case "newer":
      return [refused(file, "was written by a newer version of this program: use that one")]
    case "older":
      return anew("was written by an older version of this program, in another form")
    case "damaged":
      return anew("is damaged")
  }
}

const refused = (file: string, what: string): Verdict => ({ file, grade: "refuse", what, lost: "", way: "keep" })
