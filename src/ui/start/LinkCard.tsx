/** The management link: what it is, how it is had again, and whether one has it. */
import type { Component } from "solid-js"
import { CopyField } from "../parts/CopyField.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { MaskedLink } from "../settings/MaskedLink.tsx"
import { accessPlace } from "../settings/place.ts"
import { useModel } from "../state/model.ts"
import { LINK_KEPT } from "./steps.ts"
import { startWords } from "./words.ts"

const words = startWords.link

export const LinkCard: Component = () => {
  const { putAside } = useModel()
  return (
    <>
      <h3>{words.title}</h3>
      <p class="quiet">{words.about}</p>
      <MaskedLink label={words.label} />
      <p class="quiet">{words.prints}</p>
      <CopyField text="bulbil link --qr" label={words.command} />
      <label class="check">
        <input
          type="checkbox"
          checked={putAside.has(LINK_KEPT)}
          onChange={(event) => (event.currentTarget.checked ? putAside.add : putAside.remove)(LINK_KEPT)}
        />
        <span>{words.kept}</span>
      </label>
      <p>
        <PageLink class="link-like" to={accessPlace}>
          {words.more}
        </PageLink>
      </p>
    </>
  )
}
