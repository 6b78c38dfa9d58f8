/** A labelled path on the node's machine, completed there, with a hint below, which gives way to what is wrong. */
import type { Component, JSX } from "solid-js"
import { FieldFrame } from "../Field.tsx"
import { PathInput, type PathInputProps } from "./PathInput.tsx"

interface PathFieldProps extends Omit<PathInputProps, "invalid" | "describedBy"> {
  readonly label: string
  readonly problem?: string | undefined
  readonly hint?: JSX.Element
}

export const PathField: Component<PathFieldProps> = (props) => (
  <FieldFrame id={props.id} label={props.label} problem={props.problem} hint={props.hint}>
    <PathInput {...props} invalid={props.problem !== undefined} describedBy={`${props.id}-hint`} />
  </FieldFrame>
)
