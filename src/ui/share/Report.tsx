/** What the files say about whoever shares them, worst first, and a question for each kind that needs an answer. */
import { type Component, For, Show } from "solid-js"
import { bytesText, countText } from "../../contract/figures.ts"
import type { LookReport } from "../../contract/traces.ts"
import { Progress } from "../parts/Progress.tsx"
import { kindsOf } from "./answers.ts"
import type { ShareDraft } from "./createDraft.ts"
import { Finding } from "./Finding.tsx"
import { Question } from "./Question.tsx"
import { shareWords } from "./words.ts"

const CLOSED = "not-looked-into"

interface ReportProps {
  readonly report: LookReport | null
  readonly draft: ShareDraft
}

export const Report: Component<ReportProps> = (props) => {
  const done = () => (props.report?.state === "done" ? props.report : undefined)
  return (
    <section class="trace-report" aria-label="What the files say about you">
      <Show when={done()} fallback={<Looking report={props.report} />}>
        {(report) => <Found report={report()} draft={props.draft} />}
      </Show>
    </section>
  )
}

const Looking: Component<{ readonly report: LookReport | null }> = (props) => {
  const percent = () => (props.report?.total ? Math.floor((100 * props.report.done) / props.report.total) : 0)
  return (
    <>
      <p role="status">{shareWords.looking(props.report)}</p>
      <Progress value={percent()} tone="move" label="Files looked at" />
      <p class="quiet">Nothing is shared before you have seen what was found.</p>
    </>
  )
}

const Found: Component<{ readonly report: LookReport; readonly draft: ShareDraft }> = (props) => {
  const kinds = () => kindsOf(props.report)
  const speaks = () => kinds().some((kind) => kind !== CLOSED)
  const wantsClean = () => props.report.mustAnswer.some((kind) => kind !== "secret")
  return (
    <>
      <h3>What the files say about you</h3>
      <p role="status">
        <Show
          when={speaks()}
          fallback={
            <>
              {shareWords.nothing(props.report.total ?? 0)} {shareWords.notEverything}
            </>
          }
        >
          {countText(props.report.total ?? 0, "file")}, {bytesText(props.report.bytes)} looked into.
        </Show>{" "}
        <Show when={!kinds().includes(CLOSED)}>All files could be looked into.</Show>
      </p>
      <For each={kinds()}>
        {(kind) => (
          <section
            class="trace-kind"
            data-tone={kind === "secret" ? "bad" : props.report.mustAnswer.includes(kind) ? "wait" : "rest"}
            aria-label={shareWords.kinds[kind].head}
          >
            <h4>{shareWords.kinds[kind].head}</h4>
            <p class="quiet">{shareWords.kinds[kind].why}</p>
            <For each={props.report.findings.filter((finding) => finding.kind === kind)}>
              {(finding) => <Finding finding={finding} draft={props.draft} />}
            </For>
            <Show when={props.report.mustAnswer.includes(kind)}>
              <Question kind={kind} report={props.report} draft={props.draft} />
            </Show>
          </section>
        )}
      </For>
      <Show when={wantsClean() && props.report.cleaning}>{(words) => <p class="quiet">{words()}</p>}</Show>
    </>
  )
}
