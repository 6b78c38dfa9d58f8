/** Options in which a sharer says something about a share beside its title. */
import type { Command } from "commander"
import { infoTrouble, MAX_TAGS, tidyTags } from "../contract/shareInfo.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"

export interface AboutOptions {
  readonly description?: string
  readonly tag?: readonly string[]
}

export const aboutOptions = (command: Command): Command =>
  command
    .option("--description <text>", "what it is, for those who search; an empty one takes it away")
    .option(
      "--tag <tag>",
      `a word to find it by; up to ${MAX_TAGS} of them, an empty one takes all away`,
      (tag: string, before: readonly string[] = []) => [...before, tag],
    )

/** What was given of it. @throws CliFailure when it is too much. */
export const aboutOf = ({ description, tag }: AboutOptions) => {
  const tags = tag && tidyTags(tag.flatMap((each) => each.split(",")))
  const trouble = infoTrouble({ description: description ?? "", tags: tags ?? [] })
  if (trouble) throw new CliFailure(exitCodes.usage, trouble.code, trouble.message)
  return { ...(description === undefined ? {} : { description }), ...(tags === undefined ? {} : { tags }) }
}
