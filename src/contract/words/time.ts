/** Times as ISO 8601 has them, in UTC: neither a screenshot nor a shared history then tells where its owner lives. */
import { dayOf } from "../../core/day.ts"

const part = (millis: number, unit: number, many: number): string =>
  String(((Math.floor(millis / unit) % many) + many) % many).padStart(2, "0")
const minute = (millis: number): string => `${part(millis, 3_600_000, 24)}:${part(millis, 60_000, 60)}`

export const timeText = (millis: number): string => `${dayOf(millis)} ${minute(millis)} UTC`

export const clockText = (millis: number): string => `${dayOf(millis)} ${minute(millis)}:${part(millis, 1_000, 60)}`
