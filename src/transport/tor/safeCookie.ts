/** SAFECOOKIE (control-spec, 3.24): both sides prove that they have read tor's cookie file, and neither tells it. */
import { createHmac, timingSafeEqual } from "node:crypto"

const SERVER_KEY = "Tor safe cookie authentication server-to-controller hash"
const CLIENT_KEY = "Tor safe cookie authentication controller-to-server hash"

const hash = (key: string, cookie: Uint8Array, clientNonce: Uint8Array, serverNonce: Uint8Array): Buffer =>
  createHmac("sha256", key).update(cookie).update(clientNonce).update(serverNonce).digest()

export const clientHash = (cookie: Uint8Array, clientNonce: Uint8Array, serverNonce: Uint8Array): Buffer =>
  hash(CLIENT_KEY, cookie, clientNonce, serverNonce)

export const serverHashFits = (
  cookie: Uint8Array,
  clientNonce: Uint8Array,
  serverNonce: Uint8Array,
  given: Uint8Array,
): boolean => {
  const right = hash(SERVER_KEY, cookie, clientNonce, serverNonce)
  return given.length === right.length && timingSafeEqual(given, right)
}
