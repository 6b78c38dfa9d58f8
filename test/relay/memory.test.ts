import { relayContract } from "../contracts/relayContract.ts"
import { MemoryRelay } from "../support/MemoryRelay.ts"

relayContract("in memory", async () => {
  const relay = new MemoryRelay()
  return { open: async () => relay, port: () => 21_000, kill: async () => relay.kill(), close: async () => undefined }
})
