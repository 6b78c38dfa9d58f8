/** A mirror for whose onion there is no room: it copies and hears what is new, and is found once there is room. */
import { expect, it } from "vitest"
import { FIRST_ONIONS } from "../../src/core/onionBudget.ts"
import { OnionKeeper } from "../../src/transport/OnionKeeper.ts"
import type { Publication } from "../../src/transport/Transport.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { seeded } from "../support/seed.ts"
import { ChainMaker } from "../support/trackerChain.ts"

const MINUTE = 60_000

it("a mirror that waits for its turn keeps up, says that it waits, and is named to others once it is up", async () => {
  const world = new SimWorld(seeded(1))
  const chain = new ChainMaker("origin").addMany(1, 20)
  const origin = await new SimTracker(world, "origin").origin(chain)
  const node = new SimTracker(world, "node", { carrier: ({ transport, clock }) => new OnionKeeper(transport, clock) })
  const shares: Publication[] = []
  for (let n = 0; n < FIRST_ONIONS; n++)
    shares.push(await node.sessions.serve(node.machine.random.bytes(32), () => undefined, { use: "private share" }))
  // The two places for what lasts that there are beside these.
  for (let n = 0; n < 2; n++)
    await node.sessions.serve(node.machine.random.bytes(32), () => undefined, { use: "public share" })
  await world.run(5_000)
  const id = await node.mirror(chain.address)
  expect(await world.run(5 * MINUTE, () => node.mode(id) === "current")).toBe(true)
  expect(node.published.get(id)).toMatch(/this mirror waits for its turn/)
  expect([...world.onions.keys()]).not.toContain(node.addressOf(id))
  expect(origin.network.mirrors("self")).toEqual([])
  chain.addMany(21, 25)
  origin.grow(chain)
  expect(await world.run(5 * MINUTE, () => node.state(id).seq === chain.entries.length)).toBe(true)

  for (const share of shares.slice(0, 6)) await share.withdraw()
  expect(await world.run(5 * MINUTE, () => origin.network.mirrors("self").length === 1)).toBe(true)
  expect(node.published.get(id)).toBe(node.addressOf(id))
  expect([...world.onions.keys()]).toContain(node.addressOf(id))

  for (let n = 0; n < 6; n++)
    await node.sessions.serve(node.machine.random.bytes(32), () => undefined, { use: "private share" })
  expect(await world.run(5 * MINUTE, () => origin.network.mirrors("self").length === 0)).toBe(true)
  expect(node.published.get(id)).toMatch(/waits for its turn/)
  expect(node.defects).toEqual([])
})
