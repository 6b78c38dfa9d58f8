/**
 * Secrets that belong to one share, download or mirror: which of them are left over from a command that was cut short,
 * and which are missing.
 */
import type { SecretRef, StreamId } from "../../core/ids.ts"
import type { Projector } from "../../projections/Projector.ts"
import type { Vault } from "../../storage/Vault.ts"
import { familyKey } from "../ownFamily.ts"
import { fileOf, isOwnedByOne } from "./judge.ts"
import { mirrors } from "../../projections/mirrors.ts"
import { shares } from "../../projections/shares.ts"
import { torrents } from "../../projections/torrents.ts"

/** Of a family the secret's name is in the fact itself. */
const FAMILY = "family-"

const kinds: Readonly<Record<string, string>> = { share: "share", link: "torrent", mirror: "mirror" }

/**
 * A secret is written before the event that speaks of it, so a crash in between leaves one that nobody knows of; the
 * other way round, one of a share that has ended. @param streams of the log, all of them. @param family the one that
 * the relay declares.
 */
export const leftovers = (
  names: readonly string[],
  streams: ReadonlySet<StreamId>,
  stoppedShares: ReadonlySet<string>,
  family: string | null,
): readonly string[] =>
  names.filter(isOwnedByOne).filter((name) => {
    if (name.startsWith(FAMILY)) return name !== family
    const dash = name.indexOf("-")
    const [prefix, id] = [name.slice(0, dash), name.slice(dash + 1)]
    return !streams.has(`${kinds[prefix]}/${id}` as StreamId) || (prefix === "share" && stoppedShares.has(id))
  })

export interface Missing {
  readonly file: string
  /** In words, for as long as it concerns anybody. */
  readonly words: () => string | undefined
}

export const missingSecrets = (projector: Projector, vault: Vault): readonly Missing[] => {
  const gone = (name: string): boolean => {
    try {
      return vault.get(name as SecretRef) === undefined
    } catch {
      return true
    }
  }
  const lost = <Row extends { readonly id: string }>(
    prefix: string,
    rows: () => readonly Row[],
    concerns: (row: Row) => boolean,
    words: (row: Row) => string,
  ): readonly Missing[] =>
    rows()
      .filter((row) => concerns(row) && gone(`${prefix}-${row.id}`))
      .map(({ id }) => {
        const file = fileOf(`${prefix}-${id}`)
        const now = (): string | undefined => {
          const row = rows().find((one) => one.id === id)
          return row && concerns(row) ? `${file} is gone, damaged or not readable: ${words(row)}` : undefined
        }
        return { file, words: now }
      })
  const family = (): string | null => familyKey({ projector })
  const lostFamily = [family() ?? []]
    .flat()
    .filter(gone)
    .map((key): Missing => {
      const file = fileOf(key)
      const words =
        `${file} is gone, damaged or not readable: the relay shows no more that your other relays are yours, too. ` +
        "Put the file back and start again, or leave the family and join it anew, with a file that another of them exports"
      return { file, words: () => (family() === key ? words : undefined) }
    })
  return [
    ...lostFamily,
    ...lost(
      "share",
      () => projector.all(shares),
      ({ mode }) => mode === "active" || mode === "hashing",
      ({ title }) =>
        `nobody can reach the share “${title}” any more. Put the file back and start again, or stop the share and share it anew, under another link`,
    ),
    ...lost(
      "link",
      () => projector.all(torrents),
      ({ origin, mode }) => origin === "download" && mode !== "error",
      ({ title, name, id }) =>
        `the download “${title || name || id.slice(0, 8)}” knows its source no more. Put the file back and start again, or remove it and add the link again`,
    ),
    ...lost(
      "mirror",
      () => projector.all(mirrors),
      ({ mode }) => mode !== "failed",
      ({ id }) =>
        `the mirror ${id.slice(0, 8)} has lost its address and that of its tracker. Put the file back and start again, or remove it and add it again`,
    ),
  ]
}
