/** What routes that are asked for one thing have in common: which ids there can be, and how they answer. */
import { Schema } from "effect"
import type { FastifyReply } from "fastify"
import { Target } from "../../contract/commands/fields.ts"

/** An id or infohash, or the beginning of either. */
export const isTarget = Schema.is(Target)

/** The same, or the node itself. */
export const isTargetOrSelf = (id: string): boolean => id === "self" || isTarget(id)

/** @param message how it is asked well. */
export const malformed = (reply: FastifyReply, message: string): FastifyReply =>
  reply.code(400).send({ ok: false, code: "malformed", message })

/** A refusal as such; where there is nothing, there is no such page. */
export const answered = (reply: FastifyReply, answer: object | undefined): FastifyReply | void =>
  answer === undefined ? reply.callNotFound() : reply.code("ok" in answer ? 409 : 200).send(answer)
