/** The figures of the relay: whether it is reached, what it is and carries, and within which limits. */
import { type Component, Show } from "solid-js"
import { bytesText, chosenRateText, durationText, rateText } from "../../contract/figures.ts"
import { familyText } from "../../contract/words/family.ts"
import { reachText } from "../../contract/words/relay.ts"
import { Figure } from "../parts/Figure.tsx"
import { reachLook } from "../parts/relayLook.ts"
import { type Look, Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"
import { timeText } from "../../contract/words/time.ts"
import { relayPageWords } from "./words.ts"

const NONE = "–"
const checks: readonly (readonly [boolean | null, Look, string])[] = [
  [true, { tone: "go", icon: "check" }, relayPageWords.checked],
  [false, { tone: "bad", icon: "alert" }, relayPageWords.exits],
  [null, { tone: "rest", icon: "clock" }, relayPageWords.notChecked],
]

export const RelayFigures: Component = () => {
  const { relay, state } = useModel()
  const live = () => state.live.relay
  const check = () => checks.find(([found]) => found === live().middleOnly)!
  const alive = () => relay().mode === "running" && live().state !== "off"
  return (
    <dl class="facts">
      <Show when={alive()}>
        <Figure name={relayPageWords.reachedName}>
          <Status look={reachLook[live().reachable]} text={reachText[live().reachable]} />
        </Figure>
        <Figure name={relayPageWords.middleOnly}>
          <Status look={check()[1]} text={check()[2]} />
        </Figure>
        <Figure name={relayPageWords.inList}>
          {live().flags === null ? relayPageWords.notYet : relayPageWords.listed}
        </Figure>
        <Figure name={relayPageWords.upFor}>
          {live().uptimeSeconds === null ? NONE : durationText(live().uptimeSeconds!)}
        </Figure>
        <Figure name={relayPageWords.inNow}>{rateText(live().readRate)}</Figure>
        <Figure name={relayPageWords.outNow}>{rateText(live().writeRate)}</Figure>
        <Figure name={relayPageWords.inAll}>{bytesText(live().read)}</Figure>
        <Figure name={relayPageWords.outAll}>{bytesText(live().written)}</Figure>
      </Show>
      <Figure name={relayPageWords.relayed}>{bytesText(relay().relayed)}</Figure>
      <Figure name={relayPageWords.measured}>
        {relay().measuredAt === null ? relayPageWords.notYet : timeText(relay().measuredAt!)}
      </Figure>
      <Figure name={relayPageWords.limitName}>
        {relay().rate > 0 ? relayPageWords.limits(chosenRateText(relay().rate), chosenRateText(relay().burst)) : NONE}
      </Figure>
      <Show when={familyText(relay(), live())}>
        {(words) => <Figure name={relayPageWords.family}>{words()}</Figure>}
      </Show>
      <Figure name={relayPageWords.port}>
        {relay().port === null ? relayPageWords.portChosen : `TCP ${relay().port}`}
      </Figure>
      <Show when={alive()}>
        <Figure name={relayPageWords.process}>{live().pid === null ? NONE : String(live().pid)}</Figure>
        <Figure name={relayPageWords.torVersion}>{live().version ?? NONE}</Figure>
      </Show>
    </dl>
  )
}
