/**
 * Dates and spans of time as people type them, by the clock of this machine. @throws InvalidArgumentError, which the
 * command line says as wrong usage.
 */
import { InvalidArgumentError } from "commander"

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** `30s`, `90m`, `36h`, `3d`, `2w`, in milliseconds. */
export const spanOf = (text: string): number => {
  const match = /^(\d+(?:\.\d+)?)([smhdw])$/i.exec(text)
  const ms = match ? Math.round(Number(match[1]) * UNITS[match[2]!.toLowerCase()]!) : 0
  if (ms < 1) throw new InvalidArgumentError("a span of time is a number with s, m, h, d or w behind it, as 36h or 3d")
  return ms
}

/** `2026-12-24`, `2026-12-24 18:00`; milliseconds. A day begins at midnight. */
export const dateOf = (text: string): number => {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/.exec(text.trim())
  const at = match ? new Date(`${match[1]}T${match[2] ?? "00:00"}`) : undefined
  // What is no day of its month would silently be another one.
  if (!at || Number.isNaN(at.getTime()) || at.getDate() !== Number(match![1]!.slice(8)))
    throw new InvalidArgumentError('a date reads as 2026-12-24 or "2026-12-24 18:00"')
  return at.getTime()
}

const two = (n: number): string => String(n).padStart(2, "0")

/** As `dateOf` reads it. */
export const dateText = (ms: number): string => {
  const at = new Date(ms)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}
