/** The figures of the relay: whether it is reached, what it is and carries, and within which limits. */
import { type Component, Show } from "solid-js"
import { bytesText, durationText, rateText } from "../../contract/figures.ts"
import { familyText } from "../../contract/words/family.ts"
import { reachText } from "../../contract/words/relay.ts"
import { Figure } from "../parts/Figure.tsx"
import { reachLook } from "../parts/relayLook.ts"
import { type Look, Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"
import { timeText } from "../../contract/words/time.ts"

const NONE = "–"
const checks: readonly (readonly [boolean | null, Look, string])[] = [
  [true, { tone: "go", icon: "check" }, "Yes, checked"],
  [false, { tone: "bad", icon: "alert" }, "No: it allows exits"],
  [null, { tone: "rest", icon: "clock" }, "Not checked yet"],
]

export const RelayFigures: Component = () => {
  const { relay, state } = useModel()
  const live = () => state.live.relay
  const check = () => checks.find(([found]) => found === live().middleOnly)!
  const alive = () => relay().mode === "running" && live().state !== "off"
  return (
    <dl class="facts">
      <Show when={alive()}>
        <Figure name="Reached from outside">
          <Status look={reachLook[live().reachable]} text={reachText[live().reachable]} />
        </Figure>
        <Figure name="Middle relay only">
          <Status look={check()[1]} text={check()[2]} />
        </Figure>
        <Figure name="In the list of relays">{live().flags === null ? "Not yet" : "Yes"}</Figure>
        <Figure name="Up for">{live().uptimeSeconds === null ? NONE : durationText(live().uptimeSeconds!)}</Figure>
        <Figure name="In now">{rateText(live().readRate)}</Figure>
        <Figure name="Out now">{rateText(live().writeRate)}</Figure>
        <Figure name="In since it began">{bytesText(live().read)}</Figure>
        <Figure name="Out since it began">{bytesText(live().written)}</Figure>
      </Show>
      <Figure name="Relayed in all">{bytesText(relay().relayed)}</Figure>
      <Figure name="Last measured">{relay().measuredAt === null ? "Not yet" : timeText(relay().measuredAt!)}</Figure>
      <Figure name="Limit">
        {relay().rate > 0 ? `${rateText(relay().rate)}, ${rateText(relay().burst)} in a burst` : NONE}
      </Figure>
      <Show when={familyText(relay(), live())}>{(words) => <Figure name="Family">{words()}</Figure>}</Show>
      <Figure name="Port">{relay().port === null ? "Chosen when it starts" : `TCP ${relay().port}`}</Figure>
      <Show when={alive()}>
        <Figure name="Process">{live().pid ?? NONE}</Figure>
        <Figure name="Tor’s version">{live().version ?? NONE}</Figure>
      </Show>
    </dl>
  )
}
