/**
 * Commands about the relay and the ledger: those that their actors decide, and the files by which credit goes from one
 * machine to another.
 */
import type { CreditCommand, DaySum } from "../../actors/credit/commands.ts"
import type { RelayCommand } from "../../actors/relay/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { DAY_MS, dayOf } from "../../core/day.ts"
import { fromHex, toHex } from "../../core/hex.ts"
import { checkNewFile, NewFileError, writeNewFile } from "../../storage/newFile.ts"
import { signer } from "../../wire/ed25519.ts"
import { TrafficSummary } from "../../wire/TrafficSummary.ts"
import { bookLedger } from "../bookLedger.ts"
import type { NodeParts } from "../NodeParts.ts"
import { isOwnFamily, ownFamily } from "../ownFamily.ts"
import { rememberRelay } from "../ownRelays.ts"
import { meterSeed } from "../secrets.ts"
import { givenPlace } from "./givenPlace.ts"
import { givenSummary } from "./givenSummary.ts"
import { answered, refuse } from "./answers.ts"
import { handovers } from "../../projections/handovers.ts"
import { credits } from "../../projections/credits.ts"
import {
  AnswerConsent,
  ChoosePolicy,
  ExportRelay,
  ImportRelay,
  LimitRelay,
  StartRelay,
  StopRelay,
} from "../../contract/commands/relay.ts"
import { defineCommand } from "./defineCommand.ts"

export const tellRelay = async (parts: NodeParts, command: RelayCommand): Promise<CommandReply> =>
  answered(parts, "self", await parts.kernel.tell("relay", "self", command))

const tellCredit = async (parts: NodeParts, command: CreditCommand): Promise<CommandReply> =>
  answered(parts, "self", await parts.kernel.tell("credit", "self", command))

const familyLost =
  "the key of this relay's family is gone from the vault: put it back and start the node again, " +
  "or leave the family (bulbil relay family leave), then export"
const nothingEarned = "there is no credit that was earned here and is not spent"

/**
 * The file holds all that was ever handed over to that ledger, so that one which got lost is written again by the next.
 */
async function exportRelay(parts: NodeParts, asked: string, code: string): Promise<CommandReply> {
  const file = givenPlace(asked)
  if (typeof file !== "string") return file
  const seed = ownFamily(parts)
  if (seed === "lost") return refuse("family-lost", familyLost)
  try {
    // First: what is handed over shall not wait for a place that cannot be written to.
    await checkNewFile(file)
    // What was fetched is paid for before the rest is handed over.
    await bookLedger(parts)
    const answer = await tellCredit(parts, { type: "HandOver", to: code })
    if (!answer.ok) return answer
    const sums = Object.entries(parts.projector.get(handovers, "self")?.[code] ?? {}).sort(([a], [b]) =>
      a < b ? -1 : 1,
    )
    if (sums.length === 0 && seed === undefined) return refuse("nothing-to-export", nothingEarned)
    await writeNewFile(file, [summaryFor(parts, code, sums, seed)], { mode: 0o600 })
    return answer
  } catch (error) {
    if (!(error instanceof NewFileError)) throw error
    return refuse(
      "not-written",
      `${error.message}; what was handed over is in the next file that you export to the same code`,
    )
  }
}

type Sums = readonly (readonly [day: string, octets: number])[]

const summaryFor = ({ ports }: NodeParts, code: string, sums: Sums, family: Uint8Array | undefined): Uint8Array => {
  const fingerprint = ports.relay.fingerprint()
  return TrafficSummary.sign(signer(meterSeed(ports.vault, ports.random)), {
    ledger: fromHex(code),
    ...(fingerprint === undefined ? {} : { relay: fromHex(fingerprint) }),
    ...(family === undefined ? {} : { family }),
    days: sums.map(([day]) => day),
    sums: sums.map(([, sum]) => sum),
  })
}

async function importRelay(parts: NodeParts, asked: string, trust: boolean): Promise<CommandReply> {
  const given = await givenSummary(asked)
  if ("ok" in given) return given
  const { file, summary } = given
  const { code } = parts.projector.get(credits, "self")!
  if (toHex(summary.ledger) !== code) {
    return refuse(
      "other-ledger",
      `${file} is made out to another ledger; this one's code is ${code}: bulbil relay export FILE --for ${code}`,
    )
  }
  const tomorrow = dayOf(parts.ports.clock.date() + DAY_MS)
  const days: DaySum[] = summary.days.flatMap((day, i) => (day <= tomorrow ? [{ day, octets: summary.sums[i]! }] : []))
  const answer = await tellCredit(parts, {
    type: "TakeSums",
    key: toHex(summary.meter),
    days,
    trust,
  })
  if (answer.ok && summary.relay) {
    rememberRelay(parts.ports.vault, toHex(summary.relay).toUpperCase())
    await parts.ports.avoidRelays()
  }
  return answer.ok && summary.family && !isOwnFamily(parts, summary.family) ? { ...answer, family: true } : answer
}

export const answerConsentCommand = defineCommand(AnswerConsent, tellRelay)
export const startRelayCommand = defineCommand(StartRelay, tellRelay)
export const stopRelayCommand = defineCommand(StopRelay, tellRelay)
export const limitRelayCommand = defineCommand(LimitRelay, tellRelay)
export const exportRelayCommand = defineCommand(ExportRelay, (parts, { path, code }) => exportRelay(parts, path, code))
export const importRelayCommand = defineCommand(ImportRelay, (parts, { path, trust }) =>
  importRelay(parts, path, trust ?? false),
)
export const choosePolicyCommand = defineCommand(ChoosePolicy, tellCredit)
