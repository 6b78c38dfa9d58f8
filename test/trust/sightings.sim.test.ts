/** FIND2: what a node has seen of a tracker that it trusts, in a simulated world. */
import { describe, expect, it } from "vitest"
import type { OnionAddress } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { prefixOf } from "../../src/core/trackerPrefix.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { MirrorRecord } from "../../src/wire/MirrorRecord.ts"
import { seeded } from "../support/seed.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { SimTrust } from "../support/SimTrust.ts"
import { ChainMaker } from "../support/trackerChain.ts"

const MINUTE = 60_000

const seenMirrors = (node: SimTrust, chain: ChainMaker): readonly OnionAddress[] =>
  (node.sightings.of(chain.tracker)?.mirrors ?? []).map((bytes) => onionAddress(MirrorRecord.read(bytes)!.mirror))

const mirroring = async (world: SimWorld, node: SimTracker, address: OnionAddress): Promise<string> => {
  const id = await node.mirror(address)
  await world.run(10 * MINUTE, () => node.mode(id) === "current")
  // Until it has told the others.
  await world.run(MINUTE)
  return id
}

describe("FIND2 what is seen of a trusted tracker", () => {
  it("lasts when that is gone, as its mirrors tell of each other; with the trust it goes", async () => {
    const world = new SimWorld(seeded(94))
    const chain = new ChainMaker("gone").addMany(0, 4)
    const origin = await new SimTracker(world, "origin").origin(chain)
    const f = await new SimTrust(world, "f").serve()
    await world.run(5_000)
    const first = new SimTracker(world, "first")
    const place = first.addressOf(await mirroring(world, first, chain.address))
    const edge = await f.trust(chain.tracker)
    await world.run(10 * MINUTE, () => seenMirrors(f, chain).length > 0)
    expect(seenMirrors(f, chain)).toEqual([place])
    expect([...f.sightings.of(chain.tracker)!.lists]).toEqual(
      [...chain.listed.keys()].map(prefixOf).sort((one, other) => one - other),
    )
    origin.kill()
    const second = new SimTracker(world, "second")
    const another = second.addressOf(await mirroring(world, second, place))
    // The next look, some hours later.
    let heard: readonly Uint8Array[] | undefined
    const { signal } = new AbortController()
    void f.node.network.looks.mirrors({ tracker: chain.tracker }, [place], signal).then((records) => (heard = records))
    await world.run(10 * MINUTE, () => heard !== undefined)
    f.sightings.heard(chain.tracker, heard!)
    expect([...seenMirrors(f, chain)].sort()).toEqual([place, another].sort())
    expect(f.rows.sightings.all()).toHaveLength(1)
    await f.tell(edge, { type: "RevokeTrust" })
    await world.run(MINUTE, () => f.vault.owners("trusted").length === 0)
    expect(f.rows.sightings.all()).toEqual([])
    expect(f.sightings.of(chain.tracker)).toBeUndefined()
    expect(f.defects).toEqual([])
  })

  it("is the same where the node mirrors it as well: its own mirror is one of the others", async () => {
    const world = new SimWorld(seeded(95))
    const chain = new ChainMaker("both").addMany(0, 4)
    await new SimTracker(world, "origin").origin(chain)
    const [f, g] = [await new SimTrust(world, "f").serve(), await new SimTrust(world, "g").serve()]
    const id = await mirroring(world, f.node, chain.address)
    await Promise.all([f.trust(chain.tracker), g.trust(chain.tracker)])
    await world.run(10 * MINUTE, () => [f, g].every((node) => seenMirrors(node, chain).length > 0))
    expect(seenMirrors(f, chain)).toEqual([f.node.addressOf(id)])
    expect(seenMirrors(g, chain)).toEqual(seenMirrors(f, chain))
    const lists = (node: SimTrust) => [...node.sightings.of(chain.tracker)!.lists]
    expect(lists(f)).toEqual(lists(g))
    expect(lists(f).length).toBeGreaterThan(2)
  })
})
