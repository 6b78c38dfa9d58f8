/**
 * Who asks at the management onion: the operator (a cookie), a bearer of the token, or nobody. All three questions are
 * put to every request, in the same order, with hashes of equal length, so that an answer's time tells none of them.
 * Never looks at what is asked for beyond the token's own path.
 */
import { hash, timingSafeEqual } from "node:crypto"
import type { IncomingMessage } from "node:http"
import type { Entrance } from "./ApiOptions.ts"
import type { OpenSession } from "./OperatorSessions.ts"

export type Caller = OpenSession | "bearer" | "nobody"

declare module "fastify" {
  interface FastifyRequest {
    /** The operator's, at the management onion; the local socket has none. */
    session?: OpenSession
  }
}

const TOKEN_PATH = "/management/"
const digest = (text: string): Buffer => hash("sha256", text, "buffer")

export const authority =
  (entrance: Entrance) =>
  (request: IncomingMessage): Caller => {
    const url = request.url ?? ""
    const hosts = request.rawHeaders.filter((_, i, all) => i % 2 === 1 && all[i - 1]!.toLowerCase() === "host")
    const rightHost = hosts.length === 1 && hosts[0] === entrance.host && url.startsWith("/")
    const said = digest(url.startsWith(TOKEN_PATH) ? url.slice(TOKEN_PATH.length) : "")
    const rightToken = timingSafeEqual(said, digest(entrance.token))
    const session = entrance.sessions.of(request.headers.cookie)
    if (!rightHost) return "nobody"
    if (rightToken && request.method === "GET") return "bearer"
    return session ?? "nobody"
  }
