/** Maintainers of the tests' own: their keys, roots and bundles. No key of anybody's is in the sources. */
import { createHash } from "node:crypto"
import type { Release } from "../../src/core/release.ts"
import { InfoHash } from "../../src/core/ids.ts"
import {
  bundleOf,
  type RootPlan,
  signingKey,
  type SigningKey,
  signRoot,
  signTargets,
} from "../../src/release/signing.ts"
import type { ReleaseBundle } from "../../src/wire/ReleaseBundle.ts"

export const DAY = 86_400_000
export const AT = Date.UTC(2026, 10, 29)

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex")
export const keyOf = (name: string): SigningKey => signingKey(createHash("sha256").update(name).digest())

export interface Maintainers {
  readonly root: readonly SigningKey[]
  readonly targets: readonly SigningKey[]
  readonly snapshot: readonly SigningKey[]
  readonly timestamp: readonly SigningKey[]
}

export const maintainers = (name = "maintainers"): Maintainers => {
  const keys = (role: string, count: number) => Array.from({ length: count }, (_, i) => keyOf(`${name} ${role} ${i}`))
  return {
    root: keys("root", 5),
    targets: keys("targets", 3),
    snapshot: keys("snapshot", 3),
    timestamp: keys("timestamp", 3),
  }
}

/** 3 of 5, 2 of 3, 1 of 3, 1 of 3. */
export const rootPlan = (of: Maintainers, version = 1, at = AT): RootPlan => ({
  version,
  at,
  roles: {
    root: { keys: of.root, threshold: 3 },
    targets: { keys: of.targets, threshold: 2 },
    snapshot: { keys: of.snapshot, threshold: 1 },
    timestamp: { keys: of.timestamp, threshold: 1 },
  },
})

export const rootOfTests = (of: Maintainers, version = 1, at = AT): Uint8Array =>
  signRoot(rootPlan(of, version, at), of.root.slice(0, 3))

export const aRelease = (over: Partial<Release> = {}): Release => ({
  seq: 1,
  version: "1.0.0",
  infohash: InfoHash(hashOf("infohash")),
  sha256: hashOf("tar"),
  size: 1_000_000,
  tree: hashOf("tree"),
  critical: false,
  minTor: "0.4.9.11",
  notes: "Better bulbs.",
  minisigs: [],
  ...over,
})

interface Made {
  readonly by?: readonly SigningKey[]
  readonly roots?: readonly Uint8Array[]
  readonly version?: number
  readonly at?: number
  readonly days?: number
}

/** Signed by two of three, if not told otherwise. */
export const aBundle = (of: Maintainers, release: Release, made: Made = {}): ReleaseBundle => {
  const { by = of.targets.slice(0, 2), roots = [], version = release.seq, at = AT, days } = made
  const targets = signTargets(release, version, at, by, days)
  return bundleOf(roots, targets, version, at, {
    snapshot: of.snapshot.slice(0, 1),
    timestamp: of.timestamp.slice(0, 1),
  })
}
