/** All kinds of streams there are. A new kind is declared in a file of its own and listed here. */
import type { Registry } from "./EventLog.ts"
import { CreditFacts } from "./credit.ts"
import { MirrorFacts } from "./mirror.ts"
import { NodeFacts } from "./node.ts"
import { RelayFacts } from "./relay.ts"
import { ReleaseFacts } from "./release.ts"
import { ShareFacts } from "./share.ts"
import { StreamFacts } from "./stream.ts"
import { TorrentFacts } from "./torrent.ts"
import { TrackerFacts } from "./tracker.ts"
import { TrustedFacts } from "./trusted.ts"

export const registry: Registry = [
  NodeFacts,
  ShareFacts,
  TorrentFacts,
  StreamFacts,
  TrackerFacts,
  MirrorFacts,
  TrustedFacts,
  RelayFacts,
  CreditFacts,
  ReleaseFacts,
]
