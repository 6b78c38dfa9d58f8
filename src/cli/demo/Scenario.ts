/** What a demo plays: which nodes it needs, and what happens between them. Its result is the demo's last line. */
import type { DemoNode } from "./DemoNode.ts"

export interface Stage {
  /** The demo's folder. */
  readonly home: string
  /** Folder of the private Tor network. */
  readonly testnet: string
  /** Octets to share, about. */
  readonly size: number
  readonly say: (line: string) => void
}

export interface Scenario {
  readonly nodes: readonly string[]
  /** Octets to share where nobody said how much. */
  readonly size?: number
  /** What there must be before its nodes are started. @param home the demo's folder */
  prepare?(home: string): Promise<void>
  /** What a node is started with besides. */
  options?(name: string, size: number, home: string): readonly string[]
  run(nodes: readonly DemoNode[], stage: Stage): Promise<{ readonly ok: boolean; readonly [field: string]: unknown }>
}
