/** A question to other nodes, as the page puts it: what each answers comes while it is read. Nothing here throws. */
import { createParser } from "eventsource-parser"
import type { Refusal } from "../../contract/commands.ts"
import { paths } from "../../contract/feed.ts"
import type { RemoteAsked, RemoteMessage } from "../../contract/remoteSearch.ts"
import { signedOut, unreachable } from "./ask.ts"
import { readJson } from "./readJson.ts"

/** @returns why it did not come to its end; undefined when it did, or when it was left. */
export const askOthers = async (
  asked: RemoteAsked,
  signal: AbortSignal,
  onMessage: (message: RemoteMessage) => void,
): Promise<Refusal | undefined> => {
  let over = false
  const { feed } = createParser({
    onEvent: ({ event, data }) => {
      const message = { event, data: readJson(data) } as RemoteMessage
      over ||= message.event === "over"
      if (!signal.aborted) onMessage(message)
    },
  })
  try {
    const answer = await fetch(paths.askOthers, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
      signal,
    })
    if (answer.status === 404) return signedOut
    if (!answer.ok) return readJson(await answer.text()) as Refusal
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) feed(read.value)
  } catch {
    // It broke off, or was left.
  }
  return over || signal.aborted ? undefined : unreachable
}
