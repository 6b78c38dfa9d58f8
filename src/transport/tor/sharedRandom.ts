/**
 * Tor's shared random value (proposal 250): the directory authorities agree on one each day, and none of them can know
 * it before. A tor knows that of its newest consensus, and the one before.
 */
import { DAY_MS } from "../../core/day.ts"
import type { ControlPort } from "../ControlPort.ts"
import { TorControlError } from "./TorControl.ts"

const OCTETS = 32

/**
 * @param day whole days since 1970. @param date this machine's. @returns nothing for other days than today and
 * yesterday, and where tor knows none: a new network has none for its first rounds.
 */
export const sharedRandom = async (
  control: Pick<ControlPort, "info">,
  day: number,
  date: number,
): Promise<Uint8Array | undefined> => {
  const ago = Math.floor(date / DAY_MS) - day
  if (ago !== 0 && ago !== 1) return undefined
  const said = await control.info(ago === 0 ? "sr/current" : "sr/previous").catch((error: unknown) => {
    if (error instanceof TorControlError) return ""
    throw error
  })
  const value = /^[A-Za-z0-9+/]{43}=$/.test(said) ? new Uint8Array(Buffer.from(said, "base64")) : undefined
  return value?.length === OCTETS ? value : undefined
}
