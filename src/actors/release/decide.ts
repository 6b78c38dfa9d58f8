/**
 * What is decided about newer software. Pure and total. The seq that was verified last is never given up for an older
 * one; two stories of one seq stop everything; and nothing here leads to anything being unpacked or run.
 */
import { DAY_MS } from "../../core/day.ts"
import { type Decision, accept, type Moment, nothing, reject } from "../../core/decider.ts"
import { sameRelease } from "../../core/release.ts"
import type { ReleaseEvent } from "../../events/release.ts"
import type { ReleaseCommand, ReleaseInput } from "./commands.ts"
import { modeOf, releasesOf, type ReleaseState } from "./mode.ts"

/** How many are kept and seeded. */
const MAX_KEPT = 2
/** So long others have had what a node does not offer, before it is said. */
const BEHIND_MS = 3 * DAY_MS

export const decide = (state: ReleaseState, input: ReleaseInput, { at, id }: Moment): Decision<ReleaseEvent> => {
  if (input.type === "StartSoftware") return started(state, input)
  if (!state.own) return reject("no-software", "it is not known yet which version runs; ask again when the node is up")
  switch (input.type) {
    case "BundleVerified":
      return input.root === state.own.root ? verified(state, input, at) : nothing
    case "BundleRefused":
      return accept(...refusal(state, input.from, input.why))
    case "ReleaseClaimed": {
      const { from, seq, version } = input
      return state.own.root === "" ? accept(...seen(state, { from, seq, version, verified: false, at })) : nothing
    }
    case "FetchPlanned": {
      const { seq, holder } = input
      const release = state.newest
      if (!release || release.seq !== seq || release.left || state.conflict) return nothing
      // A file that is here is taken instead of one that has yet to come.
      if (release.torrent !== "" && (holder === undefined || holder === release.torrent || release.ready))
        return nothing
      // What is here already is offered, newer than what runs or not.
      if (holder === undefined && modeOf(state) !== "offered") return nothing
      return accept({ type: "ReleaseFetchBegun", seq, torrent: holder ?? id, adopted: holder !== undefined })
    }
    case "FileChecked":
      return checked(state, input.seq, input.right)
    case "TorrentGone": {
      const release = releasesOf(state).find(({ seq }) => seq === input.seq)
      return release && release.torrent !== "" ? accept({ type: "ReleaseGone", seq: input.seq }) : nothing
    }
    case "CompareChecksum": {
      const release = state.newest
      if (!release) return reject("no-release", NOTHING_OFFERED)
      const equal = release.sha256 === input.sha256
      return release.compared === equal ? nothing : accept({ type: "ChecksumCompared", seq: release.seq, equal })
    }
    case "DismissRelease": {
      const release = state.newest
      if (!release || release.left) return reject("no-release", NOTHING_OFFERED)
      return accept({ type: "ReleaseDismissed", seq: release.seq })
    }
    default:
      return reject(
        "unknown-input",
        `the actor of releases does not know ${String((input as { type?: unknown }).type)}`,
      )
  }
}

const NOTHING_OFFERED = "no newer software is offered here; `bulbil release show` says what is known"

function started(
  state: ReleaseState,
  { version, tree, root }: Extract<ReleaseCommand, { type: "StartSoftware" }>,
): Decision<ReleaseEvent> {
  const { own } = state
  if (own && own.version === version && own.tree === tree && own.root === root) return nothing
  const running = releasesOf(state).find((release) => release.tree === tree)
  return accept(
    { type: "SoftwareStarted", version, tree, root },
    ...(running ? [{ type: "ReleaseRunning", seq: running.seq } as const] : []),
  )
}

function verified(
  state: ReleaseState,
  { type: _, from, release, signers, root, bundle, renews = false }: Extract<ReleaseInput, { type: "BundleVerified" }>,
  at: number,
): Decision<ReleaseEvent> {
  const { seq, version } = release
  const word = { from, seq, version, verified: true, at }
  const known = releasesOf(state).find((each) => each.seq === seq)
  if (known && !sameRelease(known, release))
    return state.conflict ? nothing : accept({ type: "ReleaseConflict", seq, from, bundle })
  if (known) {
    // Else nobody would take it any more when the first signatures are over.
    const renewed = renews && known.bundle !== bundle && !state.conflict
    const anew: ReleaseEvent[] = renewed ? [{ type: "ReleaseRenewed", seq, signers, from, bundle }] : []
    return accept(...anew, ...seen(state, word), ...keptBack(state, from, seq, at))
  }
  if (seq <= state.seq)
    return accept(...seen(state, word), ...refusal(state, from, "rollback"), ...keptBack(state, from, seq, at))
  // Nobody waits for an older one any more.
  const unfinished = releasesOf(state).filter(({ torrent, ready, left }) => torrent !== "" && !ready && !left)
  return accept(
    { type: "ReleaseVerified", ...release, signers, from, root, bundle },
    ...unfinished.map(({ seq: old }): ReleaseEvent => ({ type: "ReleaseDropped", seq: old })),
    ...seen(state, word),
    ...(state.own?.tree === release.tree ? [{ type: "ReleaseRunning", seq } as const] : []),
  )
}

/** From whom a release is that the operator gave: no node's word. */
const OPERATOR = "self"

/** What a node says is written down when it says something else. */
function seen(state: ReleaseState, word: Omit<Extract<ReleaseEvent, { type: "ReleaseSeen" }>, "type">): ReleaseEvent[] {
  const before = state.seen[word.from]
  if (word.from === OPERATOR) return []
  const same = before?.seq === word.seq && before.version === word.version && before.verified === word.verified
  return same ? [] : [{ type: "ReleaseSeen", ...word }]
}

const refusal = (state: ReleaseState, from: string, why: string): ReleaseEvent[] =>
  from === OPERATOR || state.refused[from] === why ? [] : [{ type: "ReleaseRefused", from, why }]

/** Two others have had a newer one for days: its node, or whoever is between, may be keeping it back. */
function keptBack(state: ReleaseState, from: string, seq: number, at: number): ReleaseEvent[] {
  if (from === OPERATOR || state.keptBack[from] === seq) return []
  const ahead = Object.entries(state.seen).filter(
    ([id, other]) => id !== from && other.verified && other.seq > seq && other.at <= at - BEHIND_MS,
  )
  return ahead.length >= 2 ? [{ type: "NodeKeptBack", from, seq }] : []
}

/** With a third, the oldest is let go. */
function checked(state: ReleaseState, seq: number, right: boolean): Decision<ReleaseEvent> {
  const release = releasesOf(state).find((each) => each.seq === seq)
  if (!release || release.torrent === "" || release.ready || release.left) return nothing
  if (!right) return accept({ type: "ReleaseSpoiled", seq })
  const older = releasesOf(state)
    .filter((each) => each.ready && each.seq !== seq)
    .map((each) => each.seq)
  const kept = [...older, seq].sort((a, b) => b - a).slice(0, MAX_KEPT)
  const dropped = older.filter((each) => !kept.includes(each))
  return accept(
    { type: "ReleaseReady", seq },
    ...dropped.map((each): ReleaseEvent => ({ type: "ReleaseDropped", seq: each })),
  )
}
