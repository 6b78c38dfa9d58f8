/** What a mirror of a tracker is, folded from its history. Pure and total; mode.ts has what its mode follows from. */
import type { MirrorEvent } from "../../events/mirror.ts"
import { type MirrorFlags, flagsAfter, noFlags } from "./mode.ts"

export interface MirrorState extends MirrorFlags {
  /** Names the onion's seed and the pasted address in the vault. */
  readonly secret: string
  /** When the newest head was signed, in seconds since 1970. */
  readonly headAt: number
  /** The oldest head that was refused last. */
  readonly refused: number | undefined
  /** As it was told last: the week, and the shards that were all here. */
  readonly stocked: string
}

export const initial: MirrorState = { ...noFlags, secret: "", headAt: 0, refused: undefined, stocked: "" }

export const evolve = (before: MirrorState, event: MirrorEvent): MirrorState => {
  const state = flagsAfter(before, event)
  switch (event.type) {
    case "MirrorRequested":
      return { ...state, secret: event.secret }
    case "HeadLearned":
      return { ...state, headAt: event.at }
    case "MirrorCompleted":
      return { ...state, refused: undefined }
    case "ShelfFilled":
      return { ...state, stocked: stockedText(event) }
    case "ShelfChosen":
      return { ...state, stocked: "" }
    case "RollbackRefused":
      return { ...state, refused: event.offered }
    default:
      return state
  }
}

/** What of a stock is worth a fact when it changes. */
export const stockedText = ({ epoch, shards }: { readonly epoch: number; readonly shards: number }): string =>
  `${epoch} ${shards}`
