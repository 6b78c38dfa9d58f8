/** A number of a query or header: `undefined` when absent, `null` when it is none. Never rounds. */
export const wholeNumber = (text: unknown): number | undefined | null => {
  if (text === undefined) return undefined
  const number = typeof text === "string" && /^\d{1,15}$/.test(text) ? Number(text) : NaN
  return Number.isSafeInteger(number) ? number : null
}
