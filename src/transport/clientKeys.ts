/** What is asked of the keys of an onion that takes only certain callers, whatever carries it. */
import { toHex } from "../core/hex.ts"
import { isLowOrder, publicKeyOfPrivate } from "../core/x25519.ts"
import { type ClientKey, DialError } from "./Transport.ts"

/** More do not fit a descriptor; tor takes them all the same, and then publishes none (checked up to 400). */
const MOST_CLIENTS = 256

/**
 * @throws RangeError where there are none, or too many, as an onion for nobody cannot be told from one for anybody; and
 * for what is no key, or there twice.
 */
export const checkClients = (clients: readonly ClientKey[] | undefined): void => {
  if (clients === undefined) return
  if (clients.length === 0 || clients.length > MOST_CLIENTS)
    throw new RangeError(`an onion takes 1 to ${MOST_CLIENTS} client keys, or anybody`)
  if (clients.some((key) => key.length !== 32)) throw new RangeError("a client key has 32 octets")
  if (clients.some(isLowOrder)) throw new RangeError("this is no client key: everybody can guess what it agrees on")
  if (new Set(clients.map(toHex)).size < clients.length) throw new RangeError("a client key is there twice")
}

/** Of a carrier without tor: why a caller with this private key, or none, is not let in, where that is so. */
export const lockedOut = (clients: readonly ClientKey[], key: Uint8Array | undefined): DialError | undefined => {
  if (!key)
    return new DialError("F4", "stop", "this onion lets in only those who have a client key, and there is none here")
  const own = toHex(publicKeyOfPrivate(key))
  if (clients.some((client) => toHex(client) === own)) return undefined
  return new DialError("F5", "stop", "the client key for this onion is wrong, or was revoked")
}
