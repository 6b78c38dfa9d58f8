/** The settings as they are shown: `GET /api/settings`. */
import type { Setting } from "./setting.ts"

export interface SettingView extends Pick<Setting, "name" | "form" | "takes" | "help" | "holds"> {
  /** Of a number. */
  readonly unit: string | null
  /** The command that sets it as well. */
  readonly command: string | null
  /** Null where the node draws it. */
  readonly default: unknown
  /** As it holds now, or after the next start; null where it is drawn and was not yet. */
  readonly value: unknown
  /** Whether somebody has chosen it. */
  readonly chosen: boolean
  /** Whether `value` holds only after the next start. */
  readonly waits: boolean
}

export interface SettingsPage {
  readonly settings: readonly SettingView[]
}
