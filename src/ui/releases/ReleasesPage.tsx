/** Newer software: which version runs, which is offered, and how a person makes sure of it. Installs nothing. */
import { type Component, For, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { OfferedRelease, ReleaseRow } from "../../contract/rows.ts"
import { keyName, nodeNote, ownText, releaseText, releaseWords } from "../../contract/words/release.ts"
import { History } from "../history/History.tsx"
import { pageWords } from "../pageWords.ts"
import { Figure } from "../parts/Figure.tsx"
import { Page } from "../parts/Page.tsx"
import { useModel } from "../state/model.ts"
import { trustedName } from "../state/trusted.ts"
import { ByHand } from "./ByHand.tsx"
import { Compare } from "./Compare.tsx"
import { releasesWords } from "./words.ts"

export const ReleasesPage: Component = () => {
  const { rows } = useModel()
  return (
    <Page title={pageWords.releases} intro={releaseWords.neverInstalled}>
      <Show when={rows("releases")["self"]} fallback={<p class="quiet">{releasesWords.looking}</p>}>
        {(row) => <Overview row={row()} />}
      </Show>
      <section class="part">
        <h3>{releasesWords.happened}</h3>
        <History streams={[["releases", "self"]]} />
      </section>
    </Page>
  )
}

const Overview: Component<{ readonly row: ReleaseRow }> = (props) => {
  const { trusted } = useModel()
  /** By its id alone, where it is trusted no more. */
  const nameOf = (id: string): string => {
    const node = trusted().find((one) => one.id === id)
    return node ? trustedName(node) : id.slice(0, 8)
  }
  return (
    <>
      <section class="part">
        <p
          classList={{ callout: props.row.mode === "conflict" || !props.row.knowsMaintainers }}
          data-tone={props.row.mode === "conflict" ? "bad" : "wait"}
        >
          {releaseText(props.row)}
        </p>
        <dl class="facts">
          <Figure name={releasesWords.runs}>{ownText(props.row)}</Figure>
          <Figure name={releasesWords.kept}>
            {props.row.kept.map(({ version }) => version).join(", ") || releasesWords.none}
          </Figure>
        </dl>
      </section>
      <Show when={props.row.offered}>{(offered) => <Offered offered={offered()} />}</Show>
      <Show when={props.row.nodes.flatMap((word) => nodeNote(word) ?? []).length > 0}>
        <section class="part">
          <h3>{releasesWords.nodesSay}</h3>
          <ul>
            <For each={props.row.nodes}>
              {(word) => (
                <Show when={nodeNote(word)}>
                  {(note) => (
                    <li>
                      <bdi>{nameOf(word.node)}</bdi> {note()}.
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}

const Offered: Component<{ readonly offered: OfferedRelease }> = (props) => (
  <>
    <section class="part">
      <h3>{releasesWords.version(props.offered.version)}</h3>
      <Show when={props.offered.critical}>
        <p class="callout" data-tone="wait">
          {releasesWords.urgent}
        </p>
      </Show>
      <dl class="facts">
        <Figure name={releasesWords.size}>{bytesText(props.offered.size)}</Figure>
        <Figure name={releasesWords.signedBy}>
          <span class="mono">{props.offered.signers.map(keyName).join(", ")}</span>
        </Figure>
        <Figure name={releasesWords.needs}>{releasesWords.tor(props.offered.minTor)}</Figure>
        <Figure name={releasesWords.here}>{props.offered.ready ? releasesWords.whole : releasesWords.notWhole}</Figure>
      </dl>
      <Show when={props.offered.notes}>
        <p class="notes">
          <bdi>{props.offered.notes}</bdi>
        </p>
      </Show>
    </section>
    <Compare offered={props.offered} />
    <ByHand offered={props.offered} />
  </>
)
