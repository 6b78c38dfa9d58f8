/**
 * `POST /api/commands`: hands one command to the node. 200 when done, 400 when it could not be read, 409 when the node
 * refuses.
 */
import type { FastifyInstance, FastifyReply } from "fastify"
import type { CommandReply } from "../../contract/commands.ts"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"

export const answerWith = (reply: FastifyReply, answer: CommandReply): FastifyReply =>
  reply.code(answer.ok ? 200 : answer.code === "malformed" ? 400 : 409).send(answer)

export const commandRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.post(paths.commands, async (request, reply) => answerWith(reply, await node.command(request.body)))
}
