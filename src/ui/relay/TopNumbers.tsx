/** What matters, in three figures: what may be downloaded now, what a day brings, and how the relay stands. */
import { type Component, type JSX, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import { enoughFor, relayText } from "../../contract/words/relay.ts"
import { momentWords } from "../moment/words.ts"
import { relayLook } from "../parts/relayLook.ts"
import { Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"
import { phases } from "./relayText.ts"
import { relayPageWords as words } from "./words.ts"

const DAY_MS = 86_400_000
/** When a relay carries what it can. */
const GROWN_DAYS = phases.at(-1)!.from

export const TopNumbers: Component = () => {
  const { affordable, ledger, moment, now, relay, relayStanding: standing, state } = useModel()
  const credit = () => state.live.credit
  const aDay = () => (ledger() ? (credit().earningRate * 86_400) / ledger()!.price : 0)
  const day = () => (relay().answeredAt === null ? 0 : Math.floor((now() - relay().answeredAt!) / DAY_MS) + 1)
  const relayNote = (): string => {
    if (moment.isPast() || relay().mode !== "running" || standing() !== "running") return words.relay
    const reached = state.live.relay.reachable === "yes" ? words.reached : words.notReached
    return day() <= GROWN_DAYS ? `${reached}, ${words.day(day(), GROWN_DAYS)}` : reached
  }
  return (
    <>
      <dl class="top-numbers">
        <Show when={ledger()} fallback={<TopNumber name={words.opening}>–</TopNumber>}>
          {(own) => (
            <Show when={affordable() !== null} fallback={<TopNumber name={words.policyOff}>{words.noLimit}</TopNumber>}>
              <TopNumber
                name={
                  moment.isPast()
                    ? momentWords.numbers.balance
                    : affordable()! > 0
                      ? words.affordable
                      : words.usedUpNote
                }
              >
                {affordable()! > 0 ? bytesText(Math.min(affordable()!, enoughFor(own()))) : words.usedUp}
              </TopNumber>
            </Show>
          )}
        </Show>
        <Show
          when={moment.isPast()}
          fallback={
            <TopNumber name={aDay() > 0 ? words.aDay : words.nothingComes}>
              {aDay() > 0 ? `+${bytesText(aDay())}` : "+0"}
            </TopNumber>
          }
        >
          <TopNumber name={momentWords.numbers.earned}>{bytesText(ledger()?.earned ?? 0)}</TopNumber>
        </Show>
        <TopNumber name={relayNote()}>
          <span role="status" class="top-status">
            <Status look={relayLook[standing()]} text={relayText(standing(), state.live.relay)} />
          </span>
        </TopNumber>
      </dl>
      <Show when={credit().slowed}>
        <p class="callout" data-tone="wait">
          {words.slowed}
        </p>
      </Show>
    </>
  )
}

const TopNumber: Component<{ readonly name: string; readonly children: JSX.Element }> = (props) => (
  <div>
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </div>
)
