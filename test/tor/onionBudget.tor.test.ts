/** More onions than the budget, on a real tor: those that wait cannot be dialled, and come when there is room. */
import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, inject, it, onTestFinished } from "vitest"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { FIRST_ONIONS } from "../../src/core/onionBudget.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { OnionKeeper } from "../../src/transport/OnionKeeper.ts"
import { TorTransport } from "../../src/transport/tor/TorTransport.ts"
import { type OnionStanding, DialError } from "../../src/transport/Transport.ts"
import type {} from "../support/privateTorNetwork.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(100)
}

it("keeps to the budget, lets one in when another goes, and has all of them back when tor was killed", async () => {
  const dataDir = await temporaryFolder()
  const torrc = readFileSync(path.join(inject("torNetwork"), "client.torrc"), "utf8")
    .trim()
    .split("\n")
  const tor = await TorTransport.start({ dataDir, torrc, clock: systemClock, random: systemRandom })
  const keeper = new OnionKeeper(tor, systemClock)
  onTestFinished(() => keeper.close())
  await until(() => tor.health().state === "ready")
  const standing = new Map<OnionAddress, OnionStanding>()
  const ask = async (use: "management" | "transfer", usedAt = 0) => {
    const publication = await keeper.publish(randomBytes(32), (stream) => stream.pipe(stream), {
      claim: { use, usedAt: () => usedAt },
    })
    publication.onStanding((now) => standing.set(publication.address, now))
    return publication
  }
  const dial = async (to: OnionAddress) => {
    for (;;) {
      const stream = await keeper.dial(to, { circuit: randomBytes(8).toString("hex") }).catch((error: unknown) => error)
      if (!(stream instanceof Error)) return stream as Awaited<ReturnType<typeof keeper.dial>>
      expect(stream).toBeInstanceOf(DialError)
      await sleep(1_000)
    }
  }
  const management = await ask("management")
  const transfers = await Promise.all(Array.from({ length: FIRST_ONIONS + 1 }, (_, n) => ask("transfer", n)))
  await until(() => keeper.onions().up === FIRST_ONIONS)
  expect(keeper.onions()).toMatchObject({ published: FIRST_ONIONS, waiting: 2, budget: FIRST_ONIONS })
  const [waiting, up] = [transfers[1]!, transfers.at(-1)!]
  expect([waiting, up, management].map(({ address }) => standing.get(address))).toEqual(["waiting", "up", "up"])
  await expect(
    keeper.dial(waiting.address, { circuit: "w", signal: AbortSignal.timeout(15_000) }),
  ).rejects.toBeInstanceOf(DialError)
  const stream = await dial(up.address)
  stream.on("error", () => undefined)
  void up.withdraw()
  await until(() => standing.get(waiting.address) === "up")
  ;(await dial(waiting.address)).destroy()
  stream.write("still here")
  const [said] = await Promise.all([new Promise<Buffer>((resolve) => stream.once("data", resolve)), stream.resume()])
  expect(String(said)).toBe("still here")
  stream.destroy()

  process.kill(tor.torPid!, "SIGKILL")
  await until(() => tor.health().state !== "ready")
  await until(() => tor.health().state === "ready")
  expect(keeper.onions()).toMatchObject({ published: FIRST_ONIONS, waiting: 1, budget: FIRST_ONIONS })
  for (const { address } of [management, waiting]) (await dial(address)).destroy()
})
