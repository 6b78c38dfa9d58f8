/**
 * A share's onion, for as long as it is offered: for whoever has its address, or, of a share with keys, for those who
 * have one of them. When that changes it is published again at the same address: tor takes no other keys for an onion
 * that is up.
 */
import { waitsText } from "../../core/onionOrder.ts"
import { TokenBucket } from "../../core/TokenBucket.ts"
import { untilAborted, wait } from "../../core/wait.ts"
import { publicKeyOfPrivate } from "../../core/x25519.ts"
import { ownerIn } from "../../storage/secretKinds.ts"
import type { Handler } from "../../transport/Sessions.ts"
import type { ClientKey, OnionClaim, OnionSeed, Publication } from "../../transport/Transport.ts"
import type { EffectContext } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import { waitWhile } from "../waitWhile.ts"
import type { ShareInput } from "./commands.ts"
import type { ShareState } from "./state.ts"

/**
 * Changes that come together are one: each costs new introduction points and descriptors. A few come through at once,
 * then one every half minute.
 */
const SOON_MS = 1_000
const [AT_ONCE, EVERY_MS] = [4, 30_000]
const NOBODY = "nobody can reach this share: all its keys were taken back"
const LOST = "nobody can reach this share: its keys are gone"

type Ports = Needs<"clock" | "progress" | "published" | "sessions" | "vault">
type Context = Pick<EffectContext<ShareState, ShareInput>, "id" | "signal" | "state" | "onState">

export const publishShare = async (
  ports: Ports,
  context: Context,
  seed: OnionSeed,
  handler: Handler,
  claim: OnionClaim,
): Promise<void> => {
  const { id, signal, state } = context
  /** Of these one is up; over others there may be streams still. */
  const publications = new Set<Publication>()
  const closeAll = async () => {
    const all = [...publications]
    publications.clear()
    await Promise.all(all.map((publication) => publication.close()))
  }
  const turns = new TokenBucket(AT_ONCE, 1_000 / EVERY_MS, ports.clock.now())
  try {
    while (!signal.aborted) {
      const { recipients } = state()
      const clients = clientsOf(ports, state())
      const over =
        clients?.length === 0 ? shut(ports, id, state().recipients.length === 0 ? NOBODY : LOST) : await open(clients)
      await waitWhile(context, (now) => now.recipients === recipients)
      await wait(ports.clock, SOON_MS, signal)
      await wait(ports.clock, turns.waitMs(ports.clock.now()), signal)
      turns.spend(1)
      over()
      const now = state().recipients
      // Who was let in without a key, or by one that counts no more, is put out; the others come again by themselves.
      if (signal.aborted || !clients || !recipients.every((secret) => now.includes(secret))) await closeAll()
      else for (const publication of publications) void publication.withdraw()
    }
  } finally {
    await closeAll()
  }

  async function open(clients: readonly ClientKey[] | undefined): Promise<() => void> {
    const { recipients } = state()
    const publication = await ports.sessions.serve(seed, handler, claim, clients)
    publications.add(publication)
    let isOver = false
    const tell = (address: string | undefined, waits?: string) => {
      for (const secret of recipients) ports.published(secret, address)
      ports.published(id, address, waits)
    }
    publication.onStanding((standing) => {
      if (isOver || signal.aborted) return
      tell(
        standing === "up" ? publication.address : undefined,
        standing === "waiting" ? waitsText("this share") : undefined,
      )
    })
    return () => {
      isOver = true
      tell(undefined)
    }
  }
}

/** For nobody: not published at all, as an onion without keys is for everybody. */
const shut = (ports: Ports, id: string, why: string): (() => void) => {
  ports.progress.trouble(id, why, "keys")
  return () => ports.progress.trouble(id, undefined, "keys")
}

/** Of keys that the vault has lost nobody is let in. Undefined: anybody is. */
const clientsOf = ({ vault }: Ports, { keyed, recipients }: ShareState): readonly ClientKey[] | undefined =>
  keyed
    ? recipients.flatMap((secret) => {
        const owner = ownerIn(secret)
        const found = owner && vault.get("recipient", owner.id)
        return found ? [publicKeyOfPrivate(found.key)] : []
      })
    : undefined

/** Nothing comes back by itself: to try again would only say it again. */
export const unreachable = (ports: Ports, { id, signal }: Context, what: string): Promise<void> => {
  ports.progress.trouble(id, `nobody can reach this share: ${what} gone`, "keys")
  return untilAborted(signal)
}
