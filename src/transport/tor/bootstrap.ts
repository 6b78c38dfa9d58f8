/** Tor's status events (control-spec, 4.1.10) as changes of TransportHealth. Pure. */
import type { TransportHealth } from "../Transport.ts"

const field = (text: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^| )${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|(\\S+))`).exec(text)
  return found?.[1]?.replace(/\\(.)/g, "$1") ?? found?.[2]
}

/** @param phase value of `GETINFO status/bootstrap-phase`, or a STATUS_CLIENT event without that word. */
export const withBootstrap = (health: TransportHealth, phase: string): TransportHealth => {
  if (!/^(NOTICE|WARN) BOOTSTRAP /.test(phase)) return health
  const told = Number(field(phase, "PROGRESS"))
  const percent = Number.isInteger(told) ? Math.min(100, Math.max(0, told)) : health.percent
  const { reason: _, ...rest } = health
  const warning = field(phase, "WARNING")
  return {
    ...rest,
    state: percent === 100 ? "ready" : "bootstrapping",
    percent,
    summary: field(phase, "SUMMARY") ?? health.summary,
    ...(warning !== undefined && percent < 100 && { reason: `tor does not get on: ${warning}` }),
  }
}

const skewWords = (seconds: number): string =>
  `this machine's clock is ${Math.abs(seconds)} s ${seconds < 0 ? "behind" : "ahead of"} the network's; set it right`

/** @param event text of a STATUS_CLIENT or STATUS_GENERAL event, word for word. */
export const withStatus = (health: TransportHealth, event: string): TransportHealth => {
  const [, kind, rest] = /^(STATUS_CLIENT|STATUS_GENERAL) (.*)$/s.exec(event) ?? []
  if (kind === undefined || rest === undefined) return health
  if (/^\w+ CLOCK_SKEW /.test(rest)) {
    const skew = Number(field(rest, "SKEW"))
    return Number.isInteger(skew) ? { ...health, clockSkewSeconds: skew, reason: skewWords(skew) } : health
  }
  return kind === "STATUS_CLIENT" ? withBootstrap(health, rest) : health
}
