/** Commands about the relay and the ledger: those that their actors decide, and the files by which credit goes from one machine to another. */
import { open, readFile, rm, stat } from "node:fs/promises"
import path from "node:path"
import type { CreditCommand, DaySum } from "../../actors/credit/commands.ts"
import type { RelayCommand } from "../../actors/relay/commands.ts"
import type { CommandReply } from "../../api/contract/commands.ts"
import { dayOf } from "../../core/day.ts"
import { signer } from "../../wire/ed25519.ts"
import { MAX_TRAFFIC_SUMMARY, readTrafficSummary, signTrafficSummary } from "../../wire/TrafficSummary.ts"
import type { NodeParts } from "../NodeParts.ts"
import { rememberRelay } from "../ownRelays.ts"
import { meterSeed } from "../secrets.ts"
import { refuse, settle } from "./settle.ts"

const DAY_MS = 86_400_000

export const tellRelay = async (parts: NodeParts, command: RelayCommand): Promise<CommandReply> =>
  settle(parts, "self", await parts.kernel.tell("relay", "self", command))

export const tellCredit = async (parts: NodeParts, command: CreditCommand): Promise<CommandReply> =>
  settle(parts, "self", await parts.kernel.tell("credit", "self", command))

/** The file holds all that was ever handed over to that ledger, so that one which got lost is written again by the next. */
export async function exportRelay(parts: NodeParts, file: string, code: string): Promise<CommandReply> {
  if (!path.isAbsolute(file)) return refuse("relative-path", `${file} is not an absolute path; begin it with /`)
  let handle
  try {
    handle = await open(file, "wx", 0o600)
  } catch (error) {
    return refuse("not-written", `${file} cannot be written: ${(error as Error).message}`)
  }
  try {
    const told = await tellCredit(parts, { type: "HandOver", to: code })
    const sums = Object.entries(parts.projector.handovers()[code] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
    if (told.ok && sums.length > 0) {
      const fingerprint = parts.ports.relay.fingerprint()
      await handle.write(signTrafficSummary(signer(meterSeed(parts.ports.vault, parts.ports.random)), {
        ledger: Buffer.from(code, "hex"),
        ...(fingerprint === undefined ? {} : { relay: Buffer.from(fingerprint, "hex") }),
        days: sums.map(([day]) => day),
        sums: sums.map(([, sum]) => sum),
      }))
      await handle.sync()
      return told
    }
    await dropped(file)
    return told.ok ? refuse("nothing-to-export", "there is no credit that was earned here and is not spent") : told
  } catch (error) {
    await dropped(file)
    return refuse("not-written", `${file} could not be written whole (${(error as Error).message}); what was handed over is in the next file that you export to the same code`)
  } finally {
    await handle.close()
  }
}

export async function importRelay(parts: NodeParts, file: string, trust: boolean): Promise<CommandReply> {
  if (!path.isAbsolute(file)) return refuse("relative-path", `${file} is not an absolute path; begin it with /`)
  let bytes: Uint8Array
  try {
    if ((await stat(file)).size > MAX_TRAFFIC_SUMMARY) return unreadable(file)
    bytes = await readFile(file)
  } catch (error) {
    return refuse("not-read", `${file} cannot be read: ${(error as Error).message}`)
  }
  const summary = readTrafficSummary(bytes)
  if (!summary) return unreadable(file)
  const { code } = parts.projector.credits()[0]!
  if (Buffer.from(summary.ledger).toString("hex") !== code) {
    return refuse("other-ledger", `${file} is made out to another ledger; this one's code is ${code}: bulbil relay export FILE --for ${code}`)
  }
  const tomorrow = dayOf(parts.ports.clock.now() + DAY_MS)
  const days: DaySum[] = summary.days.flatMap((day, i) => (day <= tomorrow ? [{ day, octets: summary.sums[i]! }] : []))
  const told = await tellCredit(parts, { type: "TakeSums", key: Buffer.from(summary.meter).toString("hex"), days, trust })
  if (told.ok && summary.relay) {
    rememberRelay(parts.ports.vault, Buffer.from(summary.relay).toString("hex").toUpperCase())
    await parts.ports.avoidRelays()
  }
  return told
}

const unreadable = (file: string): CommandReply => refuse("bad-summary", `${file} is no traffic summary of a relay, or it was altered`)

/** An empty file would be in the way of the next try. */
const dropped = (file: string): Promise<void> => rm(file, { force: true })
