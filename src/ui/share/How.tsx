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
      untitled="The name of the file or folder"
      untitledHint="Leave it empty to use the name itself."
    />
    <p class="quiet">{shareWords.private}</p>
    <details class="share-more" open={Object.keys(props.problems).some((field) => MORE.includes(field))}>
      <summary>For whom, and for how long</summary>
      <div class="share-more-body">
        <Field
          id="share-recipients"
          label="Recipients"
          lines={3}
          value={props.draft.recipients()}
          onInput={props.draft.setRecipients}
          problem={props.problems.recipients}
          hint={shareWords.recipients}
        />
        <Field
          id="share-copies"
          label="Stop after so many copies"
          value={props.draft.copies()}
          onInput={props.draft.setCopies}
          problem={props.problems.copies}
          hint="When all of it has gone out so often. Empty: it does not stop by itself."
        />
        <Field
          id="share-until"
          label="Stop at (UTC)"
          placeholder="2026-12-24 18:00"
          value={props.draft.until()}
          onInput={props.draft.setUntil}
          problem={props.problems.until}
        />
        <Field
          id="share-from"
          label="Begin at (UTC)"
          placeholder="2026-12-24 18:00"
          value={props.draft.from()}
          onInput={props.draft.setFrom}
          problem={props.problems.from}
          hint="The link is there at once; nobody can reach it before."
        />
        <label class="check">
          <input
            type="checkbox"
            checked={props.draft.skipUnsafe()}
            onChange={(event) => props.draft.setSkipUnsafe(event.currentTarget.checked)}
          />
          <span>
            Leave out names that no torrent may hold
            <br />
            <span class="quiet">
              Otherwise nothing is shared, and all such names are listed. Links inside the folder are always left out,
              and named.
            </span>
          </span>
        </label>
      </div>
    </details>
  </>
)

const MORE: readonly string[] = ["recipients", "copies", "until", "from"]
