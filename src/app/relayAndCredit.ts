/**
 * The relay and the ledger as they stand, for who looks: joins their rows with what their processes and accounts say
 * just now.
 */
import type { CreditLive, CreditPage, CreditWait } from "../contract/relay.ts"
import { wantedOf } from "../contract/standing.ts"
import { chargeFor, headStart } from "../core/credit.ts"
import type { NodeParts } from "./NodeParts.ts"
import { creditDays } from "../projections/creditDays.ts"
import { relayTraffic } from "../projections/relayTraffic.ts"
import { credits } from "../projections/credits.ts"
import { torrents } from "../projections/torrents.ts"

export const creditLive = ({ projector, account, ports }: NodeParts): CreditLive => {
  const [ledger] = projector.all(credits)
  const relay = ports.relay.live()
  const earningRate = relay.state === "running" ? Math.min(relay.readRate, relay.writeRate) : 0
  const waiting: Record<string, CreditWait> = {}
  for (const row of projector.all(torrents)) {
    if (row.mode !== "waiting-for-credit" || !ledger) continue
    const { bytes, verifiedBytes } = wantedOf(row)
    const missing = Math.max(0, chargeFor(headStart(bytes - verifiedBytes), ledger.price) - ledger.balance)
    waiting[row.id] = { missing, seconds: earningRate > 0 ? Math.ceil(missing / earningRate) : null }
  }
  const affordable = account.affordable ?? null
  return { affordable, earningRate, waiting, slowed: ledger?.policy === "soft" && affordable === 0 }
}

export const creditPage = ({ projector }: NodeParts): CreditPage => ({
  days: projector.ask(creditDays).all(),
  ...(projector.get(relayTraffic, "self") ?? { minutes: [], hours: [] }),
})
