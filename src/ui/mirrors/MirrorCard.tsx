/** One mirror: whose, how it stands, its figures and addresses, what can be done, and what happened to it. */
import { type Component, createSignal, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { MirrorView } from "../../contract/rows.ts"
import { behindOf, mirrorText, originOf } from "../../contract/standing.ts"
import { History } from "../history/History.tsx"
import { OnlyNow } from "../moment/OnlyNow.tsx"
import { momentWords } from "../moment/words.ts"
import { CopyField } from "../parts/CopyField.tsx"
import { Figure } from "../parts/Figure.tsx"
import { mirrorLook } from "../parts/mirrorLook.ts"
import { Status } from "../parts/Status.tsx"
import { mirrorName } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"
import { timeText } from "../../contract/words/time.ts"
import { MirrorActions, type MirrorSide } from "./MirrorActions.tsx"
import { MirrorNotes } from "./MirrorNotes.tsx"
import { OriginStatus } from "./OriginStatus.tsx"
import { MirrorPlaces } from "./MirrorPlaces.tsx"
import { mirrorsWords as words } from "./words.ts"

export const MirrorCard: Component<{ readonly mirror: MirrorView }> = (props) => {
  const { moment, now, state } = useModel()
  const [side, setSide] = createSignal<MirrorSide | null>(null)
  const live = () => state.live.trackers[props.mirror.id]
  const origin = () => originOf(props.mirror, live(), now())
  const behind = () => behindOf(props.mirror)
  const heading = () => `mirror-${props.mirror.id}`
  return (
    <article class="mirror" aria-labelledby={heading()}>
      <header class="mirror-head">
        <h3 id={heading()} class="mono" title={props.mirror.tracker ?? props.mirror.pasted ?? undefined}>
          {mirrorName(props.mirror)}
        </h3>
        <Status look={mirrorLook[props.mirror.mode]} text={mirrorText(props.mirror.mode)} />
        <Show when={behind() > 0}>
          <span class="behind">{words.behind(behind())}</span>
        </Show>
      </header>
      <MirrorNotes mirror={props.mirror} />
      <dl class="facts six">
        <Figure name={words.head.origin}>
          <OriginStatus origin={origin()} />
        </Figure>
        <Figure name={words.head.sign}>
          {props.mirror.headAt === null ? words.noSign : timeText(props.mirror.headAt)}
        </Figure>
        <Figure name={words.head.entries}>{props.mirror.seq}</Figure>
        <Figure name={words.head.torrents}>{props.mirror.torrents}</Figure>
        <Figure name={words.head.size}>{bytesText(props.mirror.octets)}</Figure>
        <Figure name={words.linksPeers}>
          {moment.isPast() ? "–" : `${live()?.links ?? 0} · ${live()?.peers ?? 0}`}
        </Figure>
      </dl>
      <Show when={props.mirror.mode !== "failed"}>
        <MirrorAddresses mirror={props.mirror} />
      </Show>
      <MirrorActions mirror={props.mirror} side={side()} setSide={setSide} />
      <Show when={side() === "places"}>
        <OnlyNow text={momentWords.only.kept}>
          <MirrorPlaces id={props.mirror.id} none={words.noOthers} />
        </OnlyNow>
      </Show>
      <Show when={side() === "history"}>
        <History streams={[["mirrors", props.mirror.id]]} />
      </Show>
    </article>
  )
}

const MirrorAddresses: Component<{ readonly mirror: MirrorView }> = (props) => (
  <div class="mirror-addresses">
    <div>
      <p class="quiet">{words.tracker}</p>
      <Show when={props.mirror.tracker} fallback={<p>{words.noTracker}</p>}>
        {(address) => <CopyField small text={address()} label={words.trackerOf(mirrorName(props.mirror))} />}
      </Show>
    </div>
    <div>
      <p class="quiet">{words.copy}</p>
      <OnlyNow text={momentWords.only.kept}>
        <Show when={props.mirror.address} fallback={<p>{words.noCopy}</p>}>
          {(address) => <CopyField small text={address()} label={words.copyOf(mirrorName(props.mirror))} />}
        </Show>
      </OnlyNow>
    </div>
  </div>
)
