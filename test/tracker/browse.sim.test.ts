/** Looking into catalogues that are not mirrored: several at once, the same twice, more than are kept. */
import { expect, it } from "vitest"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { seeded } from "../support/seed.ts"
import { ChainMaker } from "../support/trackerChain.ts"

const MINUTE = 60_000

it(
  "the same catalogue asked for thrice at once, and seven others beside it, are all read whole, " +
    "and a second time only their heads",
  async () => {
    const world = new SimWorld(seeded(60))
    const chains = Array.from({ length: 8 }, (_, n) => new ChainMaker(`tracker ${n}`).addMany(0, n === 0 ? 1_100 : 40))
    for (const [n, chain] of chains.entries()) await new SimTracker(world, `origin ${n}`).origin(chain)
    await world.run(5_000)
    const node = new SimTracker(world, "reader")
    const { signal } = new AbortController()
    const browse = async (wanted: readonly ChainMaker[]) => {
      const found: number[] = []
      const failed: string[] = []
      const all = wanted.map((chain) =>
        node.network.browse(chain.address, signal).then(
          ({ store, tracker }) => found.push(store.listed(tracker, 0, 10_000).length),
          (error: unknown) => failed.push(String(error)),
        ),
      )
      let over = false
      void Promise.all(all).then(() => (over = true))
      await world.run(10 * MINUTE, () => over)
      return { found: found.sort((a, b) => a - b), failed }
    }
    const [large, ...small] = chains as [ChainMaker, ...ChainMaker[]]
    // More than are kept, and the large one is not done when the others have taken its place.
    const first = await browse([large, large, large, ...small])
    expect(first).toEqual({ found: [...small.map(() => 40), 1_100, 1_100, 1_100], failed: [] })
    const pages = () => node.asked.filter(({ path }) => path.includes("/entries/")).length
    const last = small.slice(-3)
    await browse(last)
    const before = pages()
    expect(await browse(last)).toEqual({ found: [40, 40, 40], failed: [] })
    expect(pages()).toBe(before)
    // None of it is in the node's own store.
    for (const { tracker } of chains) expect(node.store.tip(tracker).seq).toBe(0)
    // What is not asked for any more is forgotten.
    await world.run(60 * MINUTE)
    expect(await browse(last)).toEqual({ found: [40, 40, 40], failed: [] })
    expect(pages()).toBe(before + 3)
  },
)
