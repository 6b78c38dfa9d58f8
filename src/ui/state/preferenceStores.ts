/** Where preferences are kept: with the node, and of this browser for the moment before the node has answered. */
import { paths } from "../../contract/feed.ts"
import type { Preferences } from "./preferences.ts"
import { readJson } from "./readJson.ts"

/** As the node has them, and under which mark. */
export interface AtNode {
  readonly all: Preferences
  /** Another where they are others: contract/settings/preferencesTag.ts. */
  readonly tag: string
}

interface Remembered {
  readonly all: Preferences
  /** What the node had when these were chosen: what differs from it may not have been told yet. */
  readonly upon: Preferences
  /** What the node was told since, and has not answered to: it may have that, or get it still. */
  readonly sent: readonly AtNode[]
}

/** That nothing has. */
export const NO_TAG = '""'

const KEY = "bulbil.preferences"
/** Words of the operator's, and where their data are: they stay with the node, and no browser remembers them. */
const NOT_REMEMBERED: readonly string[] = ["views", "searches", "folders"] satisfies readonly (keyof Preferences)[]
/** A node that does not answer holds up no later choice. */
const ANSWER_MS = 30_000

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export const remembered = (): Remembered => {
  try {
    const { all, upon, sent } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Remembered>
    if (isObject(all)) return { all, upon: isObject(upon) ? upon : all, sent: [sent ?? []].flat() }
  } catch {
    // Not written by this page.
  }
  return { all: {}, upon: {}, sent: [] }
}

export const remember = ({ all, upon, sent }: Remembered): void => {
  const some = (of: Preferences): Preferences =>
    Object.fromEntries(Object.entries(of).filter(([field]) => !NOT_REMEMBERED.includes(field)))
  try {
    // No tags: theirs are of the operator's words as well.
    const unanswered = sent.map((one) => ({ all: some(one.all), tag: NO_TAG }))
    localStorage.setItem(KEY, JSON.stringify({ all: some(all), upon: some(upon), sent: unanswered }))
  } catch {
    return
  }
}

const tagOf = (answer: Response): string => answer.headers.get("etag") ?? ""

export const readPreferences = async (): Promise<AtNode | null> => {
  try {
    const answer = await fetch(paths.preferences, { signal: AbortSignal.timeout(ANSWER_MS) })
    const all = answer.ok ? readJson(await answer.text()) : null
    return isObject(all) ? { all, tag: tagOf(answer) } : null
  } catch {
    return null
  }
}

/**
 * @param upon the tags of what they were made upon: where the node has none of these by now, it takes nothing
 * @param leaving the page is about to be gone: sent all the same, and not waited for
 */
export const writePreferences = async (
  all: Preferences,
  upon: readonly string[],
  leaving = false,
): Promise<AtNode | "others" | null> => {
  try {
    const answer = await fetch(paths.preferences, {
      method: "PUT",
      headers: { "content-type": "application/json", "if-match": upon.join(", ") },
      body: JSON.stringify(all),
      keepalive: leaving,
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    if (answer.status === 412) return "others"
    return answer.ok ? { all, tag: tagOf(answer) } : null
  } catch {
    return null
  }
}
