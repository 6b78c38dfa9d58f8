/**
 * The lines, oldest first, in a box of their own that stays at its end while one follows. Whoever looks back makes the
 * lines stand still: by the key or the wheel, before the box has moved, as a line that comes meanwhile can end a move
 * that has just begun; by whatever else scrolls, once it has. Their texts are tor's and so in part strangers': text,
 * kept from turning the line around it.
 */
import { type Component, createEffect, For, on, Show } from "solid-js"
import type { LogLevel } from "../../contract/logs.ts"
import { Icon, type IconName } from "../parts/Icon.tsx"
import type { Tone } from "../parts/standingLook.ts"
import { clockText } from "../../contract/words/time.ts"
import type { LogView } from "./createLogView.ts"
import { logWords } from "./words.ts"

const looks: Readonly<Record<LogLevel, readonly [Tone, IconName]>> = {
  notice: ["rest", "info"],
  warn: ["wait", "alert"],
  err: ["bad", "failed"],
}
/** Nearer to the end than this is at the end. */
const NEAR = 24
const backwards: ReadonlySet<string> = new Set(["PageUp", "ArrowUp", "Home"])

export const LogLines: Component<{ readonly view: LogView }> = (props) => {
  let box!: HTMLDivElement
  createEffect(on(props.view.following, (following) => following && box.scrollTo(0, 0)))
  /** The box is laid out from its end on: there its scroll offset is 0, and above it is less. */
  const scrolled = (): void => {
    if (box.scrollTop < -NEAR) props.view.follow(false)
  }
  const pressed = ({ key, shiftKey }: KeyboardEvent): void => {
    if (backwards.has(key) || (key === " " && shiftKey)) props.view.follow(false)
  }
  const turned = ({ deltaY }: WheelEvent): void => {
    if (deltaY < 0) props.view.follow(false)
  }
  return (
    <div
      ref={box}
      class="log"
      role="log"
      aria-live="off"
      aria-label={logWords.lines}
      tabindex="0"
      onKeyDown={pressed}
      onWheel={turned}
      onScroll={scrolled}
    >
      <ol>
        <For each={props.view.shown()}>
          {(line) => (
            <li data-tone={looks[line.level][0]} data-level={line.level}>
              <time>{clockText(line.at)}</time>
              <span class="log-source">{logWords.sources[line.source]}</span>
              <span class="status with-icon">
                <Icon name={looks[line.level][1]} />
                <span>{logWords.levels[line.level]}</span>
              </span>
              <bdi>{line.text}</bdi>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.view.shown().length === 0}>
        <p class="quiet centred">{logWords.noMatch}</p>
      </Show>
    </div>
  )
}
