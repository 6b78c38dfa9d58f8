/**
 * What maintainers say of one release of the software, read strictly out of what they signed. Owns its limits; whether
 * it was signed is not for here to say. Pure.
 */
import { InfoHash } from "./ids.ts"
import { isVersion } from "./version.ts"

export interface Release {
  /** Counts up with each release. */
  readonly seq: number
  readonly version: string
  /** Of the torrent that holds its one file, `bulbil-<version>.tar`. */
  readonly infohash: InfoHash
  /** Of the file. */
  readonly sha256: string
  readonly size: number
  /** Of the files in it (core/shippedTree). */
  readonly tree: string
  readonly critical: boolean
  readonly minTor: string
  readonly notes: string
  /** Detached signatures of minisign over SHA256SUMS, for who checks by hand. */
  readonly minisigs: readonly string[]
}

export const MAX_RELEASE_BYTES = 2 ** 30
const MAX_NOTES = 4_096
const MAX_MINISIGS = 5

export const releaseFile = (version: string): string => `bulbil-${version}.tar`

/** A target's name, its length and hashes, and what the maintainers say beside; `undefined` for anything else. */
export const readRelease = (
  name: string,
  size: unknown,
  hashes: Readonly<Record<string, unknown>>,
  custom: Readonly<Record<string, unknown>>,
): Release | undefined => {
  const version = /^bulbil-(.+)\.tar$/.exec(name)?.[1]
  const { sha256 } = hashes
  const { seq, infohash, tree, critical, minTor, notes, minisigs = [] } = custom
  if (version === undefined || !isVersion(version) || !within(size, MAX_RELEASE_BYTES)) return undefined
  if (!within(seq, Number.MAX_SAFE_INTEGER) || !isHash(sha256) || !isHash(infohash) || !isHash(tree)) return undefined
  if (typeof critical !== "boolean" || typeof minTor !== "string" || !TOR.test(minTor)) return undefined
  if (typeof notes !== "string" || notes.length > MAX_NOTES) return undefined
  if (!Array.isArray(minisigs) || minisigs.length > MAX_MINISIGS || !minisigs.every(isMinisig)) return undefined
  return { seq, version, infohash: InfoHash(infohash), sha256, size, tree, critical, minTor, notes, minisigs }
}

/** What must be the same of two releases of one seq: all that says which octets are meant. */
export const sameRelease = (a: Release, b: Release): boolean =>
  a.version === b.version &&
  a.infohash === b.infohash &&
  a.sha256 === b.sha256 &&
  a.size === b.size &&
  a.tree === b.tree

const isMinisig = (text: unknown): boolean => typeof text === "string" && /^[\n\x20-\x7e]{1,512}$/.test(text)
const TOR = /^\d{1,3}(\.\d{1,3}){1,3}$/
const within = (value: unknown, most: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most
const isHash = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value)
