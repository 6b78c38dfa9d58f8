/**
 * Adds downloads: the node looks at each link that is pasted, so that one sees files, cost and room before anything is
 * fetched, and chooses. Whoever will not wait adds it at once, and chooses later.
 */
import { type Component, createMemo, createSignal, For, mapArray, onCleanup, Show } from "solid-js"
import { addressProblem, linkProblem } from "../../../contract/link.ts"
import { shortfall } from "../../../contract/words/credit.ts"
import { costOf } from "../../../contract/words/relay.ts"
import { isWholePath, placeText } from "../../../contract/places.ts"
import { AddressWays } from "../../catalogue/AddressWays.tsx"
import { FormEnd } from "../../dialogs/FormEnd.tsx"
import { pathProblem } from "../../dialogs/givenPath.ts"
import { rememberFolder } from "../../parts/path/lastFolders.ts"
import { PathField } from "../../parts/path/PathField.tsx"
import { command } from "../../state/ask.ts"
import { useModel } from "../../state/model.ts"
import { DownloadCost } from "../DownloadCost.tsx"
import { createInspection, createTurns, type Inspection } from "./createInspection.ts"
import { linesIn, wrongLine } from "./links.ts"
import { InspectionLine } from "./InspectionLine.tsx"
import { addWords as words } from "./words.ts"

const REST_MS = 400

/** The value after it has rested a while: nobody is asked for each letter. */
const createRested = (value: () => string) => {
  const [rested, set] = createSignal(value())
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  return {
    rested,
    stir: (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => set(value()), REST_MS)
    },
  }
}

export const AddDownload: Component<{ readonly link: string }> = (props) => {
  const { dialogs, ledger, preferences, reveal, state, toasts } = useModel()
  const [text, setText] = createSignal(props.link)
  const [folder, setFolder] = createSignal("")
  const [paused, setPaused] = createSignal(false)
  const [sequential, setSequential] = createSignal(false)
  const [first, setFirst] = createSignal(false)
  const [problem, setProblem] = createSignal<{ readonly link?: string; readonly folder?: string; form?: string }>({})
  const [refused, setRefused] = createSignal<Readonly<Record<string, string>>>({})
  const [sending, setSending] = createSignal(false)
  const [restedText, restedFolder] = [createRested(text), createRested(folder)]
  const whole = () => (isWholePath(restedFolder.rested().trim()) ? restedFolder.rested().trim() : undefined)
  const turns = createTurns()
  const links = createMemo(() => linesIn(restedText.rested()).filter((line) => linkProblem(line) === null))
  const inspections = createMemo(mapArray(links, (link): Inspection => createInspection(link, whole, turns)))
  const isAddress = () => addressProblem(text()) === null
  const asking = () =>
    inspections().some((inspection) => inspection.page() === undefined && inspection.state() !== "refused")
  const found = () => inspections().filter((inspection) => inspection.page())
  const chosenBytes = () => found().reduce((sum, inspection) => sum + inspection.chosen().bytes, 0)
  const folderProblem = () =>
    problem().folder ??
    inspections()
      .map((inspection) => inspection.refusal())
      .find((refusal) => refusal?.code === "no-folder" || refusal?.code === "relative-path")?.message
  const leave = (link: string): void => {
    setText(
      linesIn(text())
        .filter((line) => line !== link)
        .join("\n"),
    )
    restedText.stir()
  }
  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    if (sending()) return
    const into = folder().trim()
    const wrong = wrongLine(text())
    const empty = found().some((inspection) => inspection.chosen().files === 0)
    setProblem({
      ...(wrong ? { link: wrong.line === null ? wrong.problem : words.line(wrong.line, wrong.problem) } : {}),
      ...(into === "" || pathProblem(into) === null ? {} : { folder: pathProblem(into)! }),
      ...(empty ? { form: words.nothing } : {}),
    })
    setRefused({})
    if (Object.keys(problem()).length > 0) return form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
    setSending(true)
    const added: string[] = []
    const left: string[] = []
    for (const link of linesIn(text())) {
      const reply = await command({
        type: "DownloadLink",
        link,
        ...(into ? { folder: into } : {}),
        ...(paused() ? { paused: true } : {}),
        ...(sequential() ? { sequential: true } : {}),
        ...inspections()
          .find((inspection) => inspection.link === link)
          ?.said(),
      })
      if (reply.ok) {
        added.push(reply.id)
        continue
      }
      left.push(link)
      if (reply.code === "no-folder" || reply.code === "relative-path") setProblem({ folder: reply.message })
      else if (linesIn(text()).length > 1) setRefused((before) => ({ ...before, [link]: reply.message }))
      else if (reply.code === "bad-link" || reply.code === "duplicate") setProblem({ link: reply.message })
      else setProblem({ form: reply.message })
    }
    // The last first: the order among them stays.
    for (const torrent of first() ? added.toReversed() : []) {
      const reply = await command({ type: "MoveInQueue", torrent, move: "top" })
      if (!reply.ok) toasts.say("refused", words.notFirst(reply.message))
    }
    setSending(false)
    if (added.length > 0) {
      toasts.say("done", words.added(added.length))
      rememberFolder(preferences, into)
    }
    if (left.length > 0) {
      setText(left.join("\n"))
      restedText.stir()
      return form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
    }
    dialogs.close()
    reveal(added[0]!)
  }
  return (
    <form onSubmit={(event) => void submit(event)} novalidate>
      <div class="field">
        <label for="download-link">{words.link}</label>
        <textarea
          id="download-link"
          class="mono"
          rows={Math.min(6, Math.max(2, text().split("\n").length))}
          placeholder={words.linkExample}
          value={text()}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          autofocus
          aria-invalid={problem().link !== undefined}
          aria-describedby="download-link-hint"
          onInput={(event) => {
            setText(event.currentTarget.value)
            restedText.stir()
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
        <div
          id="download-link-hint"
          class="hint"
          role={problem().link ? "alert" : undefined}
          data-tone={problem().link ? "bad" : undefined}
        >
          {problem().link ?? words.linkHint}
        </div>
      </div>
      <Show
        when={isAddress()}
        fallback={
          <>
            <For each={inspections()}>
              {(inspection) => (
                <InspectionLine
                  inspection={inspection}
                  several={inspections().length > 1}
                  problem={refused()[inspection.link]}
                  onLeave={() => leave(inspection.link)}
                />
              )}
            </For>
            <PathField
              id="download-folder"
              label={words.folder}
              placeholder={placeText(state.node.downloads)}
              value={folder()}
              onInput={(value) => {
                setFolder(value)
                restedFolder.stir()
              }}
              problem={folderProblem()}
              hint={
                <>
                  {words.folderHint}{" "}
                  <Show when={found()[0]?.page()} fallback={words.free(state.live.freeBytes)}>
                    {(page) => words.room(page().freeBytes - chosenBytes())}
                  </Show>
                </>
              }
            />
            <div class="add-options">
              <Option text={words.paused} value={paused()} onChange={setPaused} />
              <Option text={words.sequential} value={sequential()} onChange={setSequential} />
              <Option text={words.first} value={first()} onChange={setFirst} />
            </div>
            <Show when={found().length > 0 && ledger()}>
              {(own) => (
                <p>
                  {words.costs(costOf(chosenBytes(), own()))}{" "}
                  <Show when={state.live.credit.affordable !== null && chosenBytes() > state.live.credit.affordable!}>
                    <strong>{words.reaches(state.live.credit.affordable!)}</strong> {shortfall[own().policy]}
                  </Show>
                </p>
              )}
            </Show>
            <DownloadCost />
            <FormEnd
              go={asking() ? words.goNow : words.go(inspections().length)}
              problem={problem().form}
              sending={sending()}
            />
          </>
        }
      >
        <p>{words.address}</p>
        <AddressWays address={text()} />
      </Show>
    </form>
  )
}

const Option: Component<{
  readonly text: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}> = (props) => (
  <label class="tree-check">
    <input type="checkbox" checked={props.value} onChange={(event) => props.onChange(event.currentTarget.checked)} />
    {props.text}
  </label>
)
