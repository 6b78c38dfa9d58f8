/**
 * Answers the management link: a cookie, and a page that goes on to the clean address by itself. A redirect would not
 * do: reached from a link on another site, the browser would follow it without the strict cookie it has just been
 * given.
 */
import type { FastifyReply, FastifyRequest } from "fastify"
import { browserName } from "./browserName.ts"
import { cookieHeader, type OperatorSessions } from "./OperatorSessions.ts"

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="0; url=/management/">
<title>Bulbil</title>
<link rel="icon" href="/management/icon.svg">
<p><a href="/management/">Go on to your node</a></p>
</html>
`

export const signIn = (request: FastifyRequest, reply: FastifyReply, sessions: OperatorSessions): FastifyReply => {
  const cookie = sessions.begin(browserName(request.headers["user-agent"]))
  return reply.header("set-cookie", cookieHeader(cookie)).type("text/html; charset=utf-8").send(page)
}
