/** What is out of the ordinary with a mirror, and what it means; the same in web and CLI. Pure. */
import { DAY_MS } from "../../core/day.ts"
import { bytesText, countText, durationText } from "../figures.ts"
import type { Live, MirrorRow, MirrorView } from "../rows.ts"
import { originOf } from "../standing.ts"

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

export const forkNote = (seq: number): Note => ({
  about: "fork",
  tone: "bad",
  matter: `This tracker told two different stories about entry ${seq}, both under its own signature.`,
  meaning:
    "The proof is kept and passed on. Nothing more is taken from it; what was copied before stays readable. " +
    "Its key may be in two hands, or its owner went back to an old backup.",
})

export const quotaNote = ({ what, limit }: NonNullable<MirrorRow["quota"]>): Note => ({
  about: "quota",
  tone: "wait",
  matter:
    "The limit for one tracker, " +
    `${what === "octets" ? bytesText(limit) : countText(limit, "entry", "entries")}, is reached.`,
  meaning: "What is here stays and is served; the rest is not copied.",
})

const shelfNote = ({ octets }: NonNullable<MirrorRow["shelf"]>): Note => ({
  about: "shelf",
  tone: "wait",
  matter:
    "What this tracker lists has more metadata than one mirror may keep here: " +
    `this one keeps part of them (${bytesText(octets)} now), and all entries.`,
  meaning:
    "Its mirrors divide the rest among themselves, six copies of each part. What is not here is fetched from them.",
})

const refusedNote = (refused: number, seq: number): Note => ({
  about: "refusal",
  tone: "wait",
  matter: `An older list was offered and refused: it ended with entry ${refused}, this copy has ${seq}.`,
  meaning: "Whoever answered was behind, or wants entries to be forgotten. The copy here stays as it is.",
})

const originNotes = (row: MirrorView, live: MirrorClues, now: number): readonly Note[] => {
  const origin = originOf(row, live.trackers[row.id], now)
  if (origin !== "silent" && origin !== "dead") return []
  const days = durationText(Math.floor((now - row.headAt!) / DAY_MS) * (DAY_MS / 1_000))
  return [
    {
      about: "origin",
      tone: origin === "dead" ? "bad" : "wait",
      matter: `Its owner has signed nothing new for ${days}.`,
      meaning:
        origin === "dead"
          ? "It is most likely gone. This copy may be what is left of it: it is worth a backup."
          : "It may only be off for a while. Mirrors go on without it.",
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
    ...(row.error ? [{ about: "error", tone: "bad", matter: row.error.message } as const] : []),
    ...(trouble === undefined ? [] : [{ about: "trouble", tone: "wait", matter: trouble } as const]),
    ...originNotes(row, live, now),
  ]
}
