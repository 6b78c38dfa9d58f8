/**
 * Which peers to download from: a handful at a time, chosen by what they have, how fast they were and how many
 * connections there are to them already; the useless and the far too slow make room when somebody waits. Pure, from a
 * picture of now.
 */
export interface PeerPicture {
  readonly peer: number
  /** Lanes that are wanted, dialled or open. 0 = not chosen. */
  readonly connections: number
  readonly chosenAt: number
  /** Whether it has a piece that is still wanted; undefined while unknown. */
  readonly useful: boolean | undefined
  /** When it was last useful, or began to be known. */
  readonly usefulAt: number
  /** Octets per second now, or when last measured; undefined if never. */
  readonly rate: number | undefined
  /** 0…100 as it says of itself. */
  readonly have: number
  readonly failures: number
  readonly retryAt: number
  /** Of one that was never reached, a mere hint: how many hints of its source come before it. */
  readonly turn?: number
}

export interface SelectionRules {
  readonly maxPeers: number
  /** How long a peer may be slow before it makes room. */
  readonly patienceMs: number
  /** How long it may have nothing, while one waits that says it has something. */
  readonly uselessMs: number
  /** Slow = below this part of the median of the chosen. */
  readonly slow: number
}

export const SELECTION: SelectionRules = { maxPeers: 6, patienceMs: 60_000, uselessMs: 10_000, slow: 0.25 }

export interface Selection {
  /** Best first; whoever dials may take fewer. */
  readonly connect: readonly number[]
  readonly drop: readonly number[]
}

/** @param chance in [0, 1), breaks ties, so that a whole swarm does not choose the same peer. */
export const selectPeers = (
  peers: readonly PeerPicture[],
  now: number,
  chance: () => number,
  rules: SelectionRules = SELECTION,
): Selection => {
  const chosen = peers.filter((p) => p.connections > 0)
  const waiting = peers.filter((p) => p.connections === 0 && p.retryAt <= now && p.useful !== false)
  if (waiting.length === 0) return { connect: [], drop: chosen.slice(rules.maxPeers).map((p) => p.peer) }
  const usual = median(peers.flatMap((p) => (p.rate !== undefined && p.rate > 0 ? [p.rate] : [])))
  const ranked = waiting
    .map((p) => ({ peer: p.peer, have: p.have, score: score(p, usual) * (0.9 + 0.2 * chance()) }))
    .sort((a, b) => b.score - a.score)
  const room = rules.maxPeers - chosen.length
  if (room > 0) return { connect: ranked.slice(0, room).map((p) => p.peer), drop: [] }
  const leaver = replaceable(chosen, ranked[0]!.have, now, rules)
  return leaver === undefined ? { connect: [], drop: [] } : { connect: [ranked[0]!.peer], drop: [leaver] }
}

/** One at a time: who has had nothing for long, else the slowest, if far too slow. */
const replaceable = (
  chosen: readonly PeerPicture[],
  have: number,
  now: number,
  rules: SelectionRules,
): number | undefined => {
  const useless = chosen.find(
    (p) => p.useful !== true && have > 0 && now - Math.max(p.usefulAt, p.chosenAt) >= rules.uselessMs,
  )
  if (useless) return useless.peer
  const settled = chosen.filter((p) => now - p.chosenAt >= rules.patienceMs)
  const usual = median(chosen.map((p) => p.rate ?? 0))
  const slowest = settled.reduce<PeerPicture | undefined>(
    (a, p) => (a && (a.rate ?? 0) <= (p.rate ?? 0) ? a : p),
    undefined,
  )
  return slowest && (slowest.rate ?? 0) < usual * rules.slow ? slowest.peer : undefined
}

const score = (p: PeerPicture, usual: number): number => {
  if (p.turn !== undefined) return hintScore(p.have) / (1 + p.turn + TRIED * p.failures)
  const speed = p.rate === undefined || usual === 0 ? 1 : Math.min(Math.max(p.rate / usual, 0.1), 2)
  return ((0.2 + p.have / 100) * speed) / ((1 + p.failures) * (1 + p.connections))
}

/** A hint that was tried in vain comes after so many more of its source. */
const TRIED = 20

/**
 * What a hint says of itself counts little: whoever makes hints up says the best. But who says to have nothing is
 * believed.
 */
const hintScore = (have: number): number => (have === 0 ? 0.2 : 0.6 + 0.6 * (have / 100))

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
