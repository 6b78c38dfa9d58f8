/**
 * Answers the management link: a cookie, and a page that goes on to the clean address by itself. A redirect would not
 * do: reached from a link on another site, the browser would follow it without the strict cookie it has just been
 * given.
 */
import type { FastifyReply } from "fastify"
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

export const signIn = (reply: FastifyReply, sessions: OperatorSessions): FastifyReply =>
  reply.header("set-cookie", cookieHeader(sessions.begin())).type("text/html; charset=utf-8").send(page)
