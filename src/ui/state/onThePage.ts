/**
 * What the node says names commands, as whoever wrote it thought of a terminal: here they are the page's own ways. Of
 * sentences in another language the page has its own words (ADR 0061).
 */
const WAYS: readonly (readonly [command: RegExp, way: string])[] = [
  [/`bulbil resume \S+ --use-existing`/g, "“Use what is there…”"],
  [/`bulbil resume \S+ --accept-names`/g, "“Fetch them…”"],
  [/`bulbil resume \S+`/g, "resume"],
  [/`bulbil recheck \S+`/g, "recheck"],
  [/`bulbil recheck`/g, "recheck"],
  [/with\s`bulbil files \S+`, which also chooses anew, with --only or --skip/g, "and choose anew under “Files”"],
  [/with `bulbil files \S+`, and choose with `bulbil files \S+ --only`/g, "under “Files”, and choose there"],
  [/with `bulbil files \S+ --only`/g, "under “Files”"],
  [/\(`bulbil move \S+ --cancel`\)/g, "(“Stop moving”)"],
  [/`bulbil locate \S+ \S+`/g, "“Data are elsewhere…”"],
]

/** @param text as the node said it. */
export const onThePage = (text: string): string =>
  WAYS.reduce((said, [command, way]) => said.replace(command, way), text)
