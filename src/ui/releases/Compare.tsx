/** The checksum of what lies here, and a field for what another place says of it. */
import { type Component, createSignal, Show } from "solid-js"
import type { OfferedRelease } from "../../contract/rows.ts"
import { checksumText, equalText, releaseWords } from "../../contract/words/release.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Field } from "../parts/Field.tsx"

export const Compare: Component<{ readonly offered: OfferedRelease }> = (props) => {
  const [checksum, setChecksum] = createSignal("")
  const { problems, sending, submit } = createSubmission<"checksum">({
    check: () => (checksum().trim() === "" ? { checksum: "Paste the checksum that the maintainers’ site says." } : {}),
    command: () => ({ type: "CompareChecksum", checksum: checksum() }),
    fieldOf: () => "checksum",
    done: () => undefined,
  })
  return (
    <section class="part">
      <h3>Is it the maintainers’ file?</h3>
      <p>
        The signatures were checked. Make sure of it by a way that does not lead through this node: open the
        maintainers’ site in another browser, copy the SHA-256 of this version, and paste it here.
      </p>
      <p class="mono checksum" aria-label="SHA-256 of the file">
        {checksumText(props.offered.sha256)}
      </p>
      <form class="address-line" onSubmit={(event) => void submit(event)}>
        <Field
          id="checksum"
          label="What the maintainers’ site says"
          value={checksum()}
          onInput={setChecksum}
          problem={problems().checksum ?? problems().form}
          hint="Blanks, capitals and a whole line of sha256sum are fine."
          maxLength={512}
          mono
        />
        <button type="submit" class="button primary" disabled={sending()}>
          Compare
        </button>
      </form>
      <Show when={props.offered.compared !== null}>
        <p class="callout" role="status" data-tone={props.offered.compared ? "good" : "bad"}>
          {props.offered.compared ? equalText(props.offered) : releaseWords.different}
        </p>
      </Show>
    </section>
  )
}
