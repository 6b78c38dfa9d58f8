/**
 * Holds off requests that a page of another site makes the operator's browser send, in case the strict cookie alone
 * ever should not: exact Origin on every change, none but this site's own on reading, and what browsers say of
 * themselves.
 */
import type { IncomingMessage } from "node:http"
import type { Refusal } from "../contract/commands.ts"

export type Refused = Refusal & { readonly status: number }

const refused = (status: number, code: string, message: string): Refused => ({ ok: false, status, code, message })

/** The media type of every body: anything else could be sent by a form, without the browser asking first. */
export const notJson = (request: IncomingMessage): Refused | null =>
  request.method === "GET" || /^application\/json(?:; ?charset=utf-8)?$/i.test(request.headers["content-type"] ?? "")
    ? null
    : refused(415, "not-json", "Send the command as application/json.")

export const foreignPage = (request: IncomingMessage, origin: string): Refused | null => {
  const { origin: from, "sec-fetch-site": site } = request.headers
  const own = request.method === "GET" ? from === undefined || from === origin : from === origin
  const near = site === undefined || site === "same-origin" || (site === "none" && request.method === "GET")
  return own && near
    ? null
    : refused(403, "wrong-origin", "This request comes from another site. Use the node's own page.")
}
