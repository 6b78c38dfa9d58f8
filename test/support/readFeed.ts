/** Reads a server-sent event stream off a socket's octets, as the HTML standard has it; for tests of the feed. */
import { request } from "node:http"

export interface FeedEvent {
  readonly id: string | undefined
  readonly event: string
  readonly data: unknown
}

export interface FeedReading {
  readonly events: FeedEvent[]
  /** Resolves as soon as the events hold what is asked for. */
  until(holds: (events: readonly FeedEvent[]) => boolean): Promise<void>
  readonly ended: Promise<void>
  close(): void
}

export const readFeed = (socketPath: string, path: string, headers: Record<string, string>): FeedReading => {
  const events: FeedEvent[] = []
  const watchers = new Set<() => void>()
  let rest = ""
  const sent = request({ socketPath, path, headers, agent: false })
  const ended = new Promise<void>((resolve) => {
    sent.on("error", () => resolve())
    sent.on("response", (answer) => {
      answer
        .setEncoding("utf8")
        .on("error", () => resolve())
        .on("close", resolve)
      answer.on("data", (text: string) => {
        const blocks = (rest + text).split("\n\n")
        rest = blocks.pop()!
        for (const block of blocks.filter((text) => text !== ":")) {
          const field = (name: string) =>
            block
              .split("\n")
              .find((line) => line.startsWith(`${name}: `))
              ?.slice(name.length + 2)
          events.push({ id: field("id"), event: field("event")!, data: JSON.parse(field("data")!) })
        }
        for (const watch of watchers) watch()
      })
    })
  })
  sent.end()
  return {
    events,
    ended,
    close: () => sent.destroy(),
    until: (holds) =>
      new Promise((resolve) => {
        const watch = () => {
          if (!holds(events)) return
          watchers.delete(watch)
          resolve()
        }
        watchers.add(watch)
        watch()
      }),
  }
}
