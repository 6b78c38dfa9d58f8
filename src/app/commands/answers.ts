/**
 * What all commands answer with: refusals, fresh ids, waiting for what was told to be committed and visible, finding
 * what is meant.
 */
import type { TellResult } from "../../actors/kernel/ActorDefinition.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { toHex } from "../../core/hex.ts"
import type { NodeParts } from "../NodeParts.ts"

export type Refused = Extract<CommandReply, { ok: false }>

export const refuse = (code: string, message: string): Refused => ({ ok: false, code, message })

export const freshId = ({ ports }: NodeParts): string => toHex(ports.random.bytes(16))

/** What could not be stored may be in the history all the same: a start takes away what nobody knows of. */
export const mayBeStored = (answer: { readonly ok: boolean; readonly code?: string }): boolean =>
  answer.ok || answer.code === "not-stored" || answer.code === "defect"

/** The answer to a command about `id`, once its events are committed and visible. */
export const answered = async ({ projector }: NodeParts, id: string, answer: TellResult): Promise<CommandReply> => {
  if (!answer.ok) return refuse(answer.code, answer.message)
  if (answer.seq !== undefined) await projector.passed(answer.seq)
  return { ok: true, id }
}

/** The one row that `target`, an id or infohash or the beginning of either, names; else the refusal to answer with. */
export function rowNamed<Row extends { readonly id: string; readonly infohash?: string | null }>(
  rows: readonly Row[],
  target: string,
  what: string,
): Row | Refused {
  const found = rows.filter((row) => row.id.startsWith(target) || row.infohash?.startsWith(target))
  const exact = found.find((row) => row.id === target)
  if (exact) return exact
  if (found.length === 1) return found[0]!
  const where = LISTED[what] ?? "`bulbil status`"
  const message =
    found.length === 0
      ? `there is no ${what} ${target}; ${where} lists them`
      : `${target} names ${found.length} of them; give more digits`
  return { ok: false, code: found.length === 0 ? `no-such-${what}` : "ambiguous", message }
}

const LISTED: Readonly<Record<string, string>> = {
  mirror: "`bulbil mirror list`",
  node: "`bulbil trust list`",
  recipient: "`bulbil recipient list`",
  session: "`bulbil sessions list`",
}
