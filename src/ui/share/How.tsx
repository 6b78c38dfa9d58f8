/** How a share is offered: what others read about it, to whom, and for how long. */
import type { Component } from "solid-js"
import type { Problems } from "../dialogs/createSubmission.ts"
import { Field } from "../parts/Field.tsx"
import { InfoFields } from "../transfers/InfoFields.tsx"
import type { DraftField, ShareDraft } from "./createDraft.ts"
import { shareWords } from "./words.ts"

interface HowProps {
  readonly draft: ShareDraft
  readonly problems: Problems<DraftField>
}

export const How: Component<HowProps> = (props) => (
  <>
    <InfoFields
      info={props.draft.info}
      problems={props.problems}
      untitled={shareWords.untitled}
      untitledHint={shareWords.untitledHint}
    />
    <p class="quiet">{shareWords.private}</p>
    <details class="share-more" open={Object.keys(props.problems).some((field) => MORE.includes(field))}>
      <summary>{shareWords.forWhom}</summary>
      <div class="share-more-body">
        <Field
          id="share-recipients"
          label={shareWords.to}
          lines={3}
          value={props.draft.recipients()}
          onInput={props.draft.setRecipients}
          problem={props.problems.recipients}
          hint={shareWords.recipients}
        />
        <Field
          id="share-copies"
          label={shareWords.stopCopies}
          value={props.draft.copies()}
          onInput={props.draft.setCopies}
          problem={props.problems.copies}
          hint={shareWords.stopCopiesHint}
        />
        <Field
          id="share-until"
          label={shareWords.stopAt}
          placeholder="2026-12-24 18:00"
          value={props.draft.until()}
          onInput={props.draft.setUntil}
          problem={props.problems.until}
        />
        <Field
          id="share-from"
          label={shareWords.beginAt}
          placeholder="2026-12-24 18:00"
          value={props.draft.from()}
          onInput={props.draft.setFrom}
          problem={props.problems.from}
          hint={shareWords.beginHint}
        />
      </div>
    </details>
  </>
)

const MORE: readonly string[] = ["recipients", "copies", "until", "from"]
