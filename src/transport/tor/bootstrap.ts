/** Tor's status events (control-spec, 4.1.10) as changes of TransportHealth. Pure. */
import { bootstrapPhase, statusField } from "../../core/torWords.ts"
import type { TransportHealth } from "../Transport.ts"

/** @param phase value of `GETINFO status/bootstrap-phase`, or a STATUS_CLIENT event without that word. */
export const withBootstrap = (health: TransportHealth, phase: string): TransportHealth => {
  const now = bootstrapPhase(phase)
  if (!now) return health
  const { reason: _, ...rest } = health
  const { percent = health.percent, summary = health.summary, reason } = now
  return {
    ...rest,
    state: percent === 100 ? "ready" : "bootstrapping",
    percent,
    summary,
    ...(reason !== undefined && percent < 100 && { reason }),
  }
}

const skewWords = (seconds: number): string =>
  `this machine's clock is ${Math.abs(seconds)} s ${seconds < 0 ? "behind" : "ahead of"} the network's; set it right`

/** @param event text of a STATUS_CLIENT or STATUS_GENERAL event, word for word. */
export const withStatus = (health: TransportHealth, event: string): TransportHealth => {
  const [, kind, rest] = /^(STATUS_CLIENT|STATUS_GENERAL) (.*)$/s.exec(event) ?? []
  if (kind === undefined || rest === undefined) return health
  if (/^\w+ CLOCK_SKEW /.test(rest)) {
    const skew = Number(statusField(rest, "SKEW"))
    return Number.isInteger(skew) ? { ...health, clockSkewSeconds: skew, reason: skewWords(skew) } : health
  }
  return kind === "STATUS_CLIENT" ? withBootstrap(health, rest) : health
}
