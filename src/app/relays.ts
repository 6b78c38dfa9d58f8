/**
 * The relays that a node can be started with: on the public network, on a private one, or none where there is no Tor.
 */
import type { LogLevel } from "../contract/logs.ts"
import { byUnit, detached } from "../relay/launch.ts"
import { NoRelay } from "../relay/NoRelay.ts"
import type { Relay } from "../relay/Relay.ts"
import { TorRelay } from "../relay/TorRelay.ts"
import { localTor } from "../transport/tor/localTor.ts"
import { networkSettings } from "./carriers.ts"
import { systemClock, systemRandom } from "./systemClock.ts"

export interface RelayPlace {
  /** Of its own: keys and state of the relay. */
  readonly folder: string
  /** Path for its control socket. */
  readonly socket: string
  readonly onLine: (level: LogLevel, text: string) => void
}

const launches = { detached, unit: byUnit } as const

/**
 * @param testnet folder of a private Tor network; its relays listen on this machine alone.
 * @param launch how its process comes about.
 */
export const torRelay =
  (testnet: string | undefined, launch: "detached" | "unit" = "detached") =>
  async (place: RelayPlace): Promise<Relay> => {
    const network = testnet === undefined ? [] : await networkSettings(testnet, "relay")
    const tor = localTor({ clock: systemClock, random: systemRandom })
    return new TorRelay({ ...place, network, clock: systemClock, tor, launch: launches[launch] })
  }

export const noRelay = async (): Promise<Relay> => new NoRelay()
