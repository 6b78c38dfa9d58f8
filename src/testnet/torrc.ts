/**
 * The configuration files of the private network, as text. Owns which options make eight tors on one machine a network
 * that stands within half a minute and then rests; touches no file and no process.
 */
export interface Authority {
  readonly name: string
  /** IPv4. */
  readonly address: string
  readonly orPort: number
  readonly dirPort: number
  readonly v3ident: string
  readonly fingerprint: string
}

export interface Place {
  readonly name: string
  readonly folder: string
}

/** In what networks of this kind differ from each other. */
export interface Manner {
  readonly scheduler: "Vanilla" | "KIST"
  /** Seconds from one vote to the next, and that each of its two rounds of messages may take. */
  readonly votes: { readonly interval: number; readonly delay: number }
}

/**
 * KIST leaves DESTROY cells lying on a channel without other traffic, as most are here: closed circuits would live on
 * for a minute. Votes come at the shortest intervals that tor takes. Relays tell of themselves only once they have a
 * consensus, so all of them are in the second or third; with the interval of 60 s that costs 140 s. Voting every 10 s
 * costs 6 % of a core, every 60 s 2 %.
 */
export const LOOPBACK_MANNER: Manner = { scheduler: "Vanilla", votes: { interval: 10, delay: 2 } }

/** What makes a tor a client of this network, and of no other. */
export const clientSettings = (authorities: readonly Authority[]): string[] => [
  "TestingTorNetwork 1",
  ...authorities.map(
    (a) =>
      `DirAuthority ${a.name} orport=${a.orPort} no-v2 v3ident=${a.v3ident} ${a.address}:${a.dirPort} ${a.fingerprint}`,
  ),
]

const common = ({ name, folder }: Place, settings: readonly string[]): string[] => [
  ...settings,
  `Nickname ${name}`,
  `DataDirectory "${folder}"`,
  "Log notice stdout",
  // Reading the tables of countries takes each process seconds.
  `GeoIPFile "${folder}/defaults.torrc"`,
  `GeoIPv6File "${folder}/defaults.torrc"`,
  "ShutdownWaitLength 0",
]

const relaying = ({ address, orPort }: Pick<Authority, "address" | "orPort">, { scheduler }: Manner): string[] => [
  `Address ${address}`,
  `ORPort ${address}:${orPort}`,
  "SocksPort 0",
  "AssumeReachable 1",
  "ExitRelay 0",
  "ExitPolicy reject *:*",
  "NumCPUs 1",
  `Schedulers ${scheduler}`,
]

/**
 * What makes a relay that somebody else starts one of this network; it finds out by itself whether it can be reached.
 */
export const joiningRelay = (settings: readonly string[]): string[] => [
  ...settings,
  "Address 127.0.0.1",
  "NumCPUs 1",
  "Schedulers Vanilla",
  "ShutdownWaitLength 0",
]

export const relayTorrc = (
  place: Place,
  settings: readonly string[],
  at: Pick<Authority, "address" | "orPort">,
  manner: Manner,
): string[] => [...common(place, settings), ...relaying(at, manner)]

export const authorityTorrc = (
  place: Place,
  settings: readonly string[],
  authority: Authority,
  manner: Manner,
  bandwidths: string,
): string[] => [
  ...common(place, settings),
  ...relaying(authority, manner),
  `DirPort ${authority.address}:${authority.dirPort}`,
  "AuthoritativeDirectory 1",
  "V3AuthoritativeDirectory 1",
  "TestingV3AuthInitialVotingInterval 5",
  "TestingV3AuthInitialVoteDelay 2",
  "TestingV3AuthInitialDistDelay 2",
  `V3AuthVotingInterval ${manner.votes.interval}`,
  `V3AuthVoteDelay ${manner.votes.delay}`,
  `V3AuthDistDelay ${manner.votes.delay}`,
  "V3AuthNIntervalsValid 3",
  "TestingDirAuthVoteGuard *",
  "TestingDirAuthVoteHSDir *",
  "TestingMinExitFlagThreshold 0",
  `V3BandwidthsFile "${bandwidths}"`,
]

export const browserTorrc = (place: Place, settings: readonly string[], socksPort: number): string[] => [
  ...common(place, settings).filter((line) => !line.startsWith("Nickname")),
  `SocksPort 127.0.0.1:${socksPort} OnionTrafficOnly`,
]
