/**
 * Signs what `make` has made, with the keys that are given: again with others, wherever they lie, until as many as have
 * to have signed. Then the bundle is written that nodes pass on.
 */
import { existsSync } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import type { Release } from "../../core/release.ts"
import { ReleaseBundle } from "../../wire/ReleaseBundle.ts"
import { rootOf, targetsOf } from "../readMetadata.ts"
import { bundleOf, cosign, type SigningKey, signTargets } from "../signing.ts"
import { type Verdict, verifyBundle } from "../verifyBundle.ts"

interface Signing {
  readonly folder: string
  /** The root that nodes know, and those after it. */
  readonly roots: readonly Uint8Array[]
  readonly keys: readonly SigningKey[]
  readonly at: number
  /** What is signed, and as which version of the targets: for the first who signs. */
  readonly release?: Release | undefined
  readonly version?: number | undefined
}

export const signRelease = async ({ folder, roots, keys, at, release, version }: Signing): Promise<Verdict> => {
  const [pinned] = roots
  const last = roots.at(-1)
  if (!pinned || !last) throw new Error("say with --root which root nodes know")
  const { roles } = rootOf(last).signed
  const named = (role: string) => keys.filter(({ id }) => roles[role]?.keyIDs.includes(id))
  const file = path.join(folder, "targets.json")
  let targets: Uint8Array | undefined = existsSync(file) ? await readFile(file) : undefined
  if (!targets) {
    if (!release) throw new Error("nobody has signed it yet: say --seq, and --notes")
    targets = signTargets(release, version ?? release.seq, at, [])
  }
  for (const key of named("targets")) targets = cosign(targetsOf(targets), key)
  await writeFile(file, targets)
  const { version: now } = targetsOf(targets).signed
  const by = { snapshot: named("snapshot"), timestamp: named("timestamp") }
  const bundle = bundleOf(roots.slice(1), targets, now, at, by)
  const verdict = verifyBundle(bundle, { root: pinned }, at)
  if (verdict.ok) await writeFile(path.join(folder, "release.bundle"), ReleaseBundle.encode(bundle))
  return verdict
}
