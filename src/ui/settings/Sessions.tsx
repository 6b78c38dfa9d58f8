/** Browsers that are signed in: which is this one, and how the others are ended. */
import { type Component, createEffect, createResource, For, on, Show } from "solid-js"
import type { SessionsPage } from "../../contract/access.ts"
import { askSessions, command } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { accessWords as all } from "./accessWords.ts"
import { ConfirmPoints } from "../dialogs/ConfirmPoints.tsx"

type Session = SessionsPage["sessions"][number]

const words = all.sessions
const HOUR_MS = 3_600_000

export const Sessions: Component = () => {
  const { connection, dialogs, now, toasts } = useModel()
  const [answer, { refetch }] = createResource(askSessions)
  createEffect(on(connection.state, (state) => state === "live" && void refetch(), { defer: true }))
  const sessions = (): readonly Session[] => (answer.latest?.ok ? answer.latest.value.sessions : [])
  const others = () => sessions().filter(({ current }) => !current)
  const end = async ({ id }: Session): Promise<void> => {
    const reply = await command({ type: "EndSessions", sessions: [id] })
    toasts.say(reply.ok ? "done" : "refused", reply.ok ? words.ended : reply.message)
    void refetch()
  }
  const endOthers = (): void =>
    dialogs.show(ConfirmPoints, {
      title: words.othersTitle,
      points: words.others,
      command: { type: "EndSessions", sessions: others().map(({ id }) => id) },
      go: words.othersGo,
      done: words.othersDone,
      onDone: () => void refetch(),
    })
  const endHere = ({ id }: Session): void =>
    dialogs.show(ConfirmPoints, {
      title: words.hereTitle,
      points: words.herePoints,
      command: { type: "EndSessions", sessions: [id] },
      go: words.hereGo,
      done: words.hereDone,
    })
  return (
    <section class="part" aria-labelledby="sessions-title">
      <h3 id="sessions-title">{words.title}</h3>
      <p class="quiet">{words.about}</p>
      <Show
        when={answer.latest?.ok}
        fallback={<p class="quiet">{answer.latest && !answer.latest.ok ? answer.latest.message : words.reading}</p>}
      >
        <Show when={sessions().length > 0} fallback={<p>{words.none}</p>}>
          <ul class="sessions">
            <For each={sessions()}>
              {(session) => (
                <li>
                  <div>
                    <strong>{session.name}</strong>{" "}
                    <Show when={session.current}>
                      <span class="badge" data-tone="go">
                        {words.here}
                      </span>
                    </Show>
                    <p class="quiet">{words.seen(Math.max(0, Math.floor((now() - session.seenAt) / HOUR_MS)))}</p>
                  </div>
                  <button
                    type="button"
                    class="button"
                    onClick={() => (session.current ? endHere(session) : void end(session))}
                  >
                    {session.current ? words.endHere : words.end}
                    <span class="hidden">: {session.name}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
          <Show when={others().length > 0}>
            <button type="button" class="button fit" onClick={endOthers}>
              {words.endOthers}
            </button>
          </Show>
        </Show>
      </Show>
    </section>
  )
}
