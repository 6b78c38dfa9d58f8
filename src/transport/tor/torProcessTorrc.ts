/** The configuration of the tor that carries us, as text. Touches no file. */
import { quoted } from "../../core/torWords.ts"
import { LONGEST_CONNECT_MS } from "./SocksDialer.ts"

export interface TorPaths {
  readonly data: string
  readonly socks: string
  readonly control: string
  readonly cookie: string
  /** An empty file. */
  readonly empty: string
}

/** @param owner id of the process with which tor is to end. @param more lines that follow. */
export const torProcessTorrc = (paths: TorPaths, owner: number, more: readonly string[]): readonly string[] => [
  `DataDirectory ${quoted(paths.data)}`,
  `SocksPort unix:${quoted(paths.socks)} OnionTrafficOnly IsolateSOCKSAuth ExtendedErrors`,
  `ControlPort unix:${quoted(paths.control)}`,
  // Tor's own two minutes are too short for the puzzle of an onion under load; who dials has limits of its own.
  `SocksTimeout ${LONGEST_CONNECT_MS / 1_000}`,
  "CookieAuthentication 1",
  `CookieAuthFile ${quoted(paths.cookie)}`,
  // Never a relay, whatever is set later: a relay and onion services in one process can be linked (tor 8742).
  "ClientOnly 1",
  `__OwningControllerProcess ${owner}`,
  "Log notice stdout",
  "SafeLogging 1",
  "AvoidDiskWrites 1",
  // Nothing here goes by country, and reading the tables costs each start seconds.
  `GeoIPFile ${quoted(paths.empty)}`,
  `GeoIPv6File ${quoted(paths.empty)}`,
  ...more,
]
