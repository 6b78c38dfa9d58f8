/**
 * A relay that was killed holds its port for a moment longer than it runs: to start it again is no reason to look for
 * another port.
 */
import { once } from "node:events"
import { type AddressInfo, createServer, type Server } from "node:net"
import path from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import type { Clock } from "../../src/core/Clock.ts"
import { TorRelay } from "../../src/relay/TorRelay.ts"
import { localTor } from "../../src/transport/tor/localTor.ts"
import { endingTor } from "../support/endingTor.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const listener = async (): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => void server.close())
  return { server, port: (server.address() as AddressInfo).port }
}

/** Without a real wait; `each` is called at each wait that is asked for. */
const clockThat = (each: () => unknown): Clock => ({
  ...systemClock,
  setTimeout: (run) =>
    systemClock.setTimeout(async () => {
      await each()
      run()
    }, 0),
})

const startedOn = async (port: number, clock: Clock): Promise<unknown> => {
  const folder = await temporaryFolder()
  const binary = await endingTor(folder, ["Nov 25 04:00:00.000 [err] It was started."])
  const relay = new TorRelay({
    folder: path.join(folder, "relay"),
    socket: path.join(folder, "c"),
    network: [],
    clock,
    tor: localTor({ clock, random: systemRandom, binary }),
  })
  return relay.run({ port, rate: 1_048_576, burst: 2_097_152 }).catch((error: unknown) => error)
}

test("is looked at again until it is given back, and then the relay is started on it", async () => {
  const { server, port } = await listener()
  let waits = 0
  const said = await startedOn(
    port,
    clockThat(() => (++waits === 3 ? new Promise((resolve) => server.close(resolve)) : undefined)),
  )
  expect(said).toMatchObject({ code: "failed", message: "tor ended: It was started." })
  expect(waits).toBeGreaterThanOrEqual(3)
})

test("is refused, by its number, when it is not given back", async () => {
  const { port } = await listener()
  let waits = 0
  expect(
    await startedOn(
      port,
      clockThat(() => void waits++),
    ),
  ).toMatchObject({ code: "port-taken", message: expect.stringContaining(String(port)) })
  expect(waits).toBeGreaterThan(10)
})
