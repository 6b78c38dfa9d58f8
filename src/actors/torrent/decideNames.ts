/** What a torrent decides about its operator's own title and tags. Pure and total. */
import { type Decision, accept, nothing, reject } from "../../core/decider.ts"
import { MAX_OWN_TAGS, tagsAfter } from "../../core/ownTags.ts"
import type { TorrentEvent } from "../../events/torrent.ts"
import type { TorrentInput } from "./commands.ts"
import type { TorrentState } from "./state.ts"

export const decideNames = (
  { ownTitle, tags: before }: TorrentState,
  input: Extract<TorrentInput, { readonly type: "ChooseTitle" | "ChooseTags" }>,
): Decision<TorrentEvent> => {
  if (input.type === "ChooseTitle")
    return input.title === ownTitle ? nothing : accept({ type: "TitleChosen", title: input.title })
  const tags = tagsAfter(before, input)
  if (tags.length > MAX_OWN_TAGS)
    return reject("too-many-tags", `that would be ${tags.length} tags; at most ${MAX_OWN_TAGS} are kept: remove some`)
  return tags.length === before.length && tags.every((tag, i) => tag === before[i])
    ? nothing
    : accept({ type: "TagsChosen", tags })
}
