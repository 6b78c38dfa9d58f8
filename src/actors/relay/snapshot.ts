/** The relay's state, which is JSON as it is. */
import type { SnapshotForm } from "../kernel/ActorDefinition.ts"
import type { RelayState } from "./state.ts"

export const snapshot: SnapshotForm<RelayState> = {
  version: 1,
  pack: (state) => state,
  unpack: (state: RelayState) => state,
}
