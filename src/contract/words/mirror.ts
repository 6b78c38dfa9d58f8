/** What is out of the ordinary with a mirror, and what it means; the same in web and CLI. Pure. */
import { DAY_MS } from "../../core/day.ts"
import { bytesText, countText, durationText, numberText } from "../figures.ts"
import type { Live, MirrorRow, MirrorView } from "../rows.ts"
import { originOf } from "../standing.ts"
import { inLanguage } from "./inLanguage.ts"
import { saidText } from "./node.ts"

export interface Note {
  readonly about: "fork" | "quota" | "shelf" | "refusal" | "error" | "trouble" | "origin"
  readonly tone: "bad" | "wait"
  /** What is the matter, in one sentence; and what follows from it, where anything does. */
  readonly matter: string
  readonly meaning?: string
}

/** What of the volatile figures tells how a mirror fares. */
type MirrorClues = Pick<Live, "trackers" | "troubles">

/** The first copy must be whole before there is anything to update. */
export const canUpdate = ({ mode, completedAt }: Pick<MirrorRow, "mode" | "completedAt">): boolean =>
  completedAt !== null && ["current", "partial", "by-hand", "full"].includes(mode)

export const mirrorWords = inLanguage("mirror", {
  fork: (entry: number) =>
    `This tracker told two different stories about entry ${numberText(entry)}, both under its own signature.`,
  forkMeans:
    "The proof is kept and passed on. Nothing more is taken from it; what was copied before stays readable. " +
    "Its key may be in two hands, or its owner went back to an old backup.",
  quotaOctets: (most: string) => `The limit for one tracker, ${most}, is reached.`,
  quotaEntries: (most: number) => `The limit for one tracker, ${countText(most, "entry", "entries")}, is reached.`,
  quotaMeans: "What is here stays and is served; the rest is not copied.",
  shelf: (octets: string) =>
    "What this tracker lists has more metadata than one mirror may keep here: " +
    `this one keeps part of them (${octets} now), and all entries.`,
  shelfMeans:
    "Its mirrors divide the rest among themselves, six copies of each part. What is not here is fetched from them.",
  refused: (offered: number, here: number) =>
    `An older list was offered and refused: it ended with entry ${numberText(offered)}, this copy has ${numberText(here)}.`,
  refusedMeans: "Whoever answered was behind, or wants entries to be forgotten. The copy here stays as it is.",
  silent: (span: string) => `Its owner has signed nothing new for ${span}.`,
  silentMeans: "It may only be off for a while. Mirrors go on without it.",
  deadMeans: "It is most likely gone. This copy may be what is left of it: it is worth a backup.",
})

export const forkNote = (seq: number): Note => ({
  about: "fork",
  tone: "bad",
  matter: mirrorWords.fork(seq),
  meaning: mirrorWords.forkMeans,
})

export const quotaNote = ({ what, limit }: NonNullable<MirrorRow["quota"]>): Note => ({
  about: "quota",
  tone: "wait",
  matter: what === "octets" ? mirrorWords.quotaOctets(bytesText(limit)) : mirrorWords.quotaEntries(limit),
  meaning: mirrorWords.quotaMeans,
})

const shelfNote = ({ octets }: NonNullable<MirrorRow["shelf"]>): Note => ({
  about: "shelf",
  tone: "wait",
  matter: mirrorWords.shelf(bytesText(octets)),
  meaning: mirrorWords.shelfMeans,
})

const refusedNote = (refused: number, seq: number): Note => ({
  about: "refusal",
  tone: "wait",
  matter: mirrorWords.refused(refused, seq),
  meaning: mirrorWords.refusedMeans,
})

const originNotes = (row: MirrorView, live: MirrorClues, now: number): readonly Note[] => {
  const origin = originOf(row, live.trackers[row.id], now)
  if (origin !== "silent" && origin !== "dead") return []
  const days = durationText(Math.floor((now - row.headAt!) / DAY_MS) * (DAY_MS / 1_000))
  return [
    {
      about: "origin",
      tone: origin === "dead" ? "bad" : "wait",
      matter: mirrorWords.silent(days),
      meaning: origin === "dead" ? mirrorWords.deadMeans : mirrorWords.silentMeans,
    },
  ]
}

export const noteText = ({ matter, meaning }: Note): string => (meaning === undefined ? matter : `${matter} ${meaning}`)

export const mirrorNotes = (row: MirrorView, live: MirrorClues, now: number): readonly Note[] => {
  const trouble = live.troubles[row.id]
  return [
    ...(row.fork === null ? [] : [forkNote(row.fork)]),
    ...(row.refused === null ? [] : [refusedNote(row.refused, row.seq)]),
    ...(row.quota ? [quotaNote(row.quota)] : []),
    ...(row.shelf ? [shelfNote(row.shelf)] : []),
    ...(row.error ? [{ about: "error", tone: "bad", matter: saidText(row.error.message) } as const] : []),
    ...(trouble === undefined ? [] : [{ about: "trouble", tone: "wait", matter: saidText(trouble) } as const]),
    ...originNotes(row, live, now),
  ]
}
