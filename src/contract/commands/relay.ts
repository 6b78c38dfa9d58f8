/** Commands about the relay, its family, and the ledger. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Code, Flag, Path, Port, Rate } from "./fields.ts"

/** May this machine be a Tor relay? No is a working answer. */
export const AnswerConsent = commandSchema("AnswerConsent", { consent: Schema.Literal("yes", "no") })

/** `port`: the TCP port for other relays, as a router forwards it; one is chosen when it is left out. */
export const StartRelay = commandSchema("StartRelay", { port: Schema.optional(Port) })

export const StopRelay = commandSchema("StopRelay", {})

export const LimitRelay = commandSchema("LimitRelay", { rate: Rate, burst: Schema.optional(Rate) })

/**
 * Hands credit that is not spent over to the ledger named `code`, as a signed file of daily sums; with the key of the
 * family of relays, where one is declared.
 */
export const ExportRelay = commandSchema("ExportRelay", { path: Path, code: Code })

/** Of a relay on another machine. One that is not known yet is taken with `trust` only. */
export const ImportRelay = commandSchema("ImportRelay", { path: Path, trust: Schema.optional(Flag) })

export const ChoosePolicy = commandSchema("ChoosePolicy", { policy: Schema.Literal("strict", "soft", "off") })

/** The operator's relays show that they are one operator's: by a new family, or by that in another's exported file. */
export const DeclareFamily = commandSchema("DeclareFamily", {})

export const JoinFamily = commandSchema("JoinFamily", { path: Path })

export const LeaveFamily = commandSchema("LeaveFamily", {})
