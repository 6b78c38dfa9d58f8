/** TRUST2: what a tracker's onion says of its operator's trust. */
import { describe, expect, it } from "vitest"
import { toHex } from "../../src/core/hex.ts"
import type { OnionAddress, TrackerKey } from "../../src/core/ids.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { ToldTrust } from "../../src/tracker/ToldTrust.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import type { Answer } from "../../src/transport/Sessions.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { MAX_TRUST_LIST, TrustList } from "../../src/wire/TrustList.ts"
import { HandClock } from "../support/HandClock.ts"
import { seeded } from "../support/seed.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { ChainMaker } from "../support/trackerChain.ts"
import { TRACKER } from "../support/trackerRecords.ts"

const key = (n: number) => n.toString(16).padStart(64, "0") as TrackerKey

const list = (told: ToldTrust) => TrustList.read(told.list!)!

describe("TRUST2 the list of whom an operator trusts", () => {
  it("names those alone of whom everybody may be told, sorted, and is no list where there is nobody", () => {
    const clock = new HandClock()
    let told = [key(9), key(3), key(9)]
    const said = new ToldTrust(clock, TRACKER, () => told)
    expect(list(said)).toMatchObject({ total: 2 })
    expect(list(said).nodes.map((node) => toHex(node))).toEqual([key(3), key(9)])
    told = []
    expect(said.list).toBeUndefined()
  })

  it("stays the same octets until it changes, and then has a higher seq; also where the date was set back", () => {
    const clock = new HandClock()
    let told = [key(1)]
    const said = new ToldTrust(clock, TRACKER, () => told)
    const first = said.list!
    expect(said.list).toBe(first)
    told = [key(2)]
    const second = list(said)
    expect(second.seq).toBeGreaterThan(TrustList.read(first)!.seq)
    told = [key(1)]
    expect(list(said).seq).toBeGreaterThan(second.seq)
  })
})

describe("TRUST2 asked of an onion", () => {
  it("it comes from the tracker's own; of a mirror, or of who tells of nobody, as no path at all", async () => {
    const world = new SimWorld(seeded(31))
    const chain = new ChainMaker("told").addMany(0, 3)
    const told: TrackerKey[] = []
    await new SimTracker(world, "origin", { told: () => told }).origin(chain)
    const copy = await new SimTracker(world, "mirror", { told: () => [key(5)] }).holds(chain)
    await world.run(5_000)
    const asker = new SimMachine(world, "asker")
    const sessions = new Http2Sessions(asker.transport, asker.clock)
    const ask = async (address: OnionAddress, path = "/tracker/trust") => {
      const { signal } = new AbortController()
      let answer: Answer | undefined
      void sessions
        .connect(address, { circuit: "asker", signal })
        .then((session) => session.ask({ method: "GET", path, maxBytes: MAX_TRUST_LIST }))
        .then((got) => (answer = got))
      await world.run(60_000, () => answer !== undefined)
      return answer!
    }
    const silent = await ask(chain.address)
    expect(silent.status).toBe(404)
    expect(silent).toEqual(await ask(chain.address, "/tracker/nowhere"))
    told.push(key(7))
    const { nodes } = TrustList.read((await ask(chain.address)).body)!
    expect(nodes.map((node) => toHex(node))).toEqual([key(7)])
    expect(await ask(copy)).toEqual(silent)
  })
})
