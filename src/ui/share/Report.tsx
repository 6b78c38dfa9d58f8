/** What the files say about whoever shares them, worst first, and a question for each kind that needs an answer. */
import { type Component, For, Show } from "solid-js"
import type { LookReport } from "../../contract/traces.ts"
import { LeftOut } from "../transfers/details/LeftOut.tsx"
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
    <section class="trace-report" aria-label={shareWords.report}>
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
      <Progress value={percent()} tone="move" label={shareWords.lookedAt} />
      <p class="quiet">{shareWords.notBefore}</p>
    </>
  )
}

const Found: Component<{ readonly report: LookReport; readonly draft: ShareDraft }> = (props) => {
  const kinds = () => kindsOf(props.report)
  const speaks = () => kinds().some((kind) => kind !== CLOSED)
  const wantsClean = () => props.report.mustAnswer.some((kind) => kind !== "secret")
  return (
    <>
      <h3>{shareWords.report}</h3>
      <p role="status">
        <Show
          when={speaks()}
          fallback={
            <>
              {shareWords.nothing(props.report.total ?? 0)} {shareWords.notEverything}
            </>
          }
        >
          {shareWords.lookedInto(props.report.total ?? 0, props.report.bytes)}
        </Show>{" "}
        <Show when={!kinds().includes(CLOSED)}>{shareWords.allLooked}</Show>
      </p>
      <LeftOut leftOut={props.report.leftOut} />
      <Show when={props.report.leftOut.unsafeNames > 0}>
        <label class="check">
          <input
            type="checkbox"
            id="share-unsafe"
            checked={props.draft.skipUnsafe()}
            onChange={(event) => props.draft.setSkipUnsafe(event.currentTarget.checked)}
          />
          <span>
            {shareWords.unsafe}
            <br />
            <span class="quiet">{shareWords.unsafeText}</span>
          </span>
        </label>
      </Show>
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
