/** What the desk of releases remembers of the maintainers' roots, whatever trusted nodes put into their bundles. */
import { describe, expect, it } from "vitest"
import type { TellResult } from "../../src/actors/kernel/ActorDefinition.ts"
import type { ReleaseInput } from "../../src/actors/release/commands.ts"
import { decide } from "../../src/actors/release/decide.ts"
import { evolve, initial, type ReleaseState } from "../../src/actors/release/mode.ts"
import { ReleaseDesk } from "../../src/app/ReleaseDesk.ts"
import { rootName } from "../../src/app/ownSoftware.ts"
import type { Millis } from "../../src/core/ids.ts"
import { signRoot } from "../../src/release/signing.ts"
import { ReleaseBundle } from "../../src/wire/ReleaseBundle.ts"
import { moment } from "../support/given.ts"
import { aBundle, aRelease, AT, DAY, maintainers, rootOfTests, rootPlan } from "../support/releaseKeys.ts"

const own = maintainers()
const root = rootOfTests(own)
/** The second root takes the keys of the targets away from those who had them. */
const heirs = { ...own, targets: maintainers("heirs").targets }
const second = signRoot(rootPlan(heirs, 2), own.root.slice(0, 3))
const newer = (seq: number) => aRelease({ seq, version: `1.${seq}.0` })

const opened = () => {
  let state: ReleaseState = initial
  let at = AT + DAY
  const tell = async (input: ReleaseInput): Promise<TellResult> => {
    const decision = decide(state, input, moment)
    if (!decision.ok) return { ok: false, ...decision.rejection }
    for (const event of decision.events) state = evolve(state, event)
    return { ok: true, seq: undefined }
  }
  const desk = new ReleaseDesk({
    root,
    clock: { date: () => at as Millis },
    state: async () => state,
    tell,
    folder: async () => "",
  })
  void tell({ type: "StartSoftware", version: "0.9.0", tree: "own", root: rootName(root) })
  const take = async (from: string, bundle: ReleaseBundle) => {
    await desk.take(from, bundle)
    return { seq: state.seq, why: state.refused[from] }
  }
  const held = () => ReleaseBundle.decode(new Uint8Array(Buffer.from(state.newest!.bundle, "base64")))!
  return { take, held, sleep: (days: number) => void (at += days * DAY) }
}

describe("the desk of releases", () => {
  it("takes no root for the maintainers' that only travelled beside what they signed", async () => {
    const { take, held } = opened()
    const thief = maintainers("thief")
    const forged = rootOfTests(thief, 2)
    const honest = aBundle(heirs, newer(1), { roots: [second] })
    expect(await take("liar", { ...honest, roots: [second, forged] })).toEqual({ seq: 1, why: undefined })
    expect(await take("liar", aBundle(thief, newer(2), { roots: [second, forged] }))).toEqual({
      seq: 1,
      why: "signatures",
    })
    // Nor is it passed on.
    expect(held().roots.map((each) => Buffer.from(each))).toEqual([Buffer.from(second)])
  })

  it("does not go back to an older root when a bundle comes without the newer ones", async () => {
    const { take, held } = opened()
    expect(await take("friend", aBundle(heirs, newer(1), { roots: [second] }))).toMatchObject({ seq: 1 })
    expect(await take("liar", aBundle(heirs, newer(2)))).toMatchObject({ seq: 2 })
    // Signed with keys that the second root took away.
    expect(await take("liar", aBundle(own, newer(3)))).toEqual({ seq: 2, why: "signatures" })
    expect(held().roots).toHaveLength(1)
  })

  it("passes on what was signed anew for longer, and goes by it when the first signatures are over", async () => {
    const { take, held, sleep } = opened()
    const first = aBundle(own, newer(1))
    const again = aBundle(own, newer(1), { version: 2, at: AT + 100 * DAY })
    await take("friend", first)
    sleep(101)
    await take("friend", again)
    expect(held()).toEqual(again)
    // Whoever still has the first one is no liar, and takes nothing back.
    expect(await take("late", first)).toEqual({ seq: 1, why: undefined })
    expect(held()).toEqual(again)
    sleep(100)
    expect(await take("late", first)).toMatchObject({ why: "expired" })
    expect(held()).toEqual(again)
  })
})
