import { sessionsContract } from "../contracts/sessionsContract.ts"
import { transportContract } from "../contracts/transportContract.ts"
import { simFixture } from "../support/simFixture.ts"

transportContract("the simulator", async () => simFixture(1))
sessionsContract("the simulator", async () => simFixture(2))
