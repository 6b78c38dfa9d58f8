/** All parts of a running node, put together by openNode.ts in the order in which they depend on each other. */
import type { DialTimes } from "../core/DialTimes.ts"
import type { Kernel } from "../actors/kernel/Kernel.ts"
import type { Ports } from "../actors/Ports.ts"
import type { CreditAccount } from "../credit/CreditAccount.ts"
import type { EventLog } from "../events/EventLog.ts"
import type { Projector } from "../projections/Projector.ts"
import type { DataDirectory } from "./DataDirectory.ts"
import type { LiveBoard } from "./LiveBoard.ts"
import type { SearchIndex } from "../search/SearchIndex.ts"
import type { LifeRows } from "./search/LifeRows.ts"
import type { NodePlaces } from "./NodePlaces.ts"
import type { ManagementAccess } from "./ManagementAccess.ts"
import type { Inspections } from "./Inspections.ts"
import type { LogBook } from "./LogBook.ts"
import type { ReleaseDesk } from "./ReleaseDesk.ts"
import type { Settings } from "./settings/Settings.ts"
import type { LookDesk } from "./looks/LookDesk.ts"
import type { Turns } from "../core/Turns.ts"

export type StopReason = "stop" | "restart"

export interface NodeParts {
  readonly data: DataDirectory
  readonly ports: Ports
  readonly log: EventLog
  readonly projector: Projector
  readonly search: SearchIndex
  readonly lives: LifeRows
  readonly places: NodePlaces
  readonly kernel: Kernel
  readonly board: LiveBoard
  /** Links that are looked at, and were a moment ago. */
  readonly inspections: Inspections
  /** How long the node's dials took. */
  readonly dials: DialTimes
  readonly account: CreditAccount
  readonly access: ManagementAccess
  readonly settings: Settings
  readonly logs: LogBook
  readonly desk: ReleaseDesk
  /** What files say about whoever shares them. */
  readonly looks: LookDesk
  readonly turns: Turns
  /** Has the process end the node, or close it and open it again. */
  readonly stop: (reason: StopReason) => void
}
