/** Settings of a node in memory: checked as the real one does, and kept by name. */
import { Schema } from "effect"
import type { CommandReply, ManagementCommand } from "../../src/contract/commands.ts"
import type { SettingView } from "../../src/contract/settings/page.ts"
import { settings } from "../../src/contract/settings/registry.ts"

/** @param held what was chosen when the node began. */
export const memorySettings = (
  chosen: ReadonlyMap<string, unknown>,
  held: ReadonlyMap<string, unknown>,
): readonly SettingView[] =>
  settings.map(({ name, form, takes, help, holds, unit = null, command = null, default: byDefault = null }) => ({
    name,
    form,
    takes,
    help,
    holds,
    unit,
    command,
    default: byDefault,
    value: chosen.get(name) ?? byDefault,
    chosen: chosen.has(name),
    waits: holds === "after a restart" && chosen.get(name) !== held.get(name),
  }))

export const onSetting = (
  chosen: Map<string, unknown>,
  command: Extract<ManagementCommand, { type: "ChooseSetting" | "ResetSetting" }>,
): CommandReply => {
  const setting = settings.find(({ name }) => name === command.name)
  if (!setting) return { ok: false, code: "no-such-setting", message: `there is no setting ${command.name}` }
  if (command.type === "ResetSetting") chosen.delete(command.name)
  else if (Schema.is(setting.schema)(command.value)) chosen.set(command.name, command.value)
  else return { ok: false, code: "bad-value", message: `${command.name} takes ${setting.takes}` }
  return { ok: true, id: "self" }
}
