/** Which input leads from which mode to which. Found and written by test/actors/charts.test.ts. */
import type { Transition } from "../kernel/ActorDefinition.ts"

export const transitions: readonly Transition[] = [
  ["absent", "TrustNode", "greeting"],
  ["current", "CatalogueTooBig", "remote"],
  ["current", "NodeLied", "frozen"],
  ["current", "NodeMissed", "silent"],
  ["current", "RevokeTrust", "revoked"],
  ["failed", "RevokeTrust", "revoked"],
  ["frozen", "RevokeTrust", "revoked"],
  ["greeting", "GreetFailed", "failed"],
  ["greeting", "NodeMet", "indexing"],
  ["greeting", "RevokeTrust", "revoked"],
  ["indexing", "CatalogueTooBig", "remote"],
  ["indexing", "NodeLied", "frozen"],
  ["indexing", "NodeMissed", "silent"],
  ["indexing", "RevokeTrust", "revoked"],
  ["indexing", "WordsTaken", "current"],
  ["remote", "NodeLied", "frozen"],
  ["remote", "NodeMissed", "silent"],
  ["remote", "RevokeTrust", "revoked"],
  ["remote", "WordsTaken", "current"],
  ["silent", "NodeLied", "frozen"],
  ["silent", "NodeMet", "current"],
  ["silent", "NodeMet", "indexing"],
  ["silent", "NodeMet", "remote"],
  ["silent", "RevokeTrust", "revoked"],
]
