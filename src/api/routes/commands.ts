/**
 * `POST /api/commands`: decodes one command strictly and hands it to the node. 200 when done, 409 when the node
 * refuses.
 */
import { Either, Schema } from "effect"
import type { FastifyInstance } from "fastify"
import { ManagementCommand, type Refusal } from "../../contract/commands.ts"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"

const decode = Schema.decodeUnknownEither(ManagementCommand, { onExcessProperty: "error" })

const malformed: Refusal = {
  ok: false,
  code: "malformed",
  message:
    "The command could not be read: an id has 6 to 64 hex digits, a title at most 512 characters, a path at most 4,096; a relay's rate is from 76,800 octets a second, its port from 1024 to 65535, a ledger's code has 32 hex digits.",
}

export const commandRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.post(paths.commands, async (request, reply) => {
    const command = decode(request.body)
    if (Either.isLeft(command)) return reply.code(400).send(malformed)
    const answer = await node.command(command.right)
    return reply.code(answer.ok ? 200 : 409).send(answer)
  })
}
