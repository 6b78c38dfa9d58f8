/** To get what some tracker lists, in one action: whether it is in the list by now, what it costs, and the asking. */
import { createSignal } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import { isAffordable, shortfall } from "../../contract/words/credit.ts"
import { costOf } from "../../contract/words/relay.ts"
import { command } from "./ask.ts"
import { useModel } from "./model.ts"
import { stateWords } from "./words.ts"

export interface Offered {
  readonly infohash: string
  /** The torrent of this node, if it was in the list when the offer was read. */
  readonly torrent: string | null
  readonly link: string
  readonly title: string
  readonly bytes: number
}

export const createDownload = (offered: () => Offered) => {
  const { inList, ledger, state, toasts } = useModel()
  const [sending, setSending] = createSignal(false)
  const [added, setAdded] = createSignal<string | null>(null)
  return {
    sending,
    /** Where it is in the list by now, whatever was so when the offer was read. */
    item: () => {
      const { infohash, torrent } = offered()
      const known = inList()
      return known.get(infohash) ?? known.get(torrent ?? "") ?? known.get(added() ?? "")
    },
    /** What follows when one has not enough credit for it. */
    dear: (): string | null =>
      ledger() && !isAffordable(offered().bytes, state.live.credit)
        ? stateWords.enough(bytesText(state.live.credit.affordable!), shortfall[ledger()!.policy])
        : null,
    cost: (): string | undefined => {
      const own = ledger()
      return own ? stateWords.costs(bytesText(costOf(offered().bytes, own))) : undefined
    },
    start: async (): Promise<void> => {
      const { link, title } = offered()
      setSending(true)
      const reply = await command({ type: "DownloadLink", link, title })
      setSending(false)
      if (reply.ok) setAdded(reply.id)
      else toasts.say("refused", stateWords.refused(title, reply.message))
    },
  }
}
export type OfferedDownload = ReturnType<typeof createDownload>
