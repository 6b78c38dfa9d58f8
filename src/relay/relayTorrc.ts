/**
 * The relay's configuration file, as text. Owns what makes it a middle relay and nothing else: no exit, no SOCKS, no
 * onion service, and no name, contact or figure that would tell what software started it. Touches no file and no
 * process.
 */
import { quoted } from "../core/torWords.ts"
import { familyId } from "./family.ts"
import type { RelaySettings } from "./Relay.ts"

export interface RelayPlace {
  readonly folder: string
  /** Control socket. */
  readonly socket: string
  /** Of a private network: what joins it, instead of the public one. */
  readonly network: readonly string[]
}

/** On the address that the network gives its relays; without one tor listens on all there are. */
const orPort = ({ network }: Pick<RelayPlace, "network">, port: number): string => {
  const address = network.find((line) => line.startsWith("Address "))?.slice("Address ".length)
  return address === undefined ? String(port) : `${address}:${port}`
}

/** What can be changed while it runs, as the control port names it; empty: tor's own default. */
export const setConf = (
  place: Pick<RelayPlace, "network">,
  { port, rate, burst, family }: RelaySettings,
): Readonly<Record<string, string>> => ({
  ORPort: orPort(place, port),
  RelayBandwidthRate: String(rate),
  RelayBandwidthBurst: String(burst),
  FamilyId: family === undefined ? "" : familyId(family),
})

export const relayTorrc = (place: RelayPlace, { port, rate, burst, family }: RelaySettings): readonly string[] => [
  `DataDirectory ${quoted(place.folder)}`,
  `PidFile ${quoted(`${place.folder}/pid`)}`,
  `ControlPort unix:${quoted(place.socket)}`,
  "CookieAuthentication 1",
  `CookieAuthFile ${quoted(`${place.folder}/cookie`)}`,
  "SocksPort 0",
  `ORPort ${orPort(place, port)}`,
  "ExitRelay 0",
  "ExitPolicy reject *:*",
  `RelayBandwidthRate ${rate}`,
  `RelayBandwidthBurst ${burst}`,
  ...(family === undefined ? [] : [`FamilyId ${familyId(family)}`]),
  "Log notice stdout",
  "SafeLogging 1",
  ...place.network,
]
