/** RELEASE2: what is taken for a release, and twelve attacks that are not. */
import { describe, expect, it } from "vitest"
import type { Release } from "../../src/core/release.ts"
import { targetsOf } from "../../src/release/readMetadata.ts"
import { bundleOf, signRoot } from "../../src/release/signing.ts"
import { isRoot, verifyBundle } from "../../src/release/verifyBundle.ts"
import type { ReleaseBundle } from "../../src/wire/ReleaseBundle.ts"
import { aBundle, aRelease, AT, DAY, maintainers, rootOfTests, rootPlan } from "../support/releaseKeys.ts"

const own = maintainers()
const root = rootOfTests(own)
const verdict = (bundle: ReleaseBundle, known?: ReleaseBundle, at = AT + DAY) =>
  verifyBundle(bundle, { root, known }, at)
const whyOf = (...given: Parameters<typeof verdict>) => {
  const said = verdict(...given)
  return said.ok ? "taken" : said.why
}
const text = (octets: Uint8Array) => Buffer.from(octets).toString()
const octets = (value: string) => new TextEncoder().encode(value)

describe("RELEASE2 a bundle", () => {
  it("is a release when two of three have signed it", () => {
    const release = aRelease()
    const said = verdict(aBundle(own, release))
    expect(said).toEqual({ ok: true, release, signers: own.targets.slice(0, 2).map(({ id }) => id) })
  })

  it("leads from a root that is known over newer ones to the newest", () => {
    const next = maintainers("next")
    const second = signRoot(rootPlan({ ...own, targets: next.targets }, 2), own.root.slice(1, 4))
    const bundle = aBundle({ ...own, targets: next.targets }, aRelease({ seq: 2 }), { roots: [root, second] })
    expect(whyOf(bundle)).toBe("taken")
    // Whoever has lost their key signs nothing any more.
    expect(whyOf(aBundle(own, aRelease({ seq: 3 }), { roots: [root, second] }))).toBe("signatures")
  })

  it("is taken again as it was, and signed anew for longer", () => {
    const bundle = aBundle(own, aRelease())
    expect(whyOf(bundle, bundle)).toBe("taken")
    expect(whyOf(aBundle(own, aRelease(), { version: 2, at: AT + 100 * DAY }), bundle, AT + 101 * DAY)).toBe("taken")
  })

  it("overcomes a stolen timestamp's high version by a root that takes the key away", () => {
    const stolen = aBundle(own, aRelease(), { version: 1_000_000 })
    expect(whyOf(aBundle(own, aRelease({ seq: 2 })), stolen)).toBe("rollback")
    const fresh = maintainers("fresh")
    const second = signRoot(rootPlan({ ...fresh, root: own.root }, 2), own.root.slice(0, 3))
    expect(whyOf(aBundle({ ...fresh, root: own.root }, aRelease({ seq: 2 }), { roots: [second] }), stolen)).toBe(
      "taken",
    )
  })

  const bundle = aBundle(own, aRelease({ seq: 5 }))
  const changed = (part: "timestamp" | "snapshot" | "targets", change: (json: any) => void): ReleaseBundle => {
    const json = JSON.parse(text(bundle[part]))
    change(json)
    return { ...bundle, [part]: octets(JSON.stringify(json)) }
  }
  const signed = (over: object) => aBundle(own, aRelease({ seq: 6, ...over } as Partial<Release>))
  const stranger = maintainers("stranger")
  const attacks: readonly (readonly [name: string, attack: () => string, why: string])[] = [
    [
      "of strangers, under their own root",
      () => whyOf(aBundle(stranger, aRelease(), { roots: [rootOfTests(stranger, 2)] })),
      "signatures",
    ],
    ["signed by one of three", () => whyOf(aBundle(own, aRelease(), { by: own.targets.slice(0, 1) })), "signatures"],
    [
      "signed by one of three twice",
      () =>
        whyOf(
          changed(
            "targets",
            (json) => (json.signatures[1] = { ...json.signatures[0], keyid: json.signatures[1].keyid }),
          ),
        ),
      "signatures",
    ],
    [
      "with targets that were altered",
      () => whyOf(changed("targets", (json) => (json.signed.targets["bulbil-1.0.0.tar"].length = 7))),
      "signatures",
    ],
    [
      "with a snapshot of other targets",
      () => whyOf({ ...bundle, targets: aBundle(own, aRelease({ seq: 5, notes: "other" })).targets }),
      "signatures",
    ],
    ["whose targets are over", () => whyOf(bundle, undefined, AT + 366 * DAY), "expired"],
    ["whose timestamp is over", () => whyOf(bundle, undefined, AT + 181 * DAY), "expired"],
    ["older than what was verified", () => whyOf(aBundle(own, aRelease({ seq: 4 })), bundle), "rollback"],
    ["of two files", () => whyOf(twoFiles()), "malformed"],
    ["of more than a gigabyte", () => whyOf(signed({ size: 2 ** 30 + 1 })), "malformed"],
    ["of seq 2^53", () => whyOf(signed({ seq: 2 ** 53 })), "malformed"],
    ["with a path for a name", () => whyOf(signed({ version: "1.0.0/../../x" })), "malformed"],
    ["with a version that is none", () => whyOf(signed({ version: "1.0" })), "malformed"],
    ["with a root of a thousand keys", () => whyOf({ ...bundle, roots: [new Uint8Array(16_385)] }), "too-big"],
    ["that is no JSON", () => whyOf({ ...bundle, timestamp: octets("{") }), "malformed"],
    ["nested ten thousand deep", () => whyOf({ ...bundle, targets: octets("[".repeat(30_000)) }), "malformed"],
    ["with a root that skips one", () => whyOf({ ...bundle, roots: [rootOfTests(own, 3)] }), "malformed"],
  ]
  const twoFiles = () => {
    const json = JSON.parse(text(bundle.targets))
    json.signed.targets["bulbil-1.0.1.tar"] = json.signed.targets["bulbil-1.0.0.tar"]
    json.signatures = []
    const metadata = targetsOf(octets(JSON.stringify(json)))
    for (const { sign } of own.targets) metadata.sign(sign)
    const targets = octets(JSON.stringify(metadata.toJSON()))
    return bundleOf([], targets, 5, AT, own)
  }

  it.each(attacks)("%s is refused", (_, attack, why) => {
    expect(attack()).toBe(why)
  })

  it("whose root names one key twice is refused", () => {
    const twice = rootPlan(own, 2)
    const [key] = own.targets
    const other = { id: "ab".repeat(32), key: key!.key.toUpperCase() }
    const roles = { ...twice.roles, targets: { keys: [key!, other], threshold: 1 } }
    const second = signRoot({ ...twice, roles }, own.root.slice(0, 3))
    expect(whyOf(aBundle(own, aRelease(), { roots: [second] }))).toBe("malformed")
  })
})

describe("a root", () => {
  it("is what as many of its own keys have signed as it asks for, and no other file", () => {
    const { targets } = aBundle(own, aRelease())
    const few = signRoot(rootPlan(own, 1), own.root.slice(0, 2))
    const files = [new Uint8Array(0), octets("root"), octets("{}"), targets, few, root.slice(1), root]
    expect(files.map(isRoot)).toEqual([false, false, false, false, false, false, true])
  })
})
