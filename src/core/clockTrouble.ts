/** What is said of a clock that is off. Pure. */
export const clockTrouble = (aheadSeconds: number): string => {
  const minutes = Math.max(1, Math.round(Math.abs(aheadSeconds) / 60))
  const off = minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
  const way = aheadSeconds > 0 ? "ahead of" : "behind"
  return (
    `this machine's clock seems to be ${off} ${way} the others', so what they say of themselves is not taken; ` +
    "set the clock right"
  )
}
