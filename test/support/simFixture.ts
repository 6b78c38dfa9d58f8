/** A transport of the simulator for the contract suites: time passes while somebody waits. */
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { seeded } from "./seed.ts"

const PATIENCE_MS = 3_600_000

export const simFixture = (seed: number) => {
  const world = new SimWorld(seeded(seed))
  world.circuit = () => ({ latencyMs: 50, jitterMs: 10, bytesPerSecond: 1_000_000, breaksPerMiB: 0, stallsPerMiB: 0 })
  const machine = new SimMachine(world, "one")
  const settle = async <T>(work: Promise<T>): Promise<T> => {
    let over = false
    const end = () => {
      over = true
    }
    work.then(end, end)
    if (!(await world.run(PATIENCE_MS, () => over))) throw new Error("an hour of virtual time has passed in vain")
    // What does not wait for the network takes no time here, as it does elsewhere: let a round trip pass.
    await world.run(150)
    return work
  }
  return {
    world,
    machine,
    transport: machine.transport,
    clock: machine.clock,
    settle,
    close: () => machine.transport.close(),
  }
}
