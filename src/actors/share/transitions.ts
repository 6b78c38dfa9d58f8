/** Which input leads from which mode to which. Found and written by test/actors/charts.test.ts. */
import type { Transition } from "../kernel/ActorDefinition.ts"

export const transitions: readonly Transition[] = [
  ["absent", "RequestPublicShare", "hashing"],
  ["absent", "RequestShare", "hashing"],
  ["active", "StopSharing", "stopped"],
  ["failed", "StopSharing", "stopped"],
  ["hashing", "HashFailed", "failed"],
  ["hashing", "HashFinished", "active"],
  ["hashing", "HashFinished", "public"],
  ["hashing", "StopSharing", "stopped"],
  ["public", "StopSharing", "taking-back"],
  ["taking-back", "Unlisted", "stopped"],
]
