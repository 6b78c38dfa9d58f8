/** What a sharer says about a share: title, description and tags, asked alike when it is shared and changed. */
import { type Component, createSignal } from "solid-js"
import { infoTrouble, MAX_DESCRIPTION, MAX_TITLE, type ShareInfo, tagsIn } from "../../contract/shareInfo.ts"
import type { Problems } from "../dialogs/createSubmission.ts"
import { Field } from "../parts/Field.tsx"
import { itemWords as words } from "./words.ts"

export type InfoField = "title" | "description" | "tags"

export const createInfo = (said: ShareInfo) => {
  const [title, setTitle] = createSignal(said.title)
  const [description, setDescription] = createSignal(said.description)
  const [tags, setTags] = createSignal(said.tags.join(", "))
  return { title, setTitle, description, setDescription, tags, setTags }
}
export type Info = ReturnType<typeof createInfo>

/** As the node takes it. */
export const infoSaid = (info: Info): ShareInfo => ({
  title: info.title().trim(),
  description: info.description().trim(),
  tags: tagsIn(info.tags()),
})

export const infoProblems = (info: Info): Problems<InfoField> => {
  const trouble = infoTrouble(infoSaid(info))
  return trouble ? { [trouble.field]: `${trouble.message[0]!.toUpperCase()}${trouble.message.slice(1)}.` } : {}
}

export const InfoFields: Component<{
  readonly info: Info
  readonly problems: Problems<InfoField>
  /** What it is called without a title, and how that is said. */
  readonly untitled: string
  readonly untitledHint: string
}> = (props) => (
  <>
    <Field
      id="share-title"
      label={words.title}
      placeholder={props.untitled}
      value={props.info.title()}
      onInput={props.info.setTitle}
      maxLength={MAX_TITLE}
      problem={props.problems.title}
      hint={words.titleHint(props.untitledHint)}
    />
    <Field
      id="share-description"
      label={words.text}
      lines={3}
      value={props.info.description()}
      onInput={props.info.setDescription}
      maxLength={MAX_DESCRIPTION}
      problem={props.problems.description}
      hint={words.textHint}
    />
    <Field
      id="share-tags"
      label={words.tags}
      placeholder={words.tagsExample}
      value={props.info.tags()}
      onInput={props.info.setTags}
      problem={props.problems.tags}
      hint={words.tagsHint}
    />
  </>
)
