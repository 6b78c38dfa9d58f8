/** The messages of an answer that goes on, as they come: each a name and a JSON value. */
import type { Readable } from "node:stream"
import { createParser } from "eventsource-parser"

export async function* serverEvents<Message>(answer: Readable): AsyncGenerator<Message> {
  const come: Message[] = []
  const parser = createParser({
    onEvent: ({ event, data }) => void (event !== undefined && come.push({ event, data: JSON.parse(data) } as Message)),
  })
  for await (const text of answer.setEncoding("utf8")) {
    parser.feed(String(text))
    yield* come.splice(0)
  }
}
