/** One node that is reached through others: by whom, how far, what of it is here, and what can be done. */
import type { Component } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { FarView } from "../../contract/trust.ts"
import { timeText } from "../../contract/words/time.ts"
import { CopyField } from "../parts/CopyField.tsx"
import { Figure } from "../parts/Figure.tsx"
import { Status } from "../parts/Status.tsx"
import { NodeButtons } from "./NodeButtons.tsx"
import { nodeName, type WebNode } from "./webNodes.ts"
import { trustWords as words } from "./words.ts"

export const FarCard: Component<{ readonly line: WebNode; readonly far: FarView }> = (props) => {
  const when = (at: number | null): string => (at === null ? words.never : timeText(at))
  return (
    <article class="mirror" aria-labelledby="far-node">
      <header class="mirror-head">
        <h3 id="far-node" class="mono" title={props.far.address}>
          {nodeName(props.line)}
        </h3>
        <Status look={props.line.look} text={props.line.standing} />
      </header>
      <p class="quiet">{words.farText}</p>
      <dl class="facts">
        <Figure name={words.through}>
          <bdi>{props.line.through}</bdi>
        </Figure>
        <Figure name={words.degree}>{props.far.degree}</Figure>
        <Figure name={words.foundFirst}>{when(props.far.foundAt)}</Figure>
        <Figure name={words.foundLast}>{when(props.far.seenAt)}</Figure>
        <Figure name={words.torrents}>{props.far.entries}</Figure>
        <Figure name={words.readSoFar}>{bytesText(props.far.octets)}</Figure>
        <Figure name={words.weight}>{Math.round(props.far.score * 100)} %</Figure>
      </dl>
      <CopyField small text={props.far.address} label={words.addressOf(nodeName(props.line))} />
      <NodeButtons line={props.line} />
    </article>
  )
}
