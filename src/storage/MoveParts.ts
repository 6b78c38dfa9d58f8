/** What a move works with: both places, and what the adapter does for it. */
import type { OwnFiles } from "./OwnFiles.ts"
import type { PieceStore } from "./PieceStore.ts"

export interface MoveSide {
  readonly own: OwnFiles
  readonly store: PieceStore
}

export interface MoveParts {
  readonly old: MoveSide
  readonly next: MoveSide
  /** Around what changes the names of a file and nothing else: what is known of its octets stays known. */
  readonly carry: (index: number, act: () => Promise<void>) => Promise<void>
  readonly settle: () => Promise<void>
  /** Forgets the new place's table. */
  readonly forget: () => Promise<void>
}
