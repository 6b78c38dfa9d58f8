/**
 * The last word in a swarm: tells the share's onion that this node has left, so that nobody dials onions that are gone for the rest of
 * a record's life. Best effort: within half a minute, and no failure of it matters.
 */
import type { OnionAddress, SecretRef } from "../../../core/ids.ts"
import type { Ports } from "../../Ports.ts"
import { meet } from "./meet.ts"

const WITHIN_MS = 30_000

/** Call it when the exchange has closed the swarm; never rejects. @param source name of the link in the vault. */
export const farewell = async (ports: Ports, torrent: string, source: string): Promise<void> => {
  const link = source ? ports.vault.get(source as SecretRef) : undefined
  const records = ports.exchange.records(torrent)
  if (!link?.onion || !link.token || records.length === 0) return
  const late = new AbortController()
  const timer = ports.clock.setTimeout(() => late.abort(), WITHIN_MS)
  try {
    const session = await ports.sessions.connect(link.onion as OnionAddress, { circuit: `share-${torrent}`, signal: late.signal })
    await meet(session, link.token, records, late.signal).finally(() => session.close())
  } catch {
    // Records run out by themselves.
  } finally {
    ports.clock.clearTimeout(timer)
  }
}
