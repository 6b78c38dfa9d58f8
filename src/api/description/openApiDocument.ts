/** The management API as an OpenAPI 3.1 document, which programs that make clients can read. */
import { JSONSchema, Schema } from "effect"
import { type Operation, operations } from "./operations.ts"

/** Goes up when something is taken away, or means something else; what is added leaves it as it is. */
const VERSION = "1"
const DESCRIPTION =
  "The node answers at a unix socket, `run/api.sock` in its data folder, for the user who runs it, and at its management " +
  "onion for browsers that are signed in. Types that are named here stand in src/contract. A refusal has a code for " +
  "programs (docs/errors.md) and a message for people. Bodies are JSON, of at most 256 KiB."

/** Of the operations' parameters that stand in the path. */
const NAMES: Readonly<Record<string, string>> = {
  id: "of what it is about, or the beginning of its id, from six digits on; self, where said",
  index: "the number of the file in the torrent's order, from 0",
  infohash: "64 hex digits",
  look: "its id, of 32 hex digits",
  seq: "the number of an event in the log, from 1",
  share: "its id, or the beginning of it",
  table: "a table of StateAnswer: torrents, shares, mirrors …",
  torrent: "its id or infohash, or the beginning of either, from six digits on",
  version: "the number of an event of its own, from 1",
}

const text = { type: "string" } as const
const Refusal = Schema.Struct({ ok: Schema.Literal(false), code: Schema.String, message: Schema.String })

const refused = (why: string) => ({
  description: why,
  content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
})

type Definitions = Record<string, JSONSchema.JsonSchema7>

/** What schemas have in common stands once, among the components. */
const formOf = (schema: Schema.Schema.AnyNoContext, definitions: Definitions) =>
  JSONSchema.fromAST(schema.ast, {
    definitions,
    definitionPath: "#/components/schemas/",
    target: "openApi3.1",
  })

const typed = (name: string) => ({ description: name, type: ["object", "array", "string", "number", "null"] })

const contentOf = (answers: Operation["answers"]) => {
  if (typeof answers === "string") return { "application/json": { schema: typed(answers) } }
  return "events" in answers
    ? { "text/event-stream": { schema: { ...text, description: `each event's data: ${answers.events}` } } }
    : { [answers.file]: { schema: { ...text, format: "binary" } } }
}

const parametersOf = ({ path, query = {}, headers = {} }: Operation) => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name: name!,
    in: "path",
    required: true,
    description: NAMES[name!]!,
    schema: text,
  })),
  ...Object.entries(query).map(([name, description]) => ({ name, in: "query", description, schema: text })),
  ...Object.entries(headers).map(([name, description]) => ({ name, in: "header", description, schema: text })),
]

const bodyOf = ({ body }: Operation, definitions: Definitions) =>
  body === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: typeof body === "string" ? typed(body) : formOf(body, definitions) },
          },
        },
      }

const described = (operation: Operation, definitions: Definitions) => ({
  summary: operation.what,
  ...(operation.at && { description: `At the ${operation.at} alone.` }),
  parameters: parametersOf(operation),
  ...bodyOf(operation, definitions),
  responses: {
    200: {
      description: "Done.",
      ...(operation.gives && { headers: headersOf(operation.gives) }),
      content: contentOf(operation.answers),
    },
    400: refused("It could not be read; the message says how it is asked."),
    404: refused("There is no such thing, or whoever asks is nobody."),
    409: refused("The node refuses, and says why."),
    ...(operation.headers?.["If-Match"] && { 412: refused("It is another by now; read it again.") }),
  },
})

const headersOf = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, description]) => [name, { description, schema: text }]))

export const openApiDocument = () => {
  const definitions: Definitions = {}
  const all: Record<string, Record<string, object>> = {}
  for (const operation of operations) (all[operation.path] ??= {})[operation.method] = described(operation, definitions)
  return {
    openapi: "3.1.0",
    info: { title: "Bulbil", version: VERSION, description: DESCRIPTION },
    paths: all,
    components: { schemas: { Refusal: formOf(Refusal, definitions), ...definitions } },
  }
}
