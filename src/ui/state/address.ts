/**
 * Places as fragments of the page's address: `#/transfers/<id>/history`. A fragment is never sent, so the node is not
 * told of it; a place can be opened in another tab, reloaded, and left by the browser's own way back. Pure.
 */
/** A page, and what of it is shown, where it can show more than one thing: parts with `/` between them. */
export interface Place {
  readonly page: string
  readonly given?: string
}

/** What is longer was not made here. */
const MOST = 1_024

export const addressOf = ({ page, given }: Place): string =>
  `#/${[page, ...(given ? given.split("/") : [])].map((part) => encodeURIComponent(part.toWellFormed())).join("/")}`

/** @returns null for what is no place; whether there is such a page is not looked at. */
export const placeOf = (fragment: string): Place | null => {
  if (!fragment.startsWith("#/") || fragment.length > MOST) return null
  try {
    const [page, ...given] = fragment.slice(2).split("/").map(decodeURIComponent)
    return { page: page!, ...(given.length > 0 ? { given: given.join("/") } : {}) }
  } catch {
    return null
  }
}
