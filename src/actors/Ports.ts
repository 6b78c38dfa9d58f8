/** What the actors' effects may reach of the world. app/ provides the adapters; tests provide the simulator's. */
import type { Duplex } from "node:stream"
import type { Clock, Random } from "../core/Clock.ts"
import type { TrackerKey } from "../core/ids.ts"
import type { EventLog } from "../events/EventLog.ts"
import type { Credit } from "../credit/Credit.ts"
import type { Exchange } from "../exchange/Exchange.ts"
import type { Relay } from "../relay/Relay.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import type { Library } from "../storage/Library.ts"
import type { HashProgress, Storage } from "../storage/PieceStore.ts"
import type { Vault } from "../storage/Vault.ts"
import type { Trackers } from "../tracker/Trackers.ts"
import type { Sessions } from "../transport/Sessions.ts"
import type { Transport } from "../transport/Transport.ts"
import type { ActorInput, TellResult } from "./kernel/ActorDefinition.ts"

export interface Ports {
  readonly clock: Clock
  readonly random: Random
  readonly transport: Transport
  readonly sessions: Sessions
  readonly storage: Storage
  readonly library: Library
  readonly vault: Vault
  readonly exchange: Exchange
  readonly trackers: Trackers
  readonly entries: EntryStore
  readonly relay: Relay
  readonly credit: Credit
  /** Has the transport's tor avoid this operator's own relays, by whatever is known of them by now. */
  readonly avoidRelays: () => Promise<void>
  /** For what an actor makes of its own history. */
  readonly log: Pick<EventLog, "page" | "streamPage" | "onCommit" | "streams">
  /** Why a tracker cannot be mirrored under this secret: it is this node's own, or mirrored already. */
  readonly heldElsewhere: (tracker: TrackerKey, secret: string) => string | undefined
  /** Takes the streams that come to the management onion. */
  readonly attachManagement: (stream: Duplex) => void
  /** Where a share's hashing stands, and the last trouble of a torrent or mirror: shown live, never stored. */
  readonly progress: {
    hashing(share: string, progress: HashProgress | undefined): void
    trouble(id: string, message: string | undefined): void
  }
  /** The onion of a share, a mirror, the management or the tracker is up at `address`, or gone. */
  readonly published: (name: string, address: string | undefined) => void
  /** Speaks to another actor: its commands are all one may know of it. */
  readonly tell: (kind: string, id: string, input: ActorInput) => Promise<TellResult>
  /** Redacts expiring events older than the retention time. @returns how many. */
  readonly expireHistory: (before: number) => Promise<number>
}
