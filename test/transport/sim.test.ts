import { OnionKeeper } from "../../src/transport/OnionKeeper.ts"
import { sessionsContract } from "../contracts/sessionsContract.ts"
import { transportContract } from "../contracts/transportContract.ts"
import { simFixture } from "../support/simFixture.ts"

transportContract("the simulator", async () => simFixture(1))
sessionsContract("the simulator", async () => simFixture(2))

const kept = (seed: number) => {
  const { transport, clock, settle } = simFixture(seed)
  const keeper = new OnionKeeper(transport, clock)
  return { transport: keeper, clock, settle, close: () => keeper.close() }
}
transportContract("the simulator, with its onions kept", async () => kept(3))
sessionsContract("the simulator, with its onions kept", async () => kept(4))
