/** Onions and moments as they read on a terminal. Pure. */
const SHOWN = 10

/** Short enough for a line, and enough to tell one from another. */
export const onionText = (address: string): string => `${address.slice(0, SHOWN)}….onion`

/** ISO 8601 in UTC: output that is passed on does not tell where its owner lives. */
export const timeText = (millis: number): string =>
  `${new Date(millis).toISOString().slice(0, 16).replace("T", " ")} UTC`
