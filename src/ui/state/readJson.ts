/**
 * What the node says, read for a page. Titles, names and words in it may be strangers', and signs that turn text around
 * would have one of them read as another (a title with U+202E hides its end): each is shown as U+FFFD, as the command
 * line does. All that a page shows comes through here.
 */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** @throws SyntaxError on what is no JSON. */
export const readJson = (text: string): unknown => JSON.parse(text.replace(TURNING, "\ufffd"))
