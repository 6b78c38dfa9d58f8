/** Sharing in three steps: which files, what they say and how they are offered, and then the link. */
import { isWholePath } from "../../contract/places.ts"
import { type Component, createSignal, Match, Show, Switch } from "solid-js"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { focusOn } from "../parts/focusOn.ts"
import { rememberFolder } from "../parts/path/lastFolders.ts"
import { useModel } from "../state/model.ts"
import { openKinds } from "./answers.ts"
import { createDraft, type DraftField } from "./createDraft.ts"
import { createLook, type LookProblem } from "./createLook.ts"
import { How } from "./How.tsx"
import { Place } from "./Place.tsx"
import { Report } from "./Report.tsx"
import { Shared } from "./Shared.tsx"
import { shareWords } from "./words.ts"

/** Refusals after which what is known of the files is looked at again. */
const LOOK_AGAIN: ReadonlySet<string> = new Set(["metadata-unanswered", "no-such-look", "other-look", "not-cleaned"])

interface ShareFormProps {
  readonly path: string
  /** The share was begun: what closes the dialog leads to it. */
  readonly onShared: (id: string) => void
  readonly onClose: () => void
}

export const ShareForm: Component<ShareFormProps> = (props) => {
  const { preferences } = useModel()
  const draft = createDraft(props.path)
  const [step, setStep] = createSignal<"place" | "report">("place")
  const [shared, setShared] = createSignal<string | null>(null)
  const [wrong, setWrong] = createSignal<string>()
  const toPlace = (problem?: LookProblem): void => {
    look.leave()
    setWrong(problem?.message)
    setStep("place")
    focusOn("share-path")
  }
  const look = createLook(toPlace)
  const begin = (event: SubmitEvent): void => {
    event.preventDefault()
    const path = draft.path().trim()
    if (!isWholePath(path)) {
      setWrong(shareWords.badPath)
      return void focusOn("share-path")
    }
    setWrong(undefined)
    setStep("report")
    lookAnew()
  }
  const lookAnew = (): void => {
    setShared(null)
    look.begin(draft.path().trim())
    focusOn("share-report")
  }
  /** Why nothing can be shared yet; null when it can. */
  const waitsFor = (): string | null => {
    const report = look.report()
    if (report?.state !== "done") return shareWords.waits
    const open = openKinds(report, draft.answers(), draft.leftOut())
    if (open.length > 0) return shareWords.open(open)
    return report.leftOut.unsafeNames > 0 && !draft.skipUnsafe() ? shareWords.unsafeOpen : null
  }
  const { problems, sending, submit } = createSubmission<DraftField>({
    check: () => {
      const waits = waitsFor()
      return waits === null ? draft.problems() : { form: `${waits}.` }
    },
    command: () => draft.said(look.report()!),
    fieldOf: () => "form",
    refused: ({ code }) => LOOK_AGAIN.has(code) && look.refresh(draft.path().trim()),
    done: (id) => {
      look.leave()
      setShared(id)
      props.onShared(id)
      rememberFolder(
        preferences,
        draft
          .path()
          .trim()
          .replace(/[^/]+\/*$/, ""),
      )
      focusOn("share-begun")
    },
  })
  return (
    <Switch>
      <Match when={shared()}>{(id) => <Shared id={id()} onChange={lookAnew} onDone={props.onClose} />}</Match>
      <Match when={step() === "place"}>
        <form onSubmit={begin} novalidate>
          <Place draft={draft} problem={wrong()} onCancel={props.onClose} />
        </form>
      </Match>
      <Match when={step() === "report"}>
        <form onSubmit={(event) => void submit(event)} novalidate>
          <p class="share-place" id="share-report" tabindex="-1">
            <bdi class="mono whole">{draft.path().trim()}</bdi>{" "}
            <button type="button" class="link-like" onClick={() => toPlace()}>
              {shareWords.otherPath}
            </button>
          </p>
          <Report report={look.report()} draft={draft} />
          <How draft={draft} problems={problems()} />
          <Show when={problems().form}>
            {(words) => (
              <p class="callout" data-tone="bad" role="alert">
                {words()}
              </p>
            )}
          </Show>
          <div class="dialog-actions">
            <span class="share-waits quiet" id="share-waits">
              {waitsFor()}
            </span>
            <button type="button" class="button" onClick={props.onClose}>
              {shareWords.cancel}
            </button>
            <button
              type="submit"
              class="button primary"
              disabled={sending() || waitsFor() !== null}
              aria-describedby="share-waits"
            >
              {sending() ? shareWords.sending : shareWords.go}
            </button>
          </div>
        </form>
      </Match>
    </Switch>
  )
}
