/** The checksum of what lies here, and a field for what another place says of it. */
import { type Component, createSignal, Show } from "solid-js"
import type { OfferedRelease } from "../../contract/rows.ts"
import { checksumText, equalText, releaseWords } from "../../contract/words/release.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Field } from "../parts/Field.tsx"
import { releasesWords } from "./words.ts"

export const Compare: Component<{ readonly offered: OfferedRelease }> = (props) => {
  const [checksum, setChecksum] = createSignal("")
  const { problems, sending, submit } = createSubmission<"checksum">({
    check: () => (checksum().trim() === "" ? { checksum: releasesWords.noChecksum } : {}),
    command: () => ({ type: "CompareChecksum", checksum: checksum() }),
    fieldOf: () => "checksum",
    done: () => undefined,
  })
  return (
    <section class="part">
      <h3>{releasesWords.isIt}</h3>
      <p>{releasesWords.makeSure}</p>
      <p class="mono checksum" aria-label={releasesWords.checksum}>
        {checksumText(props.offered.sha256)}
      </p>
      <form class="address-line" onSubmit={(event) => void submit(event)}>
        <Field
          id="checksum"
          label={releasesWords.siteSays}
          value={checksum()}
          onInput={setChecksum}
          problem={problems().checksum ?? problems().form}
          hint={releasesWords.siteHint}
          maxLength={512}
          mono
        />
        <button type="submit" class="button primary" disabled={sending()}>
          {releasesWords.compare}
        </button>
      </form>
      <Show when={props.offered.compared !== null}>
        <p class="callout" role="status" data-tone={props.offered.compared ? "go" : "bad"}>
          {props.offered.compared ? equalText(props.offered) : releaseWords.different}
        </p>
      </Show>
    </section>
  )
}
