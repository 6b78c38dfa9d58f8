/**
 * Whether a bundle is a release that its maintainers signed: the roles, thresholds, expiries and rollback rules of TUF
 * 1.0, by tuf-js, over octets in memory. Reaches no network and no disk.
 */
import type { Metadata, Root } from "@tufjs/models"
import { ExpiredMetadataError } from "tuf-js/dist/error.js"
import { TrustedMetadataStore } from "tuf-js/dist/store.js"
import { LengthOrHashMismatchError, UnsignedMetadataError } from "@tufjs/models/dist/error.js"
import type { Release } from "../core/release.ts"
import type { ReleaseBundle } from "../wire/ReleaseBundle.ts"
import { type Refusal, Refused, releaseIn, rootOf, snapshotOf, targetsOf, timestampOf } from "./readMetadata.ts"

export interface Trust {
  /** The newest root that is known to be the maintainers'. */
  readonly root: Uint8Array
  /** The newest bundle that was verified. */
  readonly known?: ReleaseBundle | undefined
}

export type Verdict =
  | { readonly ok: true; readonly release: Release; readonly signers: readonly string[] }
  | { readonly ok: false; readonly why: Refusal; readonly message: string }

/** Total. @param at the date now. */
export const verifyBundle = (bundle: ReleaseBundle, trust: Trust, at: number): Verdict => {
  try {
    return { ok: true, ...verified(bundle, trust, at) }
  } catch (error) {
    return { ok: false, why: whyOf(error), message: error instanceof Error ? error.message : String(error) }
  }
}

/** Whether it is a root, signed by as many of its own keys as it asks for: what a build can begin its trust with. */
export const isRoot = (octets: Uint8Array): boolean => {
  try {
    rootOf(octets)
    return new TrustedMetadataStore(Buffer.from(octets)).root !== undefined
  } catch {
    return false
  }
}

/**
 * Of roots that came with bundles those that follow a root that is known, each signed by the one before. Nobody has
 * signed which roots lie in a bundle, so what does not follow is left out.
 */
export const followingRoots = (root: Uint8Array, came: readonly Uint8Array[]): readonly Uint8Array[] => {
  if (came.length === 0) return []
  const store = new TrustedMetadataStore(Buffer.from(root))
  return came.filter((next) => {
    try {
      if (rootOf(next).signed.version <= store.root.signed.version) return false
      store.updateRoot(Buffer.from(next))
      return true
    } catch {
      return false
    }
  })
}

/** The date when the first of its signatures is over. Of one that was verified. */
export const lastsUntil = ({ timestamp, snapshot, targets }: ReleaseBundle): number =>
  Math.min(
    ...[timestampOf(timestamp), snapshotOf(snapshot), targetsOf(targets)].map(({ signed }) =>
      Date.parse(signed.expires),
    ),
  )

/** What a bundle says, signed or not: for a build that knows nobody whose signatures would count. */
export const claimedRelease = (bundle: ReleaseBundle): Release | undefined => {
  try {
    return releaseIn(targetsOf(bundle.targets))
  } catch {
    return undefined
  }
}

const whyOf = (error: unknown): Refusal => {
  if (error instanceof Refused) return error.why
  if (error instanceof ExpiredMetadataError) return "expired"
  if (error instanceof UnsignedMetadataError || error instanceof LengthOrHashMismatchError) return "signatures"
  return "malformed"
}

const verified = (bundle: ReleaseBundle, { root, known }: Trust, at: number) => {
  const store = new TrustedMetadataStore(Buffer.from(root))
  // Expiry is judged by the node's date, as all dates of others are.
  Object.assign(store, { referenceTime: new Date(at) })
  for (const next of bundle.roots) {
    if (rootOf(next).signed.version > store.root.signed.version) store.updateRoot(Buffer.from(next))
  }
  const targets = targetsOf(bundle.targets)
  timestampOf(bundle.timestamp)
  snapshotOf(bundle.snapshot)
  distinctKeys(store.root)
  store.updateTimestamp(Buffer.from(bundle.timestamp))
  store.updateSnapshot(Buffer.from(bundle.snapshot))
  store.updateDelegatedTargets(Buffer.from(bundle.targets), "targets", "root")
  if (known) refuseRollback(store, known)
  return { release: releaseIn(targets), signers: signersOf(store.root, targets) }
}

/** The same key under two names would count twice. */
const distinctKeys = ({ signed: { keys, roles } }: Metadata<Root>): void => {
  for (const { keyIDs } of Object.values(roles)) {
    const known = keyIDs.flatMap((id) => keys[id]?.keyVal["public"]?.toLowerCase() ?? [])
    if (new Set(known).size !== known.length) throw new Refused("malformed", "a key has two names in one role")
  }
}

/**
 * No file may have a lower version than the one that was verified before. Where a role's keys are others by now, what
 * they signed before counts no more (TUF 5.3.11): so an attacker's high version is overcome by taking its key away.
 */
const refuseRollback = (store: TrustedMetadataStore, known: ReleaseBundle): void => {
  const { root, timestamp, snapshot, targets } = store
  const pairs = [
    ["timestamp", timestampOf(known.timestamp), timestamp],
    ["snapshot", snapshotOf(known.snapshot), snapshot],
    ["targets", targetsOf(known.targets), targets],
  ] as const
  for (const [role, before, now] of pairs) {
    if (now && now.signed.version < before.signed.version && stillSigned(root, role, before))
      throw new Refused("rollback", `the ${role} are older than those that were verified before`)
  }
}

type Signed = Parameters<Metadata<Root>["verifyDelegate"]>[1]

const stillSigned = (root: Metadata<Root>, role: string, before: Signed): boolean => {
  try {
    root.verifyDelegate(role, before)
    return true
  } catch {
    return false
  }
}

/** Names of the keys of the maintainers who signed this release. */
const signersOf = ({ signed: { keys, roles } }: Metadata<Root>, targets: ReturnType<typeof targetsOf>) =>
  (roles["targets"]?.keyIDs ?? []).filter((id) => {
    try {
      keys[id]?.verifySignature(targets)
      return keys[id] !== undefined
    } catch {
      return false
    }
  })
