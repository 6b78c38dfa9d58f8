/** What the actors' effects may reach of the world. app/ provides the adapters; tests provide the simulator's. */
import type { Duplex } from "node:stream"
import type { Clock, Random } from "../core/Clock.ts"
import type { Exchange } from "../exchange/Exchange.ts"
import type { Library } from "../storage/Library.ts"
import type { HashProgress, Storage } from "../storage/PieceStore.ts"
import type { Vault } from "../storage/Vault.ts"
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
  /** Takes the streams that come to the management onion. */
  readonly attachManagement: (stream: Duplex) => void
  /** Where a share's hashing stands, and a torrent's last trouble in fetching its metadata: shown live, never stored. */
  readonly progress: {
    hashing(share: string, progress: HashProgress | undefined): void
    trouble(torrent: string, message: string | undefined): void
  }
  /** A share's onion is up at `address`, or gone. */
  readonly published: (share: string, address: string | undefined) => void
  /** Speaks to another actor: its commands are all one may know of it. */
  readonly tell: (kind: string, id: string, input: ActorInput) => Promise<TellResult>
  /** Redacts expiring events older than the retention time. @returns how many. */
  readonly expireHistory: (before: number) => Promise<number>
}
