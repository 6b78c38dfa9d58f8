/** What goes on for long is broken off when the session that asked for it ends. */
import type { FastifyReply, FastifyRequest } from "fastify"

/** @returns what is aborted when the answer is over, however it ended: when its session did, it is destroyed. */
export const whileSignedIn = ({ session }: FastifyRequest, { raw }: FastifyReply): AbortSignal => {
  const over = new AbortController()
  raw.once("close", () => over.abort())
  session?.ended.addEventListener("abort", () => raw.destroy(), { signal: over.signal })
  if (session?.ended.aborted) raw.destroy()
  if (raw.destroyed || raw.closed) over.abort()
  return over.signal
}
