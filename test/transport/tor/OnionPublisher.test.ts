/** What tor is told of our onions, by a control port that is played. */
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import { systemClock } from "../../../src/app/systemClock.ts"
import { expandSeed, publicKeyOfSeed } from "../../../src/core/ed25519.ts"
import { onionAddress } from "../../../src/core/onionAddress.ts"
import { ONION_USES } from "../../../src/core/onionOrder.ts"
import { publicKeyOfPrivate } from "../../../src/core/x25519.ts"
import { defaultLimits } from "../../../src/transport/h2/settings.ts"
import { OnionPublisher } from "../../../src/transport/tor/OnionPublisher.ts"
import { type TorControl, TorControlError } from "../../../src/transport/tor/TorControl.ts"

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-op-"))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** @param status with which it refuses arguments about puzzles; none: it takes them. */
const publishing = async (status?: number) => {
  const told: string[] = []
  const said: string[] = []
  const control = {
    onEvent: () => () => undefined,
    info: async () => "",
    delOnion: async () => undefined,
    addOnion: async (_: number, target: string, key: string) => {
      told.push(target)
      if (status !== undefined && target.includes("PoW")) throw new TorControlError(status, "Unrecognized argument")
      const seed = seeds.find((each) => key === keyOf.get(each))!
      return { ServiceID: onionAddress(publicKeyOfSeed(seed)) }
    },
  } as unknown as TorControl
  const publisher = new OnionPublisher(folder, systemClock, (line) => said.push(line))
  await publisher.attach(control)
  return { publisher, told, said }
}
const seeds = ONION_USES.map((_, i) => Buffer.alloc(32, i + 1))
const keyOf = new Map(seeds.map((seed) => [seed, `ED25519-V3:${Buffer.from(expandSeed(seed)).toString("base64")}`]))

it("asks puzzles of those who come to what anybody may know, past what it lets in, and of nobody else", async () => {
  const { publisher, told, said } = await publishing()
  const clients = [publicKeyOfPrivate(Buffer.alloc(32, 9))]
  for (const [i, use] of ONION_USES.entries())
    await publisher.publish(seeds[i]!, (stream) => void stream.destroy(), {
      claim: { use },
      ...(use === "private share" ? { clients } : {}),
    })
  const { newcomersPerSecond, newcomers } = defaultLimits
  const puzzle = `PoWDefensesEnabled=1 PoWQueueRate=${newcomersPerSecond} PoWQueueBurst=${newcomers}`
  const asking = ONION_USES.filter((_, i) => told[i]!.includes(puzzle))
  expect(asking).toEqual(["tracker", "public share", "mirror"])
  expect(ONION_USES.filter((_, i) => told[i]!.includes("Flags=V3Auth ClientAuthV3="))).toEqual(["private share"])
  expect(said).toEqual([])
  await publisher.close()
})

it.each([512, 513])("publishes without them by a tor that answers %i, and says so once", async (status) => {
  const { publisher, told, said } = await publishing(status)
  for (const [i, use] of (["tracker", "mirror"] as const).entries())
    await publisher.publish(seeds[i]!, (stream) => void stream.destroy(), { claim: { use } })
  expect(told.map((target) => target.includes("PoW"))).toEqual([true, false, false])
  expect(said).toEqual([expect.stringContaining("proof-of-work")])
  await publisher.close()
})

it("goes on refusing what tor refuses for another reason", async () => {
  const { publisher, said } = await publishing(551)
  const published = publisher.publish(seeds[0]!, (stream) => void stream.destroy(), { claim: { use: "tracker" } })
  await expect(published).rejects.toBeInstanceOf(TorControlError)
  expect(said).toEqual([])
  await publisher.close()
})
