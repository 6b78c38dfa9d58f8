/** Looks into the catalogue at any address: asks for one, says how long it takes, and shows what came. */
import { type Component, onMount, Show } from "solid-js"
import { Page } from "../parts/Page.tsx"
import { Waiting } from "../parts/Waiting.tsx"
import { useModel } from "../state/model.ts"
import { onionText } from "../../contract/words/onion.ts"
import { AddressForm } from "./AddressForm.tsx"
import { CatalogueHead } from "./CatalogueHead.tsx"
import { createCatalogue } from "./createCatalogue.ts"
import { EntryTable } from "./EntryTable.tsx"
import { cataloguePlace } from "./place.ts"
import { catalogueWords as words } from "./words.ts"

/** Of each address anew. */
export const CataloguePage: Component<{ readonly given: string }> = (props) => (
  <Show when={{ address: props.given }} keyed>
    {({ address }) => <CatalogueAt address={address} />}
  </Show>
)

const CatalogueAt: Component<{ readonly address: string }> = ({ address }) => {
  const { pages } = useModel()
  const catalogue = createCatalogue(address)
  // A link that somebody else made has nothing read over Tor: that would tell them that it was opened.
  onMount(() => address !== "" && pages.isFromHere() && catalogue.read())
  const look = (next: string): void => (next === address ? catalogue.read() : pages.go(cataloguePlace(next)))
  return (
    <Page title={address ? words.titleOf(onionText(address)) : words.title} intro={words.intro}>
      <AddressForm address={address} onLook={look} />
      <Show when={catalogue.problem()}>
        {(problem) => (
          <div class="callout with-button" data-tone="bad" role="alert">
            <p>
              <bdi>{problem()}</bdi>
            </p>
            <button type="button" class="button" onClick={() => catalogue.read()}>
              {words.again}
            </button>
          </div>
        )}
      </Show>
      <Show when={catalogue.asking() === "anew" && !catalogue.page()}>
        <Waiting text={words.reading} onCancel={catalogue.cancel} />
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
