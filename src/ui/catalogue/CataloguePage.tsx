/** Looks into the catalogue at any address: asks for one, says how long it takes, and shows what came. */
import { type Component, onMount, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { Page } from "../parts/Page.tsx"
import { Waiting } from "../parts/Waiting.tsx"
import { useModel } from "../state/model.ts"
import { onionText } from "../../contract/words/onion.ts"
import { AddressForm } from "./AddressForm.tsx"
import { CatalogueHead } from "./CatalogueHead.tsx"
import { createCatalogue } from "./createCatalogue.ts"
import { EntryTable } from "./EntryTable.tsx"
import { mirrorsPlace } from "../mirrors/place.ts"

export const CataloguePage: Component<{ readonly given: string }> = (props) => {
  const { pages } = useModel()
  const catalogue = createCatalogue(props.given)
  onMount(() => props.given !== "" && catalogue.read())
  return (
    <Page
      title={props.given ? `Catalogue of ${onionText(props.given)}` : "Browse a catalogue"}
      intro="What a tracker lists, read from it or from any mirror, and checked against the tracker’s own signature."
      actions={
        <button type="button" class="button" onClick={() => pages.go(mirrorsPlace)}>
          <Icon name="back" />
          Mirrors
        </button>
      }
    >
      <AddressForm address={props.given} />
      <Show when={catalogue.problem()}>
        {(words) => (
          <div class="callout with-button" data-tone="bad" role="alert">
            <p>
              <bdi>{words()}</bdi>
            </p>
            <button type="button" class="button" onClick={() => catalogue.read()}>
              Try again
            </button>
          </div>
        )}
      </Show>
      <Show when={catalogue.asking() === "anew" && !catalogue.page()}>
        <Waiting text="Reading the catalogue over Tor …" onCancel={catalogue.cancel} />
      </Show>
      <Show when={catalogue.page()}>
        {(page) => (
          <>
            <CatalogueHead page={page()} />
            <EntryTable catalogue={catalogue} page={page()} />
          </>
        )}
      </Show>
    </Page>
  )
}
