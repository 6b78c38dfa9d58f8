/** The summary in a file that somebody gave, or why there is none. */
import { readGiven, ReadGivenError } from "../../storage/readGiven.ts"
import { MAX_TRAFFIC_SUMMARY, TrafficSummary } from "../../wire/TrafficSummary.ts"
import { givenPlace } from "./givenPlace.ts"
import { refuse, type Refused } from "./answers.ts"

export interface GivenSummary {
  readonly file: string
  readonly summary: TrafficSummary
}

export const givenSummary = async (asked: string): Promise<GivenSummary | Refused> => {
  const file = givenPlace(asked)
  if (typeof file !== "string") return file
  const unreadable = refuse("bad-summary", `${file} is no traffic summary of a relay, or it was altered`)
  try {
    const summary = TrafficSummary.read(await readGiven(file, MAX_TRAFFIC_SUMMARY))
    return summary === undefined ? unreadable : { file, summary }
  } catch (error) {
    if (!(error instanceof ReadGivenError)) throw error
    return error.reason === "too-large" ? unreadable : refuse("not-read", error.message)
  }
}
