/** What a share decides. Pure and total: an input that comes too late changes nothing. */
import { type Decision, type Moment, accept, nothing, reject } from "../../core/decider.ts"
import { type ShareLimits, shareLimits } from "../../core/limits.ts"
import { infoOf, sameInfo, saidInfo } from "../../core/shareInfo.ts"
import type { ShareEvent } from "../../events/share.ts"
import type { ShareInput } from "./commands.ts"
import { type ShareState, modeOf } from "./state.ts"

/** Keys of a share. A descriptor holds four times as many. */
const MOST_RECIPIENTS = 64

export const decide = (state: ShareState, input: ShareInput, _moment: Moment): Decision<ShareEvent> => {
  switch (input.type) {
    case "RequestShare":
      if (state.mode !== "absent") return reject("share-exists", "this share exists already")
      return accept(
        {
          type: "ShareRequested",
          path: input.path,
          ...saidInfo(input),
          secret: input.secret,
          ...(input.name === undefined ? {} : { name: input.name }),
          ...(input.given ? { given: input.given } : {}),
          ...(input.skipUnsafe ? { skipUnsafe: true } : {}),
        },
        ...(input.answered ? [{ type: "ShareMetadataAnswered" as const, ...input.answered }] : []),
        ...(input.recipients ?? []).slice(0, MOST_RECIPIENTS).map((secret) => added(secret)),
        ...limited(input.limits),
      )
    case "RequestPublicShare":
      if (state.mode !== "absent") return reject("share-exists", "this share exists already")
      return accept(
        {
          type: "ShareRequested",
          path: input.path,
          ...saidInfo(input),
          secret: input.secret,
          publicOf: input.of,
        },
        ...limited(input.limits),
      )
    case "HashFinished":
      if (state.mode !== "hashing") return nothing
      return accept({
        type: "ShareHashed",
        torrent: input.torrent,
        infohash: input.infohash,
        bytes: input.bytes,
        files: input.files,
        ...(input.leftOut ? { leftOut: input.leftOut } : {}),
        ...(input.served ? { served: input.served } : {}),
      })
    case "HashFailed":
      if (state.mode !== "hashing") return nothing
      return accept({ type: "ShareFailed", code: input.code, message: input.message })
    case "Unlisted":
      return modeOf(state) === "taking-back" ? accept({ type: "ShareUnlisted" }) : nothing
    case "DescribeShare":
      if (state.mode === "absent") return reject("no-such-share", "there is no such share; `bulbil status` lists them")
      if (state.mode === "stopped" || state.mode === "failed")
        return reject("share-stopped", "this share has ended; nothing is said about it any more")
      return sameInfo(state.info, infoOf(input)) ? nothing : accept({ type: "ShareDescribed", ...saidInfo(input) })
    case "LimitShare": {
      if (state.mode === "absent") return reject("no-such-share", "there is no such share; `bulbil status` lists them")
      if (state.mode === "stopped" || state.mode === "failed")
        return reject("share-stopped", "this share has ended; it cannot be limited any more")
      const limits = shareLimits.chosen(state.limits, input)
      return shareLimits.same(limits, state.limits) ? nothing : accept({ type: "ShareLimited", ...limits })
    }
    case "AddRecipient":
      return addRecipient(state, input)
    case "RevokeRecipient":
      if (!state.recipients.includes(input.secret)) return nothing
      return accept({ type: "RecipientRevoked", secret: input.secret })
    case "DateCame":
      return modeOf(state) === "scheduled" ? accept({ type: "ShareBegun" }) : nothing
    case "LimitMet":
      if (state.mode !== "active" || state.ended || state.limits[input.why] === undefined) return nothing
      return accept({ type: "ShareEnded", why: input.why })
    case "StopSharing":
      if (state.mode === "absent") return reject("no-such-share", "there is no such share; `bulbil status` lists them")
      if (state.mode === "stopped") return reject("share-stopped", "this share was stopped before")
      return accept({ type: "ShareStopped" })
    default:
      return reject("unknown-input", `a share does not know ${String((input as { type?: unknown }).type)}`)
  }
}

const added = (secret: string): ShareEvent => ({ type: "RecipientAdded", secret })

const addRecipient = (
  state: ShareState,
  { secret, endOldLink }: Extract<ShareInput, { type: "AddRecipient" }>,
): Decision<ShareEvent> => {
  if (state.mode === "absent") return reject("no-such-share", "there is no such share; `bulbil status` lists them")
  if (state.mode === "stopped" || state.mode === "failed")
    return reject("share-stopped", "this share has ended; nobody can be let in any more")
  if (state.publicOf !== "")
    return reject("not-private", "this share is public: anybody may have it, so there are no keys to it")
  if (state.recipients.includes(secret)) return nothing
  if (state.recipients.length >= MOST_RECIPIENTS)
    return reject("too-many-recipients", `a share has at most ${MOST_RECIPIENTS} keys: revoke one, or share it again`)
  if (!state.keyed && !endOldLink)
    return reject(
      "link-without-key",
      "this share is from before links had keys: with its first recipient its old link ends, and those who have it " +
        "reach it no more. Say so (`--end-old-link`), or share it again beside",
    )
  return accept(added(secret))
}

const limited = (limits: ShareLimits = {}): ShareEvent[] =>
  Object.keys(limits).length === 0 ? [] : [{ type: "ShareLimited", ...shareLimits.of(limits) }]
