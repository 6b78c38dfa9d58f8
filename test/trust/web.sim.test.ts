/** The web of trust in a simulated world: who is reached, what of them is here, what is gone when trust is revoked. */
import { describe, expect, it } from "vitest"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { seeded } from "../support/seed.ts"
import { SimTrust } from "../support/SimTrust.ts"
import { simPlace } from "../support/SimTracker.ts"

const MINUTE = 60_000

/** A trusts B; B tells of C and D; C of E and F, D of G and H. */
const seven = async (world: SimWorld, forgetful: boolean) => {
  const [b, c, d, e, f, g, h] = await Promise.all(
    ["b", "c", "d", "e", "f", "g", "h"].map((name) => new SimTrust(world, name).serve()),
  )
  b!.told.push(c!.tracker, d!.tracker)
  c!.told.push(e!.tracker, f!.tracker)
  d!.told.push(g!.tracker, h!.tracker)
  const a = new SimTrust(world, "a", { forgetful })
  await world.run(5_000)
  const id = await a.trust(b!.tracker)
  await world.run(5 * MINUTE, () => a.mode(id) === "current")
  return { a, id, all: { b: b!, c: c!, d: d!, e: e!, f: f!, g: g!, h: h! } }
}

describe.each([false, true])("a web of trust, forgetful kernel: %s", (forgetful) => {
  it("reaches 1, then 1 + 2, then 1 + 2 + 4 nodes, and nobody before it was agreed to", async () => {
    const world = new SimWorld(seeded(71))
    const { a, id, all } = await seven(world, forgetful)
    const { b, c, d, e, f, g, h } = all
    expect(a.words()).toEqual({ [b.tracker]: 3 })
    expect(await a.events(id)).toEqual(["NodeTrusted", "NodeFound", "CatalogueIndexed"])
    await world.run(5 * MINUTE)
    const asked = (of: SimTrust) => a.node.dialled.filter(({ to }) => to === of.chain.address).length
    expect([c, d, e].map(asked)).toEqual([0, 0, 0])
    expect(a.node.asked.filter(({ path }) => path === "/tracker/trust")).toEqual([])

    const { signal } = new AbortController()
    let cost: unknown
    void a.web.cost(b.tracker, 2, signal).then((said) => (cost = said))
    await world.run(MINUTE, () => cost !== undefined)
    expect(cost).toMatchObject({ nodes: 2, exact: true })
    expect([c, d, e].map(asked)).toEqual([0, 0, 0])

    await a.degrees(id, 2)
    await world.run(10 * MINUTE, () => Object.keys(a.words()).length === 3)
    expect(Object.keys(a.words()).sort()).toEqual([b, c, d].map((of) => of.tracker).sort())
    expect(asked(e)).toBe(0)

    await a.degrees(id, 3)
    const whole = () => a.far().filter(([, , state]) => state === "current").length === 6
    await world.run(10 * MINUTE, whole)
    expect(Object.keys(a.words())).toHaveLength(7)
    expect(a.far().map(([, degree, state]) => [degree, state])).toEqual(
      [2, 2, 3, 3, 3, 3].map((degree) => [degree, "current"]),
    )
    expect([e, f, g, h].map(({ tracker }) => a.web.far().find((one) => one.tracker === tracker)?.via)).toEqual(
      [c, c, d, d].map(({ tracker }) => [tracker]),
    )
    expect(a.defects).toEqual([])
  })

  it("leaves nothing of those whom only revoked trust led to", async () => {
    const world = new SimWorld(seeded(72))
    const { a, id, all } = await seven(world, forgetful)
    await a.degrees(id, 3)
    await world.run(10 * MINUTE, () => Object.keys(a.words()).length === 7)
    const other = await a.trust(all.d.tracker)
    await world.run(5 * MINUTE, () => a.mode(other) === "current")
    const far = a.web.far().map(({ tracker }) => tracker)
    expect(a.web.lost(all.d.tracker)).toEqual([])
    expect(far).toHaveLength(5)
    expect(a.web.lost(all.b.tracker)).toEqual(far)
    await a.tell(id, { type: "RevokeTrust" })
    await world.run(MINUTE, () => a.vault.owners("trusted").length === 1)
    expect(a.words()).toEqual({ [all.d.tracker]: 3 })
    expect(a.far()).toEqual([])
    expect(a.rows.nodes()).toEqual([])
    expect(a.rows.lists().filter(({ tracker }) => tracker !== all.d.tracker)).toEqual([])
    expect(a.vault.owners("trusted")).toEqual([other])
    // Nothing comes back.
    await world.run(20 * MINUTE)
    expect(Object.keys(a.words())).toEqual([all.d.tracker])
    expect(a.defects).toEqual([])
  })

  it("shows as frozen who tells two stories, and reaches nobody through them", async () => {
    const world = new SimWorld(seeded(79))
    const [b, c, d] = await Promise.all(["b", "c", "d"].map((name) => new SimTrust(world, name).serve()))
    b!.told.push(c!.tracker)
    c!.told.push(d!.tracker)
    const a = new SimTrust(world, "a", { forgetful })
    await world.run(5_000)
    const id = await a.trust(b!.tracker)
    await world.run(5 * MINUTE, () => a.mode(id) === "current")
    await a.degrees(id, 3)
    await world.run(20 * MINUTE, () => a.far().filter(([, , state]) => state === "current").length === 2)
    const other = c!.chain.fork(2).addMany(7, 8)
    c!.node.kill()
    const lying = (path: string) => (path === "/tracker/head" ? other.head(3, 9) : undefined)
    const { machine } = await simPlace(world, "liar", c!.chain.seed, lying)
    // It is looked at about once a day.
    await world.run(40 * 60 * MINUTE, () => a.web.far()[0]?.state === "frozen")
    expect(a.far()).toEqual([[c!.tracker, 2, "frozen"]])
    expect(a.words()).toEqual({ [b!.tracker]: 3, [c!.tracker]: 3 })
    // Nor when it is gone for a while, or tells the first story again.
    machine.kill()
    await world.run(40 * 60 * MINUTE)
    expect(a.far()).toEqual([[c!.tracker, 2, "frozen"]])
    await new SimTrust(world, "c again", { chain: c!.chain }).serve()
    await world.run(40 * 60 * MINUTE)
    expect(a.far()).toEqual([[c!.tracker, 2, "frozen"]])
  })
})
