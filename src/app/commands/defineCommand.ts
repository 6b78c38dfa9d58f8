/**
 * What an operator's command does. It checks what an actor cannot (paths, links, the vault), makes the secrets, and
 * finds the actor that is meant; every lasting consequence is an actor's event.
 */
import type { Schema } from "effect"
import type { CommandReply } from "../../contract/commands.ts"
import type { NodeParts } from "../NodeParts.ts"

export interface Command {
  readonly type: string
  readonly schema: Schema.Schema<any, any>
  /** Commands that take the same turns look whether something is there, and then make it or end it, one by one. */
  readonly turns?: string
  readonly run: (parts: NodeParts, given: any) => Promise<CommandReply>
}

interface Form extends Schema.Schema<any, any> {
  readonly fields: { readonly type: { readonly literals: readonly [string] } }
}

export const defineCommand = <Given extends Form>(
  schema: Given,
  run: (parts: NodeParts, given: Given["Type"]) => Promise<CommandReply>,
  turns?: string,
): Command => ({ type: schema.fields.type.literals[0], schema, run, ...(turns === undefined ? {} : { turns }) })
