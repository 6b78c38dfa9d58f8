/**
 * A message that one key signs, declared once: its domain, which of its fields is the key, its caps and its fields. All
 * fields are signed because the signature covers what the declaration has and nothing is listed a second time. Owns
 * signing, and the difference in type between what was read and what was found to be authentic.
 */
import { Schema } from "effect"
import { type Signer, verify } from "./ed25519.ts"
import { type Message, message, Octets, Whole } from "./message.ts"

declare const authentic: unique symbol
/** Signed, all of it, by the key that it names. */
export type Authentic<A> = A & { readonly [authentic]: true }

interface Declaration<F extends Schema.Struct.Fields, By extends keyof F> {
  /** What the signature begins with, so that no signature serves for a message of another kind or version. */
  readonly domain: string
  /** The field that holds the public key of who signs. */
  readonly by: By
  readonly maxBytes: number
  readonly maxTokens: number
  /** All but the version and the signature. */
  readonly fields: F
  /** What no schema says of it. */
  readonly holds?: (message: Signed<F>) => boolean
}

interface Frame {
  readonly v: ReturnType<typeof Whole>
  readonly sig: ReturnType<typeof Octets>
}
type Signed<F extends Schema.Struct.Fields> = Schema.Struct.Type<Frame & F>

export interface SignedMessage<A, By extends string> extends Pick<Message<A>, "schema" | "maxBytes"> {
  /** Well-formed; whether the key that it names has signed it is not known yet. */
  decode(bytes: Uint8Array): A | undefined
  isAuthentic(message: A): message is Authentic<A>
  /** Decoded, and authentic. */
  read(bytes: Uint8Array): Authentic<A> | undefined
  /** Ed25519 is deterministic (RFC 8032): the same fields under the same key are the same octets for ever. */
  sign(signer: Signer, fields: Omit<A, By | "v" | "sig">): Uint8Array
}

export const signedMessage = <const F extends Schema.Struct.Fields, By extends keyof F & string>({
  domain,
  by,
  maxBytes,
  maxTokens,
  fields,
  holds,
}: Declaration<F, By>): SignedMessage<Signed<F>, By> => {
  type A = Signed<F>
  const v = Whole(1, 1)
  const schema = Schema.Struct({ v, ...fields, sig: Octets(64) }) as unknown as Schema.Schema<A, any>
  const whole = message(maxBytes, maxTokens, schema, holds ? { holds } : {})
  const unsigned = message(maxBytes, maxTokens, Schema.Struct({ v, ...fields }) as unknown as Schema.Schema<any, any>)
  const start = Buffer.from(`${domain}\0`, "ascii")
  const covered = (fields: object): Uint8Array => Buffer.concat([start, unsigned.encode(fields)])
  const isAuthentic = (read: A): read is Authentic<A> => {
    const { [by]: key, sig } = read as Record<By | "sig", Uint8Array>
    return verify(key, covered(read as object), sig)
  }
  return {
    schema,
    maxBytes,
    decode: whole.decode,
    isAuthentic,
    read: (bytes) => {
      const read = whole.decode(bytes)
      return read && isAuthentic(read) ? read : undefined
    },
    sign: (signer, given) => {
      const said = { ...given, v: 1, [by]: signer.publicKey }
      return whole.encode({ ...said, sig: signer.sign(covered(said)) } as A)
    },
  }
}
