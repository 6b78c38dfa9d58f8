/** A line as tor writes it to its standard output: `Nov 25 03:37:17.000 [notice] text`, taken apart. Pure. */
export interface TorLogLine {
  readonly level: "notice" | "warn" | "err"
  readonly text: string
}

const form = /^[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{3})? \[(debug|info|notice|warn|err)\] ?/

/** What has another form was said before tor's log was open, or is not tor's: a notice, as it is. */
export const torLogLine = (raw: string): TorLogLine => {
  const head = form.exec(raw)
  const level = head?.[1] === "warn" || head?.[1] === "err" ? head[1] : "notice"
  return { level, text: raw.slice(head?.[0].length ?? 0) }
}
