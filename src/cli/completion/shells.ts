/** Completions as shells take them: a function that finds out where on the line it is, and tables by that place. */
import type { Completed, Place } from "./places.ts"

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
const cases = (all: readonly (readonly [at: string, code: string])[]): string =>
  all.map(([at, code]) => `    ${at}) ${code} ;;`).join("\n")

/** All places but the first, as patterns of one case. */
const known = (places: readonly Place[]): string =>
  places
    .filter(({ at }) => at !== "")
    .map(({ at }) => quoted(at))
    .join("|") || quoted("")

/** Each option that takes something, as ` share --title`, with what comes after it. */
const values = (places: readonly Place[]): readonly (readonly [at: string, value: Completed | undefined])[] =>
  places.flatMap(({ at, options }) =>
    options.flatMap(({ name, value }) => (value === null ? [] : [[quoted(`${at} ${name}`), value] as const])),
  )

/** Every option of the first place may stand anywhere. */
const optionsAt = (places: readonly Place[], { at, options }: Place): Place["options"] => {
  const everywhere = at === "" ? [] : places[0]!.options.filter(({ value }) => value === null)
  return [...options, ...everywhere.filter(({ name }) => !options.some((own) => own.name === name))]
}

const bashOf = (what: Completed | undefined): string => {
  if (what === undefined) return ":"
  if (what.kind === "words") return `mapfile -t COMPREPLY < <(compgen -W ${quoted(what.words.join(" "))} -- "$cur")`
  if (what.kind === "ids") {
    const ids = `"\${COMP_WORDS[0]}" completion ids ${what.of} 2>/dev/null | cut -d ' ' -f 1`
    return `mapfile -t COMPREPLY < <(compgen -W "$(${ids})" -- "$cur")`
  }
  return `compopt -o filenames; mapfile -t COMPREPLY < <(compgen -${what.kind === "files" ? "f" : "d"} -- "$cur")`
}

const words = (all: readonly { readonly name: string }[]): Completed => ({
  kind: "words",
  words: all.map(({ name }) => name),
})

const nextOf = ({ commands, argument }: Place): Completed | undefined =>
  commands.length > 0 ? words(commands) : argument

export const bash = (places: readonly Place[]): string => `# In ~/.bashrc: eval "$(bulbil completion bash)"
_bulbil() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" at="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
    ${known(places)}) at="$at \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$at $prev" in
${cases(values(places).map(([at, value]) => [at, `${bashOf(value)}; return`]))}
  esac
  if [[ "$cur" == -* ]]; then
    case "$at" in
${cases(places.map((place) => [quoted(place.at), bashOf(words(optionsAt(places, place)))]))}
    esac
    return
  fi
  case "$at" in
${cases(places.map((place) => [quoted(place.at), bashOf(nextOf(place))]))}
  esac
}
complete -F _bulbil bulbil
`

const zshList = (all: readonly { readonly name: string; readonly about: string }[], what: string): string =>
  `list=(${all
    .map(({ name, about }) => quoted(`${name.replaceAll(":", "\\:")}:${about}`))
    .join(" ")}); _describe ${what} list`

const zshOf = (what: Completed | undefined): string => {
  if (what === undefined) return "_message 'nothing to complete'"
  if (what.kind === "words") return `compadd -- ${what.words.map(quoted).join(" ")}`
  if (what.kind === "ids") {
    const ids = `"\${(@f)$("$words[1]" completion ids ${what.of} 2>/dev/null)}"`
    return `list=(${ids}); list=("\${(@)list/  /:}"); _describe id list`
  }
  return what.kind === "files" ? "_files" : "_files -/"
}

export const zsh = (places: readonly Place[]): string => `#compdef bulbil
# Made by: bulbil completion zsh > "\${fpath[1]}/_bulbil"
_bulbil() {
  local at="" i
  local -a list
  for ((i = 2; i < CURRENT; i++)); do
    case "$at $words[i]" in
    ${known(places)}) at="$at $words[i]" ;;
    esac
  done
  case "$at $words[CURRENT-1]" in
${cases(values(places).map(([at, value]) => [at, `${zshOf(value)}; return`]))}
  esac
  if [[ "$words[CURRENT]" == -* ]]; then
    case "$at" in
${cases(places.map((place) => [quoted(place.at), zshList(optionsAt(places, place), "-o option")]))}
    esac
    return
  fi
  case "$at" in
${cases(
  places.map(({ at, commands, argument }) => [
    quoted(at),
    commands.length > 0 ? zshList(commands, "command") : zshOf(argument),
  ]),
)}
  esac
}
if [[ "$funcstack[1]" == _bulbil ]]; then _bulbil "$@"; else compdef _bulbil bulbil; fi
`

const PROGRAM = "bulbil"
const fishQuoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`

const fishOf = (what: Completed | null | undefined): string => {
  if (what === null || what === undefined) return ""
  if (what.kind === "words") return ` -a ${fishQuoted(what.words.join(" "))}`
  if (what.kind === "ids")
    return ` -a ${fishQuoted(`(bulbil completion ids ${what.of} 2>/dev/null | string replace '  ' \\t)`)}`
  return what.kind === "files" ? " -F" : ` -a ${fishQuoted("(__fish_complete_directories)")}`
}

const fishLines = (places: readonly Place[], place: Place): readonly string[] => {
  const here = `complete -c ${PROGRAM} -n ${fishQuoted(`__bulbil_is ${fishQuoted(place.at)}`)}`
  return [
    ...place.commands.map(({ name, about }) => `${here} -a ${name} -d ${fishQuoted(about)}`),
    ...optionsAt(places, place).map(({ name, about, value }) => {
      const flag = name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`
      // Without -x fish offers files as well.
      const takes = value === null ? "" : value?.kind === "files" ? " -r" : " -x"
      return `${here} ${flag}${takes}${fishOf(value)} -d ${fishQuoted(about)}`
    }),
    ...(place.commands.length === 0 && place.argument ? [`${here}${fishOf(place.argument)}`] : []),
  ]
}

export const fish = (
  places: readonly Place[],
): string => `# Made by: bulbil completion fish > ~/.config/fish/completions/bulbil.fish
function __bulbil_is
  set -l at ''
  for word in (commandline -opc)[2..-1]
    if contains -- "$at $word" ${places
      .filter(({ at }) => at !== "")
      .map(({ at }) => fishQuoted(at))
      .join(" ")}
      set at "$at $word"
    end
  end
  test "$at" = "$argv[1]"
end
complete -c ${PROGRAM} -f
${places.flatMap((place) => fishLines(places, place)).join("\n")}
`
