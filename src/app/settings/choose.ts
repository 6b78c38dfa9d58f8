/** Settings as an operator sees and sets them: checked, made whole where they are paths, and told to who keeps them. */
import { access, constants, stat } from "node:fs/promises"
import { Schema } from "effect"
import type { NodeCommand } from "../../actors/node/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import type { SettingView } from "../../contract/settings/page.ts"
import { settings } from "../../contract/settings/registry.ts"
import type { Setting } from "../../contract/settings/setting.ts"
import { answered, refuse, type Refused } from "../commands/answers.ts"
import { givenPlace } from "../commands/givenPlace.ts"
import type { NodeParts } from "../NodeParts.ts"
import { ownCommands } from "./ownCommands.ts"

export const settingsPage = (parts: NodeParts): readonly SettingView[] =>
  settings.map((setting) => {
    const { name, form, takes, help, holds, unit = null, command = null } = setting
    const own = ownCommands.get(name)
    const chosen = own ? own.get(parts) : parts.settings.chosen(setting)
    const byDefault: unknown = setting.default ?? null
    const isChosen = chosen !== undefined && (!own || setting.default === undefined || chosen !== byDefault)
    const value = chosen ?? byDefault
    const waits = parts.settings.waits(setting)
    return { name, form, takes, help, holds, unit, command, default: byDefault, value, chosen: isChosen, waits }
  })

const named = (name: string): Setting | Refused =>
  settings.find((setting) => setting.name === name) ??
  refuse("no-such-setting", `there is no setting ${name}; bulbil config list shows them`)

const tellNode = async (parts: NodeParts, command: NodeCommand): Promise<CommandReply> =>
  answered(parts, "self", await parts.kernel.tell("node", "self", command))

export const choose = async (parts: NodeParts, name: string, asked: unknown): Promise<CommandReply> => {
  const setting = named(name)
  if ("ok" in setting) return setting
  if (!Schema.is(setting.schema)(asked)) return refuse("bad-value", `${name} takes ${setting.takes}`)
  const folders = setting.form.kind === "folder" || setting.form.kind === "folders" ? asked : null
  const places = [folders ?? []].flat().map((folder) => givenPlace(folder as string))
  const refused = places.find((place) => typeof place !== "string")
  if (refused) return refused
  if (setting.form.kind === "folder" && typeof places[0] === "string") {
    const unfit = await unfitFolder(parts, places[0])
    if (unfit) return unfit
  }
  const value = folders === null ? asked : setting.form.kind === "folder" ? places[0] : places
  const own = ownCommands.get(name)
  if (own) return own.set(parts, value)
  return tellNode(parts, { type: "ChooseSetting", name, value: JSON.stringify(value) })
}

const codeOf = ({ code }: NodeJS.ErrnoException): string | undefined => code

/** Why nothing could be put there. A folder that is not there yet is made when it is needed. */
const unfitFolder = async ({ places }: NodeParts, folder: string): Promise<Refused | undefined> => {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error)
  if (!(found instanceof Error) && !found.isDirectory())
    return refuse("not-a-folder", `${folder} is no folder; choose another`)
  const why = found instanceof Error ? found.code : await access(folder, constants.W_OK).catch(codeOf)
  if (why !== undefined && why !== "ENOENT")
    return refuse("not-a-folder", `nothing can be put into ${folder} (${why}); choose another`)
  const taken = await places.folderTaken(folder)
  return taken && refuse(taken.code, taken.message)
}

export const reset = async (parts: NodeParts, name: string): Promise<CommandReply> => {
  const setting = named(name)
  if ("ok" in setting) return setting
  const own = ownCommands.get(name)
  if (!own) return tellNode(parts, { type: "ResetSetting", name })
  if (setting.default === undefined)
    return refuse("no-default", `${name} was drawn by chance and has no default to go back to; set another value`)
  return own.set(parts, setting.default)
}
