/** What a setting is, and the kinds of values that there are. A value is JSON, whoever gives it. */
import { Schema } from "effect"
import { chosenBytesText } from "../figures.ts"

/** How a value is given and shown: by a page as a field, by the command line as words. */
export type SettingForm =
  | { readonly kind: "choice"; readonly of: readonly string[] }
  /** Within these bounds, both of them included. */
  | { readonly kind: "whole" | "octets"; readonly least: number; readonly most: number }
  /** On the node's machine, absolute; null for the default. */
  | { readonly kind: "folder" }
  | { readonly kind: "folders"; readonly most: number }
  /** A JSON object. */
  | { readonly kind: "object" }

interface Kind<Value> {
  readonly form: SettingForm
  readonly schema: Schema.Schema<Value>
  /** What it takes, with its range, in words that go on from the setting's name. */
  readonly takes: string
}

export interface Setting<Value = any> extends Kind<Value> {
  /** `section.name` */
  readonly name: string
  /** Where it is left out, the node draws a value by itself: one that all nodes had would mark them. */
  readonly default?: Value
  readonly help: string
  /** Of a number. */
  readonly unit?: string
  readonly holds: "at once" | "after a restart"
  /** The command that sets it as well, of what has a command of its own. */
  readonly command?: string
}

export const setting = <Value>(
  kind: Kind<Value>,
  about: Omit<Setting<NoInfer<Value>>, keyof Kind<Value>>,
): Setting<Value> => ({
  ...kind,
  ...about,
})

export const choice = <const Of extends readonly [string, ...string[]]>(...of: Of): Kind<Of[number]> => ({
  form: { kind: "choice", of },
  schema: Schema.Literal(...of) as unknown as Schema.Schema<Of[number]>,
  takes: `one of ${of.join(", ")}`,
})

const whole = (kind: "whole" | "octets", least: number, most: number, text: (n: number) => string): Kind<number> => ({
  form: { kind, least, most },
  schema: Schema.Int.pipe(Schema.between(least, most)),
  takes: `a whole number from ${text(least)} to ${text(most)}`,
})

export const wholeNumber = (least: number, most: number): Kind<number> => whole("whole", least, most, String)

export const octets = (least: number, most: number): Kind<number> =>
  whole("octets", least, most, (n) => `${n} (${chosenBytesText(n)})`)

/** A rate that may be limited: what is less than `least` would only look like a node that hangs. */
export const limit = (least: number, most: number): Kind<number> => ({
  form: { kind: "octets", least: 0, most },
  schema: Schema.Int.pipe(Schema.filter((n) => n === 0 || (n >= least && n <= most))),
  takes: `0 for no limit, or ${octets(least, most).takes}`,
})

const Folder = Schema.String.pipe(Schema.maxLength(4_096), Schema.pattern(/^[^\0]+$/))

export const folder: Kind<string | null> = {
  form: { kind: "folder" },
  schema: Schema.NullOr(Folder),
  takes: "a folder of at most 4,096 characters, or null for the default",
}

export const folders = (most: number): Kind<readonly string[]> => ({
  form: { kind: "folders", most },
  schema: Schema.Array(Folder).pipe(Schema.maxItems(most)),
  takes: `a list of at most ${most} folders, each of at most 4,096 characters`,
})

/** What a value comes to as JSON in UTF-8. */
const sizeOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

export const object = <Value extends object>(
  schema: Schema.Schema<Value>,
  mostOctets: number,
  takes: string,
): Kind<Value> => ({
  form: { kind: "object" },
  schema: schema.pipe(Schema.filter((value) => sizeOf(value) <= mostOctets)),
  takes: `${takes}, of at most ${mostOctets / 1024} KiB as JSON`,
})
