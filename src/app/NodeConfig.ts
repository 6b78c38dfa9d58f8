/** What a node is opened with. */
import type { Clock } from "../core/Clock.ts"
import type { CreditPolicy, CreditRules } from "../core/credit.ts"
import type { Relay } from "../relay/Relay.ts"
import type { Transport } from "../transport/Transport.ts"
import type { CarrierTap } from "./carriers.ts"
import type { Lists } from "./lists.ts"
import type { StopReason } from "./NodeParts.ts"
import type { OwnSoftware } from "./ownSoftware.ts"
import type { RelayPlace } from "./relays.ts"

export interface NodeConfig {
  readonly data: string
  /** Opens the carrier, given the folder that it may keep its own things in. */
  readonly carrier: (folder: string, tap: CarrierTap) => Promise<Transport>
  /** Opens what looks after the relay; finds one that runs, and starts none by itself. */
  readonly relay: (place: RelayPlace) => Promise<Relay>
  /** For a ledger that is opened now; one that is open keeps its rules. */
  readonly credit?: Partial<CreditRules> & { readonly policy?: CreditPolicy }
  readonly onDefect: (where: string, defect: unknown) => void
  readonly onStopAsked: (reason: StopReason) => void
  readonly forgetful?: boolean
  /** Instead of the maintainers' that the build was made with: whose releases count (a root.json of TUF). */
  readonly releaseRoot?: Uint8Array
  /** Instead of what runs: its version, and the hash of its files. */
  readonly software?: () => Promise<OwnSoftware>
  /** Instead of the machine's. */
  readonly clock?: Clock
  /** Damaged or lost files, as a refusal to start has named them, that the node may go on without. */
  readonly acceptLoss?: readonly string[]
  /** A folder in which links and .torrents are taken up; it is made where it is not there. */
  readonly watch?: string
  /** Called with what the start made anew, in words. */
  readonly onTold?: (line: string) => void
  /** What the node is made of, if not of all that there is. */
  readonly lists?: Lists
}
