import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { systemClock } from "../../src/app/systemClock.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import { sessionsContract } from "../contracts/sessionsContract.ts"
import { transportContract } from "../contracts/transportContract.ts"

const make = async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-lo-"))
  const transport = new LoopbackTransport(folder)
  return {
    transport,
    clock: systemClock,
    settle: <T>(work: Promise<T>) => work,
    close: async () => {
      await transport.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

transportContract("loopback", make, 8 << 20)
sessionsContract("loopback", make)
