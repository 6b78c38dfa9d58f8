/**
 * Why a dial failed, from tor's SOCKS reply (RFC 1928 and the extended errors of proposal 304), as words for people and
 * as what to do next. Pure table; the wire is SocksDialer's.
 */
import { type DialCode, DialError, type DialRemedy } from "../Transport.ts"

const TABLE: Readonly<Record<DialCode, readonly [remedy: DialRemedy, words: string]>> = {
  F0: ["mirror", "this onion is offline, or was never published"],
  F1: ["mirror", "this onion's descriptor is damaged"],
  F2: ["back-off", "the onion could not be introduced to: its introduction points do not answer"],
  F3: ["back-off", "the meeting at the rendezvous point failed"],
  F4: ["stop", "this onion lets in only those who have a client key, and there is none for it here"],
  F5: ["stop", "the client key for this onion is wrong, or was revoked"],
  F6: ["stop", "this is no onion address: its checksum does not fit"],
  F7: ["back-off", "the introduction to the onion took too long"],
  refused: ["back-off", "the onion is there, but its service refused the connection"],
  timeout: ["back-off", "tor did not get through in time"],
  "not-ready": ["back-off", "tor is not running or not connected yet"],
  aborted: ["stop", "the dial was given up"],
  protocol: ["back-off", "tor's SOCKS port answered something that makes no sense"],
}

export const dialError = (code: DialCode, detail?: string): DialError => {
  const [remedy, words] = TABLE[code]
  return new DialError(code, remedy, detail ? `${words} (${detail})` : words)
}

/** @param reply second octet of tor's last SOCKS reply. */
export const dialErrorOfReply = (reply: number): DialError => {
  if (reply >= 0xf0 && reply <= 0xf7) return dialError(`F${reply - 0xf0}` as DialCode)
  switch (reply) {
    case 0x01:
      return dialError("not-ready", "general failure")
    case 0x02:
      return dialError("F6", "not allowed")
    case 0x03:
      return dialError("not-ready", "network unreachable")
    case 0x04:
      return dialError("F0", "host unreachable")
    case 0x05:
      return dialError("refused")
    case 0x06:
      return dialError("timeout")
    default:
      return dialError("protocol", `reply ${reply}`)
  }
}
