/**
 * How a torrent or mirror stands, in one word for machines and a few for people: its mode, and what keeps it from going
 * on just now. Derived from rows and live figures only, so the web UI and the CLI say the same.
 */
import { DAY_MS } from "../core/day.ts"
import { countText, numberText, percentOf } from "./figures.ts"
import { inLanguage } from "./words/inLanguage.ts"
import type { Live, LiveFigures, LiveHolding, MirrorMode, MirrorRow, ShareRow, TorrentRow } from "./rows.ts"

export type Standing =
  | "waiting-for-tor"
  | "mirroring-metadata"
  | "stalled"
  | "downloading"
  | "waiting-for-credit"
  | "checking"
  | "seeding"
  | "resting"
  | "queued"
  | "paused"
  | "missing-files"
  | "error"
  | "moving"
  | "removing"
  | "removed"
  | "hashing"
  | "share-failed"

const ENDINGS: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" }
const ordinals = new Intl.PluralRules("en", { type: "ordinal" })

export const standingWords = inLanguage("standing", {
  of: {
    "waiting-for-tor": "Waiting for Tor",
    "mirroring-metadata": "Fetching metadata",
    stalled: "Stalled",
    downloading: "Downloading",
    "waiting-for-credit": "Waiting for credit",
    checking: "Checking",
    seeding: "Seeding",
    resting: "Resting",
    queued: "Queued",
    paused: "Paused",
    "missing-files": "Missing files",
    error: "Error",
    moving: "Moving",
    removing: "Removing",
    removed: "Removed",
    hashing: "Hashing",
    "share-failed": "Share failed",
  } satisfies Record<Standing, string>,
  resting: "Resting: wakes when somebody wants it",
  ordinal: (n: number) => `${numberText(n)}${ENDINGS[ordinals.select(n)]}`,
  seeds: (seeds: number, resting: number) =>
    `${countText(seeds, "seed")}${resting > 0 ? `, ${numberText(resting)} at rest` : ""}`,
  mirror: {
    mirroring: "Copying",
    current: "Up to date",
    partial: "Partial",
    "by-hand": "Updated by hand",
    updating: "Updating",
    frozen: "Frozen",
    full: "Full",
    failed: "Failed",
    removed: "Removed",
  } satisfies Record<MirrorMode, string>,
  origin: {
    reachable: "Reachable",
    unreachable: "Unreachable",
    silent: "Silent",
    dead: "Dead",
    untried: "Not tried",
  } satisfies Record<OriginStanding, string>,
})

/** What a torrent at rest waits for, where there is room for a sentence. */
export const restingText = (): string => standingWords.resting

export const standingText = (standing: Standing): string => standingWords.of[standing]

/** What of the volatile figures tells how a torrent stands. */
export interface StandingClues {
  readonly ready: boolean
  readonly figures: LiveFigures | undefined
  readonly trouble: string | undefined
}

export const standingBy = ({ mode }: TorrentRow, { ready, figures, trouble }: StandingClues): Standing => {
  const fetching = mode === "downloading" || mode === "mirroring-metadata"
  if ((fetching || mode === "seeding") && !ready) return "waiting-for-tor"
  if (mode === "seeding" && figures?.resting) return "resting"
  if (!fetching) return mode
  // Connected is not enough: who is, may have nothing of what is still missing.
  const moving = (figures?.downRate ?? 0) > 0 || figures?.underWay === true
  return trouble !== undefined && !moving ? "stalled" : mode
}

/** `3rd` */
export const ordinalText = (n: number): string => standingWords.ordinal(n)

/** Of a queued one: how many of its kind, downloads or whole copies, have their turn before it, and itself. */
export const queuePosition = (row: TorrentRow, rows: readonly TorrentRow[]): number | null => {
  if (row.mode !== "queued") return null
  const whole = isWhole(row)
  return rows.filter((each) => each.mode === "queued" && isWhole(each) === whole && each.place <= row.place).length
}

/** All that is wanted of it is verified. */
export const isWhole = ({
  pieces,
  verifiedPieces,
  wanted,
}: Pick<TorrentRow, "pieces" | "verifiedPieces" | "wanted">): boolean =>
  wanted ? wanted.files > 0 && wanted.verifiedBytes === wanted.bytes : pieces > 0 && verifiedPieces === pieces

export const standingOf = (row: TorrentRow, live: Live): Standing =>
  standingBy(row, {
    ready: live.carrier.state === "ready",
    figures: live.torrents[row.id],
    trouble: live.troubles[row.id],
  })

const flowing: ReadonlySet<TorrentRow["mode"]> = new Set<TorrentRow["mode"]>([
  "mirroring-metadata",
  "downloading",
  "waiting-for-credit",
  "seeding",
])

/**
 * The figures as far as the row bears them out. A row is newer: what is paused moves nothing from then on, and to what
 * is whole nothing comes any more, whatever the meters of the last seconds still say.
 */
export const figuresBy = <Figures extends LiveFigures>(row: TorrentRow, figures: Figures): Figures => {
  const flows = flowing.has(row.mode)
  const whole = isWhole(row)
  const [downRate, upRate] = [flows && !whole ? figures.downRate : 0, flows ? figures.upRate : 0]
  const etaSeconds = flows && !whole ? figures.etaSeconds : null
  return downRate === figures.downRate && upRate === figures.upRate && etaSeconds === figures.etaSeconds
    ? figures
    : { ...figures, downRate, upRate, etaSeconds }
}

/** `3 seeds, 1 at rest` */
export const seedsText = ({ seeds, restingSeeds }: Pick<LiveFigures, "seeds" | "restingSeeds">): string =>
  standingWords.seeds(seeds, restingSeeds)

export const shareStanding = (share: Pick<ShareRow, "mode">): Standing =>
  share.mode === "failed" ? "share-failed" : "hashing"

/** Files, octets, and verified octets of what is wanted of it. */
export const wantedOf = (row: TorrentRow): NonNullable<TorrentRow["wanted"]> => row.wanted ?? row

/** From 0 to 100, rounded down. */
export const progressOf = (row: TorrentRow): number => percentOf(wantedOf(row).verifiedBytes, wantedOf(row).bytes)

export const mirrorText = (mode: MirrorMode): string => standingWords.mirror[mode]

/** Entries that the tracker is known to have and this copy has not. */
export const behindOf = ({ head, seq }: MirrorRow): number => Math.max(0, head - seq)

/** Silent: its last signed head is a week old; dead: a month. */
export type OriginStanding = "reachable" | "unreachable" | "silent" | "dead" | "untried"

export const originText = (origin: OriginStanding): string => standingWords.origin[origin]

export const originOf = ({ headAt }: MirrorRow, live: LiveHolding | undefined, now: number): OriginStanding => {
  const age = headAt === null ? 0 : now - headAt
  if (age >= 30 * DAY_MS) return "dead"
  if (age >= 7 * DAY_MS) return "silent"
  if (live?.originReachable === undefined) return "untried"
  return live.originReachable ? "reachable" : "unreachable"
}
