/**
 * `POST /api/search/others`: puts a question to the nodes that are named, who read its words, and tells what each
 * answers as it comes, as server-sent events. A POST, so that no address of a page can send words to anybody. Ends with
 * its reader.
 */
import { Option, Schema } from "effect"
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import { MOST_ASKED, type RemoteAsked, type RemoteMessage } from "../../contract/remoteSearch.ts"
import { MOST_QUERY } from "../../contract/search.ts"
import type { EventStreams } from "../EventStreams.ts"
import type { ManagedNode } from "../Node.ts"
import { Questions } from "../Questions.ts"

const MOST_SHOWN = 100
const Whole = Schema.optional(Schema.NonNegativeInt)

/** The form of what others are asked. */
export const QuestionBody = Schema.Struct({
  text: Schema.String.pipe(Schema.maxLength(MOST_QUERY * 2)),
  nodes: Schema.Array(Schema.String.pipe(Schema.pattern(/^[a-z2-7]{56}\.onion$/))).pipe(
    Schema.minItems(1),
    Schema.maxItems(MOST_ASKED),
  ),
  limit: Schema.optional(Schema.Int.pipe(Schema.between(1, MOST_SHOWN))),
  least: Whole,
  most: Whole,
  days: Whole,
  degree: Whole,
  tracker: Schema.optional(Schema.String.pipe(Schema.pattern(/^[a-z2-7]{0,56}$/))),
  here: Schema.optional(Schema.Literal("only", "not")),
  dead: Schema.optional(Schema.Literal("hide")),
})

const read = (body: unknown): RemoteAsked | undefined =>
  // What is left out is not there; it is never undefined.
  Option.getOrUndefined(Schema.decodeUnknownOption(QuestionBody, { onExcessProperty: "error" })(body)) as
    | RemoteAsked
    | undefined

const malformed = {
  ok: false,
  code: "malformed",
  message: `Ask with words as text, and the addresses of 1 to ${MOST_ASKED} nodes.`,
}
const noRoom = {
  ok: false,
  code: "too-many-questions",
  message: "Several questions to others are under way. Wait until one is answered.",
}

const said = ({ event, data }: RemoteMessage): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

export const askOthersRoute = (app: FastifyInstance, node: ManagedNode, streams: EventStreams): void => {
  const questions = new Questions()
  app.post(paths.askOthers, async (request, reply) => {
    const asked = read(request.body)
    if (!asked) return reply.code(400).send(malformed)
    const question = questions.begin()
    if (!question) return reply.code(409).send(noRoom)
    try {
      const answers = node.askOthers(asked, question.signal)
      if ("ok" in answers) return await reply.code(409).send(answers)
      await streams.open(request, reply, async ({ out, signal }) => {
        const leave = () => question.abort()
        signal.addEventListener("abort", leave, { once: true })
        if (signal.aborted) leave()
        for await (const message of answers) out.write(said(message))
      })
    } finally {
      questions.over(question)
    }
  })
}
