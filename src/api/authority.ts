/**
 * Who asks at the management onion: the operator (a cookie), a bearer of the token, or nobody. All three questions are
 * put to every request, in the same order, with hashes of equal length, so that an answer's time tells none of them.
 * Never looks at what is asked for beyond the token's own path.
 */
import { hash, timingSafeEqual } from "node:crypto"
import type { IncomingMessage } from "node:http"
import type { OnionAccess } from "./ApiOptions.ts"
import type { OperatorSessions } from "./OperatorSessions.ts"

export type Caller = "operator" | "bearer" | "nobody"

const TOKEN_PATH = "/management/"
const digest = (text: string): Buffer => hash("sha256", text, "buffer")

export const authority = (access: OnionAccess, sessions: OperatorSessions): ((request: IncomingMessage) => Caller) => {
  const token = digest(access.token)
  return (request) => {
    const url = request.url ?? ""
    const hosts = request.rawHeaders.filter((_, i, all) => i % 2 === 1 && all[i - 1]!.toLowerCase() === "host")
    const rightHost = hosts.length === 1 && hosts[0] === access.host && url.startsWith("/")
    const rightToken = timingSafeEqual(digest(url.startsWith(TOKEN_PATH) ? url.slice(TOKEN_PATH.length) : ""), token)
    const rightCookie = sessions.knows(request.headers.cookie)
    if (!rightHost) return "nobody"
    if (rightToken && request.method === "GET") return "bearer"
    return rightCookie ? "operator" : "nobody"
  }
}
