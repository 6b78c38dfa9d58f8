/**
 * Secrets that belong to one share, download or mirror: which of them are left over from a command that was cut short,
 * and which are missing.
 */
import { StreamId } from "../../core/ids.ts"
import type { Projector } from "../../projections/Projector.ts"
import type { RowModel } from "../../projections/ReadModel.ts"
import { type OwnedKind, ownedKinds, secretName } from "../../storage/secretKinds.ts"
import type { Vault } from "../../storage/Vault.ts"
import { familyKey } from "../ownFamily.ts"
import { mirrors } from "../../projections/mirrors.ts"
import { shares } from "../../projections/shares.ts"
import { torrents } from "../../projections/torrents.ts"
import { trusted } from "../../projections/trusted.ts"
import { familySeed } from "../secrets.ts"
import { fileOf } from "./judge.ts"

/** Whose streams have the ids of the secrets. Of families and recipients the secret's name is in the fact itself. */
const actors: Readonly<Record<Exclude<OwnedKind, "family" | "recipient">, string>> = {
  share: "share",
  link: "torrent",
  mirror: "mirror",
  trusted: "trusted",
}

export interface OwnedSecret {
  readonly kind: OwnedKind
  readonly id: string
}

/**
 * A secret is written before the event that speaks of it, so a crash in between leaves one that nobody knows of; the
 * other way round, one of a share that has ended. @param streams of the log, all of them. @param family the one that
 * the relay declares. @param recipients those that shares let in.
 */
export const leftovers = (
  vault: Vault,
  streams: ReadonlySet<StreamId>,
  stoppedShares: ReadonlySet<string>,
  family: string | null,
  recipients: ReadonlySet<string>,
): readonly OwnedSecret[] =>
  ownedKinds
    .flatMap((kind) => vault.owners(kind).map((id) => ({ kind, id })))
    .filter(({ kind, id }) =>
      kind === "family"
        ? secretName(kind, id) !== family
        : kind === "recipient"
          ? !recipients.has(id)
          : !streams.has(StreamId(actors[kind], id)) || (kind === "share" && stoppedShares.has(id)),
    )

export interface Missing {
  readonly file: string
  /** In words, for as long as it concerns anybody. */
  readonly words: () => string | undefined
}

/** Of shares that are offered: keys of theirs that nobody is let in with any more. */
const lostKeys = (projector: Projector, gone: (read: () => unknown) => boolean, vault: Vault): readonly Missing[] =>
  projector
    .all(shares)
    .filter(({ mode }) => mode === "active" || mode === "hashing")
    .flatMap(({ id, recipients }) => recipients.map((recipient) => ({ id, recipient })))
    .filter(({ recipient }) => gone(() => vault.get("recipient", recipient)))
    .map(({ id, recipient }) => {
      const file = fileOf(secretName("recipient", recipient))
      const words = (): string | undefined => {
        const row = projector.current(shares, id)
        return row?.mode === "active" && row.recipients.includes(recipient)
          ? `${file} is gone, damaged or not readable: whoever has this key to the share “${row.title}” reaches it ` +
              "no more. Put the file back and start again, or revoke the recipient and add them again"
          : undefined
      }
      return { file, words }
    })

export const missingSecrets = (projector: Projector, vault: Vault): readonly Missing[] => {
  const gone = (read: () => unknown): boolean => {
    try {
      return read() === undefined
    } catch {
      return true
    }
  }
  const lost = <Row extends { readonly id: string }>(
    kind: OwnedKind,
    model: RowModel<string, any, Row, any>,
    concerns: (row: Row) => boolean,
    words: (row: Row) => string,
  ): readonly Missing[] =>
    projector
      .all(model)
      .filter((row) => concerns(row) && gone(() => vault.get(kind, row.id)))
      .map(({ id }) => {
        const file = fileOf(secretName(kind, id))
        const now = (): string | undefined => {
          const row = projector.current(model, id)
          return row && concerns(row) ? `${file} is gone, damaged or not readable: ${words(row)}` : undefined
        }
        return { file, words: now }
      })
  const family = (): string | null => familyKey({ projector })
  const lostFamily = [family() ?? []]
    .flat()
    .filter((key) => gone(() => familySeed(vault, key)))
    .map((key): Missing => {
      const file = fileOf(key)
      const words =
        `${file} is gone, damaged or not readable: the relay shows no more that your other relays are yours, too. ` +
        "Put the file back and start again, or leave the family and join it anew, with a file " +
        "that another of them exports"
      return { file, words: () => (family() === key ? words : undefined) }
    })
  return [
    ...lostFamily,
    ...lost(
      "share",
      shares,
      ({ mode }) => mode === "active" || mode === "hashing",
      ({ title }) =>
        `nobody can reach the share “${title}” any more. Put the file back and start again, or ` +
        "stop the share and share it anew, under another link",
    ),
    ...lostKeys(projector, gone, vault),
    ...lost(
      "link",
      torrents,
      ({ origin, mode }) => origin === "download" && mode !== "error",
      ({ title, name, id }) =>
        `the download “${title || name || id.slice(0, 8)}” knows its source no more. Put the ` +
        "file back and start again, or remove it and add the link again",
    ),
    ...lost(
      "mirror",
      mirrors,
      ({ mode }) => mode !== "failed",
      ({ id }) =>
        `the mirror ${id.slice(0, 8)} has lost its address and that of its tracker. Put the ` +
        "file back and start again, or remove it and add it again",
    ),
    ...lost(
      "trusted",
      trusted,
      () => true,
      ({ id }) =>
        `it is not known any more which node you trust as ${id.slice(0, 8)}. Put the file back and start again, or ` +
        "revoke its trust and paste its address again",
    ),
  ]
}
