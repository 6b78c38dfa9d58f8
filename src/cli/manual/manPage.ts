/** The man page, out of the parser's own commands: what their help says, and what holds of all of them. Pure. */
import type { Command } from "commander"
import type { Setting } from "../../contract/settings/setting.ts"
import { settingText } from "../settingValue.ts"
import { upperFirst } from "../../contract/words/firstLetter.ts"
import { code, escaped, paragraphs, section, subsection, term } from "./roff.ts"

const exitCodes: readonly (readonly [code: string, about: string])[] = [
  ["0", "Done."],
  ["1", "Failed or refused; of several targets, one at least. The code of docs/errors.md is in what --json prints."],
  ["2", "Wrong usage."],
  ["3", "No node is running with this data folder, or there is none."],
  ["128 and more", "Ended by a signal, whose number is added: 130 after Ctrl-C. What a node has begun goes on there."],
]

const sizes =
  "Sizes are octets, rates octets a second. K, M, G and T (also kB, MB, GB, TB) are powers of 1,000; Ki, Mi, Gi and Ti " +
  "(KiB, MiB, GiB, TiB) of 1,024: 200K is 200,000, 200KiB is 204,800. What you choose is shown as you typed it; what " +
  "is measured is shown in powers of 1,000. Capitals make no difference, and 0 or none takes a limit away."

const environment: readonly (readonly [name: string, about: string])[] = [
  ["BULBIL_DATA", "The node's data folder, where --data does not say another."],
  ["XDG_DATA_HOME", "In it is the data folder, where neither says another; else it is in ~/.local/share."],
  ["BULBIL_PASSPHRASE", "Of tracker export and import --with-key, instead of being asked for it."],
  ["NO_COLOR", "Where it is set to anything, nothing is printed in colour."],
]

const files: readonly (readonly [name: string, about: string])[] = [
  ["events.sqlite", "The history of the node: all that has happened, of which everything else is made."],
  ["vault/", "Keys, tokens and links. Whoever reads them is this node."],
  ["torrents/", "Metadata of the torrents in the list."],
  ["downloads/", "Where downloads go by default."],
  ["run/api.sock", "The socket by which commands reach the node; only its owner may use it."],
  ["relay/", "Keys, state and log of the relay."],
]

const examples = `bulbil start                                  # prints the management link
bulbil share ~/Photos --title Summer          # prints a private link
bulbil download LINK --to ~/Downloads --wait
bulbil watch
bulbil status --json`

/** What help says after the options: it is only told to who prints a help. */
const afterHelp = (command: Command): string => {
  let text = ""
  const emitter = command as Command & Pick<NodeJS.EventEmitter, "emit">
  emitter.emit("afterHelp", { error: false, command, write: (part: string) => (text += part) })
  return text.trim()
}

interface Group {
  readonly heading: string
  readonly commands: readonly Command[]
}

const groupsOf = (program: Command): readonly Group[] => {
  const commands = program.commands
  const headings = [...new Set(commands.map((command) => command.helpGroup()))]
  return headings.map((heading) => ({
    heading: heading.replace(/:$/, ""),
    commands: commands.filter((command) => command.helpGroup() === heading),
  }))
}

const leavesOf = (command: Command): readonly Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf)

const ofCommand = (command: Command): readonly string[] => {
  const help = command.createHelp()
  const after = afterHelp(command)
  const aliases = command.aliases()
  return [
    subsection(help.commandUsage(command).replace(/\|\S+/g, "")),
    ...paragraphs(`${command.description()}.${aliases.length > 0 ? ` Also: ${aliases.join(", ")}.` : ""}`),
    ...help.visibleArguments(command).flatMap((each) => term(help.argumentTerm(each), help.argumentDescription(each))),
    ...help.visibleOptions(command).flatMap((each) => term(help.optionTerm(each), help.optionDescription(each))),
    ...(after === "" ? [] : paragraphs(after)),
  ]
}

const ofSetting = ({ name, help, takes, unit, holds, command, form, default: value = null }: Setting) => {
  const drawn = value === null && form.kind !== "folder"
  const byDefault = drawn ? "none: it is drawn" : settingText({ form, value, unit: unit ?? null })
  return term(
    name,
    `${upperFirst(help)}. Takes ${takes}${unit === undefined ? "" : `, in ${unit}`}. Default: ${byDefault}. ` +
      `Holds ${holds}.${command === undefined ? "" : ` Also set by bulbil ${command}.`}`,
  )
}

/** @param settings all that can be chosen. */
export const manPage = (program: Command, settings: readonly Setting[]): string =>
  [
    `.TH BULBIL 1 "" "bulbil ${escaped(program.version() ?? "")}" "User commands"`,
    section("Name"),
    `bulbil ${escaped("-")} a torified BitTorrent node: onion services only`,
    section("Synopsis"),
    ".B bulbil",
    escaped("COMMAND [ARGUMENT…] [OPTION…]"),
    section("Description"),
    ...paragraphs(
      "A node is begun with bulbil start and goes on until it is stopped. All other commands talk to it over a " +
        "socket in its data folder. Torrents, shares, mirrors and trusted nodes are named by the first 6 digits or " +
        "more of their ids, as bulbil status shows them.",
    ),
    ...paragraphs(afterHelp(program)),
    section("Options"),
    ...program
      .createHelp()
      .visibleOptions(program)
      .flatMap(({ flags, description }) => term(flags, description)),
    ...groupsOf(program).flatMap(({ heading, commands }) => [
      section(heading),
      ...commands.flatMap(leavesOf).flatMap(ofCommand),
    ]),
    section("Sizes and rates"),
    ...paragraphs(sizes),
    section("Settings"),
    ...paragraphs("Chosen by bulbil config set, shown by bulbil config list."),
    ...settings.flatMap(ofSetting),
    section("Exit status"),
    ...exitCodes.flatMap(([status, about]) => term(status, about)),
    section("Environment"),
    ...environment.flatMap(([name, about]) => term(name, about)),
    section("Files"),
    ...paragraphs("In the data folder:"),
    ...files.flatMap(([name, about]) => term(name, about)),
    section("Examples"),
    ...code(examples),
    section("See also"),
    ...paragraphs("tor(1). docs/cli-json.md: what --json prints. docs/errors.md: codes of failures."),
  ].join("\n")
