/** Who is signed in at the management onion: `GET /api/sessions`. */

/** A browser that opened the management link. */
export interface SessionView {
  /** 12 hex digits; it opens nothing. */
  readonly id: string
  /** The family of browser and system, as `Firefox on Linux`. */
  readonly name: string
  /** When it was last of use, milliseconds since 1970; the hour that had begun. */
  readonly seenAt: number
}

export interface SessionsPage {
  /** The one that was of use last comes first. `current`: the one that asks. */
  readonly sessions: readonly (SessionView & { readonly current: boolean })[]
}
