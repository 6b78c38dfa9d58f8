/** `bulbil completion bash|zsh|fish`: what a shell needs to complete commands, options, paths and ids. */
import { Argument } from "commander"
import { type CliAction, type CliGroup, localCommand } from "./CliCommand.ts"
import { type IdKind, idKinds, placesOf } from "./completion/places.ts"
import { bash, fish, zsh } from "./completion/shells.ts"
import { trustedHere } from "./formatTrust.ts"
import { mirrorsHere } from "./formatMirrors.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { programOf } from "./programOf.ts"
import type { Snapshot } from "../contract/rows.ts"
import { cut } from "./safeText.ts"
import { shortId } from "./awaitTorrents.ts"

const shells = { bash, zsh, fish } as const

const install: Readonly<Record<keyof typeof shells, string>> = {
  bash: `In ~/.bashrc: eval "$(bulbil completion bash)"`,
  zsh: `Once: bulbil completion zsh > "\${fpath[1]}/_bulbil", then begin a new shell.`,
  fish: "Once: bulbil completion fish > ~/.config/fish/completions/bulbil.fish",
}

const shellCommand = (shell: keyof typeof shells): CliAction =>
  localCommand<[], { readonly json?: true }>({
    name: shell,
    summary: `print what completes bulbil's words in ${shell}`,
    takes: (command) => command.option("--json", "print one JSON object").addHelpText("after", `\n${install[shell]}`),
    run: async ({ command }) => {
      const script = shells[shell](placesOf(programOf(command)))
      return { schema: `completion ${shell}`, json: { script }, text: script.trimEnd() }
    },
  })

interface Named {
  readonly id: string
  readonly title: string
}

const named: Readonly<Record<Exclude<IdKind, "settings">, (state: Snapshot) => readonly Named[]>> = {
  torrents: ({ torrents }) =>
    torrents.filter(({ mode }) => mode !== "removed").map(({ id, title, name }) => ({ id, title: title || name })),
  shares: ({ shares }) => shares.filter(({ mode }) => mode !== "stopped").map(({ id, title }) => ({ id, title })),
  mirrors: (state) => mirrorsHere(state).map(({ id, tracker, pasted }) => ({ id, title: tracker ?? pasted ?? "" })),
  nodes: (state) => trustedHere(state).map(({ id, name, address }) => ({ id, title: name ?? address ?? "" })),
}

const ids = nodeCommand<[kind: IdKind]>({
  name: "ids",
  summary: "print ids of what the node has, as the completions ask for them",
  example: "completion ids torrents",
  takes: (command) => command.addArgument(new Argument("<kind>", "of what").choices(idKinds)),
  run: async ({ client }, kind) => {
    const all =
      kind === "settings"
        ? (await client.settings()).map(({ name, help }) => ({ id: name, title: help }))
        : named[kind](await client.state())
    const text = all.map(({ id, title }) => `${kind === "settings" ? id : shortId(id)}  ${cut(title, 40)}`).join("\n")
    return { schema: "completion ids", json: { ids: all }, text }
  },
})

export const completionCommand: CliGroup = {
  name: "completion",
  summary: "have a shell complete commands, options, and ids of the running node",
  commands: [...(Object.keys(shells) as (keyof typeof shells)[]).map(shellCommand), ids],
}
