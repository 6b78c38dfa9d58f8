/** The line of time of one actor's life, with a slider over its events, steps from one to the next, and play. */
import { type Component, createMemo, For, Show } from "solid-js"
import { numberText } from "../../contract/figures.ts"
import { clockText } from "../../contract/words/time.ts"
import { momentWords } from "../moment/words.ts"
import { Icon, type IconName } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { createPlay, speeds } from "./createPlay.ts"
import type { Travel } from "./createTravel.ts"
import { modeText } from "./fields.ts"
import { expiredIn, otherKind, timeAt } from "./strip.ts"
import { StripDrawing } from "./StripDrawing.tsx"
import { pastWords } from "./words.ts"

interface Step {
  readonly icon: IconName
  readonly word?: string
  readonly text: string
  readonly to: () => void
  readonly off: boolean
}

export const Strip: Component<{ readonly travel: Travel }> = (props) => {
  const play = createPlay(props.travel)
  const { at, backToNow, go, isGone, last, runs, span, visits } = props.travel
  const { moment } = useModel()
  const mode = (): string => modeText(visits().findLast(({ version }) => version <= at())?.mode ?? "")
  const time = (): string => clockText(timeAt(runs(), at()))
  const where = createMemo(() => [pastWords.at(at(), last(), time()), ...(mode() ? [mode()] : [])].join(", "))
  const move = (version: number | undefined): void => {
    play.stop()
    if (version !== undefined) go(version)
  }
  const kind = (by: 1 | -1): void => move(otherKind(runs(), at(), by))
  const onKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || !["ArrowLeft", "ArrowRight"].includes(event.key)) return
    kind(event.key === "ArrowLeft" ? -1 : 1)
    event.preventDefault()
  }
  const steps = (): readonly Step[] => [
    { icon: "first", text: pastWords.first, to: () => move(1), off: at() <= 1 },
    { icon: "before", text: pastWords.previous, to: () => move(at() - 1), off: at() <= 1 },
    { icon: "after", text: pastWords.next, to: () => move(at() + 1), off: at() >= last() },
    { icon: "last", text: pastWords.last, to: () => move(last()), off: at() >= last() },
    {
      icon: "before",
      word: pastWords.step,
      text: pastWords.previousKind,
      to: () => kind(-1),
      off: !otherKind(runs(), at(), -1),
    },
    {
      icon: "after",
      word: pastWords.step,
      text: pastWords.nextKind,
      to: () => kind(1),
      off: !otherKind(runs(), at(), 1),
    },
  ]
  return (
    <div class="strip" role="group" aria-label={pastWords.line}>
      <StripDrawing travel={props.travel} />
      <input
        type="range"
        class="strip-slider"
        aria-label={pastWords.lookedAt}
        aria-valuetext={where()}
        min="1"
        max={Math.max(1, last())}
        step="1"
        value={at()}
        onInput={(event) => move(event.currentTarget.valueAsNumber)}
        onKeyDown={onKey}
      />
      <p class="strip-ends quiet number" aria-hidden="true">
        <span>{clockText(span().from)}</span>
        <span>{clockText(span().to)}</span>
      </p>
      <p class="strip-where number" aria-live={play.speed() === null ? "polite" : "off"}>
        {where()}
      </p>
      <div class="strip-steps">
        <For each={steps()}>
          {(step) => (
            <button
              type="button"
              class="button strip-step"
              aria-label={step.text}
              title={step.text}
              disabled={step.off}
              onClick={() => step.to()}
            >
              <Icon name={step.icon} />
              <Show when={step.word}>
                <span aria-hidden="true">{step.word}</span>
              </Show>
            </button>
          )}
        </For>
        <For each={speeds}>
          {(speed) => (
            <button
              type="button"
              class="button strip-step"
              aria-pressed={play.speed() === speed}
              aria-label={pastWords.play(speed)}
              title={pastWords.play(speed)}
              onClick={() => (play.speed() === speed ? play.stop() : play.play(speed))}
            >
              <Icon name={play.speed() === speed ? "pause" : "play"} />
              <span aria-hidden="true">{numberText(speed)}×</span>
            </button>
          )}
        </For>
        <Show when={isGone()}>
          <button type="button" class="button strip-step" onClick={() => (play.stop(), backToNow())}>
            {moment.isPast() ? momentWords.ago : pastWords.backToNow}
          </button>
        </Show>
      </div>
      <p class="strip-legend quiet">
        <For each={["move", "bad", "rest"] as const}>
          {(tone) => (
            <span>
              <i class="swatch strip-swatch" data-tone={tone} aria-hidden="true" />
              {pastWords.tones[tone]}
            </span>
          )}
        </For>
        <Show when={expiredIn(runs()) > 0}>
          <span>
            <i class="swatch strip-swatch strip-swatch-gap" aria-hidden="true" />
            {pastWords.expired(expiredIn(runs()))}
          </span>
        </Show>
      </p>
    </div>
  )
}
