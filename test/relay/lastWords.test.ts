/**
 * What a relay's tor said before it ended is stored for ever and shown: one line, the gravest, without a name or an
 * address.
 */
import path from "node:path"
import { expect, test } from "vitest"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { TorRelay } from "../../src/relay/TorRelay.ts"
import { localTor } from "../../src/transport/tor/localTor.ts"
import { endingTor } from "../support/endingTor.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const FINGERPRINT = "0123456789ABCDEF0123456789ABCDEF01234567"

test("is the gravest line alone, without a name or an address", async () => {
  const folder = await temporaryFolder()
  const binary = await endingTor(folder, [
    `Nov 25 04:00:00.000 [notice] Your Tor server's identity key fingerprint is 'Unnamed ${FINGERPRINT}'`,
    `Nov 25 04:00:00.000 [warn] Could not bind to 203.0.113.5:9001 as ${FINGERPRINT}: Address already in use.`,
    "Nov 25 04:00:00.000 [notice] Closing partially-constructed listeners.",
  ])
  const relay = new TorRelay({
    folder: path.join(folder, "relay"),
    socket: path.join(folder, "c"),
    network: [],
    clock: systemClock,
    tor: localTor({ clock: systemClock, random: systemRandom, binary }),
  })
  const said = await relay.run({ port: 9001, rate: 1_048_576, burst: 2_097_152 }).then(
    () => "",
    (error: Error) => error.message,
  )
  expect(said).toBe("tor ended: Could not bind to [address] as [fingerprint]: Address already in use.")
  expect(relay.live()).toMatchObject({ state: "failed", reason: said })
})
