/** Listens to what one peer has, for as long as its `have` answer goes on (WIRE4). */
import type { Bitfield } from "../core/Bitfield.ts"
import type { PieceIndex } from "../core/ids.ts"
import { HaveDecoder } from "../wire/haveFrames.ts"
import type { Asker } from "../wire/routes/ask.ts"
import type { SwarmAsking } from "./asking.ts"

interface Heard {
  has(has: Bitfield): void
  gained(pieces: readonly PieceIndex[]): void
}

/** @returns when the answer has ended. @throws HaveError, SessionError */
export const hear = (
  session: Asker,
  asking: SwarmAsking,
  pieceCount: number,
  { keepAliveMs }: { readonly keepAliveMs: number },
  told: Heard,
): Promise<{ readonly status: number }> => {
  const decoder = new HaveDecoder(pieceCount, told.has.bind(told), told.gained.bind(told))
  return asking.have(session, { idleMs: 3 * keepAliveMs, onChunk: (chunk) => decoder.push(chunk) })
}
