/**
 * Places as fragments of the page's address: `#/transfers/<id>/history?status=paused`. A fragment is never sent, so the
 * node is not told of it; a place can be opened in another tab, reloaded, and left by the browser's own way back. With
 * `at=1204` behind the `?` it is a place in the node as it was right after that event. Pure.
 */
/** How a page shows what it lists: names and values behind the `?`. */
export type Asked = Readonly<Record<string, string>>

/** A page, and what of it is shown, where it can show more than one thing: parts with `/` between them. */
export interface Place {
  readonly page: string
  readonly given?: string
  readonly asked?: Asked
  /** The event after which the node is looked at; null is now. A way to a place that says nothing of it stays there. */
  readonly at?: number | null
}

/** What is longer was not made here. */
const MOST = 1_024
const MOST_ASKED = 8_192
/** As the log counts, from 1. */
const EVENT = /^[1-9]\d{0,14}$/

export const sameAsked = (a: Asked, b: Asked): boolean => {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

export const addressOf = ({ page, given, asked, at }: Place): string => {
  const parts = [page, ...(given ? given.split("/") : [])].map((part) => encodeURIComponent(part.toWellFormed()))
  const query = new URLSearchParams({ ...asked, ...(at ? { at: String(at) } : {}) }).toString()
  return `#/${parts.join("/")}${query ? `?${query}` : ""}`
}

/** @returns null for what is no place; whether there is such a page is not looked at. */
export const placeOf = (fragment: string): Place | null => {
  const [path = "", ...queries] = fragment.split("?")
  const query = queries.join("?")
  if (!path.startsWith("#/") || path.length > MOST) return null
  try {
    const [page, ...given] = path.slice(2).split("/").map(decodeURIComponent)
    const { at = "", ...asked } =
      query.length <= MOST_ASKED ? Object.fromEntries(new URLSearchParams(query)) : ({} as Record<string, string>)
    return {
      page: page!,
      ...(given.length > 0 ? { given: given.join("/") } : {}),
      ...(Object.keys(asked).length > 0 ? { asked } : {}),
      ...(EVENT.test(at) ? { at: Number(at) } : {}),
    }
  } catch {
    return null
  }
}
