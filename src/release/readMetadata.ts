/**
 * TUF metadata out of octets of strangers: each file with a cap of its own, so that what is parsed before its
 * signatures are checked is small. Owns the caps and the words for what is refused.
 */
import { Metadata, MetadataKind } from "@tufjs/models"
import type { Release } from "../core/release.ts"
import { readRelease } from "../core/release.ts"

/** In octets. Roots of five keys are 4 KB; nobody needs to parse a stranger's root of a thousand. */
export const CAPS = { root: 16_384, timestamp: 4_096, snapshot: 8_192, targets: 32_768 } as const

export type Refusal = "rollback" | "signatures" | "expired" | "malformed" | "too-big"

export class Refused extends Error {
  readonly why: Refusal
  constructor(why: Refusal, message: string) {
    super(message)
    this.why = why
  }
}

const json = (kind: keyof typeof CAPS, octets: Uint8Array) => {
  if (octets.length > CAPS[kind]) throw new Refused("too-big", `${kind} is longer than ${CAPS[kind]} octets`)
  return JSON.parse(Buffer.from(octets).toString("utf8"))
}

export const rootOf = (octets: Uint8Array) => Metadata.fromJSON(MetadataKind.Root, json("root", octets))
export const timestampOf = (octets: Uint8Array) => Metadata.fromJSON(MetadataKind.Timestamp, json("timestamp", octets))
export const snapshotOf = (octets: Uint8Array) => Metadata.fromJSON(MetadataKind.Snapshot, json("snapshot", octets))
export const targetsOf = (octets: Uint8Array) => Metadata.fromJSON(MetadataKind.Targets, json("targets", octets))

/** The one release that targets name. @throws Refused */
export const releaseIn = ({ signed }: ReturnType<typeof targetsOf>): Release => {
  const [target, ...more] = Object.values(signed.targets)
  if (!target || more.length > 0) throw new Refused("malformed", "not exactly one file is offered")
  if (signed.delegations) throw new Refused("malformed", "the targets are delegated to others")
  const custom = target.custom as unknown
  const beside = typeof custom === "object" && custom !== null ? (custom as Readonly<Record<string, unknown>>) : {}
  const release = readRelease(target.path, target.length, target.hashes, beside)
  if (!release) throw new Refused("malformed", "the file that is offered is no release of this software")
  return release
}
