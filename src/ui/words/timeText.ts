/** Moments as ISO 8601 has them, in UTC: neither a screenshot nor a shared history then tells where its owner lives. */
export const timeText = (millis: number): string =>
  `${new Date(millis).toISOString().slice(0, 16).replace("T", " ")} UTC`

export const clockText = (millis: number): string => new Date(millis).toISOString().slice(0, 19).replace("T", " ")
