/**
 * The configuration files of the private network, as text. Owns which options make eight tors on one machine a network
 * that stands within half a minute and then rests; touches no file and no process.
 */
export interface Authority {
  readonly name: string
  readonly orPort: number
  readonly dirPort: number
  readonly v3ident: string
  readonly fingerprint: string
}

export interface Place {
  readonly name: string
  readonly folder: string
}

/** What makes a tor a client of this network, and of no other. */
export const clientSettings = (authorities: readonly Authority[]): string[] => [
  "TestingTorNetwork 1",
  ...authorities.map(
    (a) =>
      `DirAuthority ${a.name} orport=${a.orPort} no-v2 v3ident=${a.v3ident} 127.0.0.1:${a.dirPort} ${a.fingerprint}`,
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

const relaying = (orPort: number): string[] => [
  "Address 127.0.0.1",
  `ORPort 127.0.0.1:${orPort}`,
  "SocksPort 0",
  "AssumeReachable 1",
  "ExitRelay 0",
  "ExitPolicy reject *:*",
  "NumCPUs 1",
  // KIST leaves DESTROY cells lying on a channel without other traffic, as most are here: closed circuits would live on
  // for a minute.
  "Schedulers Vanilla",
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

export const relayTorrc = (place: Place, settings: readonly string[], orPort: number): string[] => [
  ...common(place, settings),
  ...relaying(orPort),
]

/**
 * The shortest intervals that tor takes. Relays tell of themselves only once they have a consensus, so all of them are
 * in the second or third; with the interval of 60 s that costs 140 s. Voting every 10 s costs 6 % of a core, every 60 s
 * 2 %.
 */
export const authorityTorrc = (
  place: Place,
  settings: readonly string[],
  authority: Authority,
  bandwidths: string,
): string[] => [
  ...common(place, settings),
  ...relaying(authority.orPort),
  `DirPort 127.0.0.1:${authority.dirPort}`,
  "AuthoritativeDirectory 1",
  "V3AuthoritativeDirectory 1",
  "TestingV3AuthInitialVotingInterval 5",
  "TestingV3AuthInitialVoteDelay 2",
  "TestingV3AuthInitialDistDelay 2",
  "V3AuthVotingInterval 10",
  "V3AuthVoteDelay 2",
  "V3AuthDistDelay 2",
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
