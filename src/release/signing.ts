/**
 * Makes and signs TUF metadata: what maintainers do, off-line, with their keys. A node never does any of it.
 */
import { DAY_MS } from "../core/day.ts"
import { createHash } from "node:crypto"
import { Key, Metadata, MetaFile, Root, Signature, Snapshot, TargetFile, Targets, Timestamp } from "@tufjs/models"
import { Role } from "@tufjs/models/dist/role.js"
import { toHex } from "../core/hex.ts"
import { type Release, releaseFile } from "../core/release.ts"
import { signer } from "../wire/ed25519.ts"
import type { ReleaseBundle } from "../wire/ReleaseBundle.ts"

export const ROLES = ["root", "targets", "snapshot", "timestamp"] as const
export type RoleName = (typeof ROLES)[number]

/** What is public of a maintainer's key. */
export interface PublicKey {
  readonly id: string
  /** 32 octets in hex. */
  readonly key: string
}

export interface SigningKey extends PublicKey {
  sign(octets: Uint8Array): Signature
}

const TUF = "1.0.31"
/** How long a signature counts, by role. */
const LIFE_DAYS = { root: 730, targets: 365, snapshot: 180, timestamp: 180 } as const

export const publicKey = (key: string): PublicKey => {
  const said = `{"keytype":"ed25519","keyval":{"public":"${key}"},"scheme":"ed25519"}`
  return { key, id: createHash("sha256").update(said).digest("hex") }
}

export const signingKey = (seed: Uint8Array): SigningKey => {
  const own = signer(seed)
  const named = publicKey(toHex(own.publicKey))
  const sign = (octets: Uint8Array) => new Signature({ keyID: named.id, sig: toHex(own.sign(octets)) })
  return { ...named, sign }
}

export interface RootPlan {
  readonly version: number
  readonly at: number
  readonly roles: Readonly<Record<RoleName, { readonly keys: readonly PublicKey[]; readonly threshold: number }>>
}

const expiry = (at: number, role: RoleName, days: number = LIFE_DAYS[role]): string =>
  new Date(at + days * DAY_MS).toISOString().replace(/\.\d+Z$/, "Z")

const written = (signed: Root | Targets | Snapshot | Timestamp, by: readonly SigningKey[]): Uint8Array => {
  const metadata = new Metadata(signed)
  for (const { sign } of by) metadata.sign(sign)
  return new TextEncoder().encode(JSON.stringify(metadata.toJSON()))
}

export const signRoot = ({ version, at, roles }: RootPlan, by: readonly SigningKey[]): Uint8Array => {
  const all = ROLES.flatMap((role) => roles[role].keys)
  const keys = all.map(({ id, key }) => [
    id,
    new Key({ keyID: id, keyType: "ed25519", scheme: "ed25519", keyVal: { public: key } }),
  ])
  const named = ROLES.map((role) => {
    const { keys, threshold } = roles[role]
    return [role, new Role({ keyIDs: keys.map(({ id }) => id), threshold })]
  })
  const signed = new Root({
    specVersion: TUF,
    version,
    expires: expiry(at, "root"),
    keys: Object.fromEntries(keys),
    roles: Object.fromEntries(named),
    consistentSnapshot: false,
  })
  return written(signed, by)
}

/** Adds a signature to what others have signed: the keys lie in different places. */
export const cosign = (metadata: Metadata<Targets>, { sign }: SigningKey): Uint8Array => {
  metadata.sign(sign)
  return new TextEncoder().encode(JSON.stringify(metadata.toJSON()))
}

export const signTargets = (
  release: Release,
  version: number,
  at: number,
  by: readonly SigningKey[],
  days?: number,
): Uint8Array => {
  const { size, sha256, version: software, minisigs, ...said } = release
  const custom = { ...said, minisigs: [...minisigs] }
  const path = releaseFile(software)
  const target = new TargetFile({ path, length: size, hashes: { sha256 }, unrecognizedFields: { custom } })
  return written(
    new Targets({ specVersion: TUF, version, expires: expiry(at, "targets", days), targets: { [path]: target } }),
    by,
  )
}

/** Snapshot and timestamp of these targets, and all of it together. */
export const bundleOf = (
  roots: readonly Uint8Array[],
  targets: Uint8Array,
  version: number,
  at: number,
  by: { readonly snapshot: readonly SigningKey[]; readonly timestamp: readonly SigningKey[] },
): ReleaseBundle => {
  const meta = (octets: Uint8Array) =>
    new MetaFile({
      version,
      length: octets.length,
      hashes: { sha256: createHash("sha256").update(octets).digest("hex") },
    })
  const named = new Snapshot({
    specVersion: TUF,
    version,
    expires: expiry(at, "snapshot"),
    meta: { "targets.json": meta(targets) },
  })
  const snapshot = written(named, by.snapshot)
  const last = new Timestamp({
    specVersion: TUF,
    version,
    expires: expiry(at, "timestamp"),
    snapshotMeta: meta(snapshot),
  })
  return { v: 1, roots: [...roots], timestamp: written(last, by.timestamp), snapshot, targets }
}
