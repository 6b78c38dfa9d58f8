/**
 * What a vault keeps: kinds of secrets, each with its form. Some are there once (`node`, `tracker`, …), of the others
 * there is one for each share, recipient of one, download, mirror, trusted node or family. Their names, which files and
 * facts have too, are made and read here alone. Pure.
 */
import { Option, Schema } from "effect"
import type { OnionAddress, Token, TrackerKey } from "../core/ids.ts"
import { secretParts } from "../core/secretName.ts"

/** 32 octets. By Buffer, which is more than twice as fast as Schema's own base64: a start reads thousands of them. */
const Seed = Schema.transform(
  Schema.String.pipe(Schema.filter((text) => /^[A-Za-z0-9_-]{43}$/.test(text))),
  Schema.Uint8ArrayFromSelf.pipe(Schema.filter((octets) => octets.length === 32)),
  {
    strict: true,
    decode: (text) => new Uint8Array(Buffer.from(text, "base64url")),
    encode: (octets) => Buffer.from(octets).toString("base64url"),
  },
)
const named = <Name extends string>(form: RegExp) =>
  Schema.String.pipe(Schema.filter((text): text is Name => form.test(text)))
const Token43 = named<Token>(/^[A-Za-z0-9_-]{43}$/)
const Onion = named<OnionAddress>(/^[a-z2-7]{56}\.onion$/)
const Tracker = named<TrackerKey>(/^[0-9a-f]{64}$/)
const optional = { exact: true } as const
const Words = Schema.Record({ key: Schema.String, value: Schema.String })

const single = {
  /** The transfer onions derive from it. */
  node: Schema.Struct({ secret: Seed }),
  /** The own tracker's onion: the node's only name. `next`: out of a backup, until the history says that it counts. */
  tracker: Schema.Struct({ seed: Seed, next: Schema.optionalWith(Seed, optional) }),
  /**
   * The management onion, and the token of its link. `salt`: a former token, with which sessions that outlived it are
   * hashed; `client`: the private x25519 key that who reaches the onion must have.
   */
  management: Schema.Struct({
    seed: Seed,
    token: Token43,
    salt: Schema.optionalWith(Token43, optional),
    client: Schema.optionalWith(Seed, optional),
  }),
  /** Of the key that signs the relay's traffic summaries, and nothing else. */
  "relay-meter": Schema.Struct({ seed: Seed }),
  /** Fingerprints of the operator's relays on other machines, with a space between them. */
  "relays-elsewhere": Schema.Struct({ fingerprints: Schema.String }),
  /** Trackers of which searches show nothing. */
  muted: Schema.Struct({ trackers: Schema.Array(Tracker) }),
  /**
   * When each browser's session was used last, and its name, by its hash; `salt`: a mark of what they are hashed with.
   */
  sessions: Words,
  /** The mark of the history, whose versions have forms of their own. */
  history: Words,
}

const owned = {
  /** The onion at which a share is found, and who may have it. */
  share: Schema.Struct({ seed: Seed, token: Token43 }),
  /**
   * A private x25519 key with which a share's onion is reached, and the name of whom its operator made it for; without
   * one it is the common key, for whoever has the link.
   */
  recipient: Schema.Struct({ key: Seed, name: Schema.optionalWith(Schema.String, optional) }),
  /**
   * Where a download comes from: a share's onion, with the private x25519 key that opens it where the link has one, or
   * an address at which a tracker was found that lists it.
   */
  link: Schema.Struct({
    onion: Onion,
    token: Schema.optionalWith(Token43, optional),
    visibility: Schema.optionalWith(Schema.Literal("private", "public"), optional),
    tracker: Schema.optionalWith(Tracker, optional),
    key: Schema.optionalWith(Seed, optional),
  }),
  /** The onion of the own copy, the address that was pasted, and whose tracker that turned out to be. */
  mirror: Schema.Struct({ seed: Seed, onion: Onion, tracker: Schema.optionalWith(Tracker, optional) }),
  /**
   * A node that is trusted: its tracker, where else that may be read, what its operator calls it here; `meant`: whose
   * tracker it is, where the pasted address was a mirror's.
   */
  trusted: Schema.Struct({
    tracker: Tracker,
    at: Schema.optionalWith(Onion, optional),
    name: Schema.optionalWith(Schema.String, optional),
    meant: Schema.optionalWith(Tracker, optional),
  }),
  /** The key of a family of relays. */
  family: Schema.Struct({ seed: Seed }),
}

const forms = { ...single, ...owned }

export type SingleKind = keyof typeof single
export type OwnedKind = keyof typeof owned
export type SecretKind = keyof typeof forms
export type Secret<Kind extends SecretKind> = Schema.Schema.Type<(typeof forms)[Kind]>
/** Of a kind of which there are several: whose it is. */
export type Owner<Kind extends SecretKind> = Kind extends OwnedKind ? [id: string] : []

export const ownedKinds = Object.keys(owned) as readonly OwnedKind[]

export const secretName = <Kind extends SecretKind>(kind: Kind, ...[id]: Owner<Kind>): string =>
  id === undefined ? kind : `${kind}-${id}`

/** The share, recipient, download, mirror or family whose secret has this name; undefined for what has no owner. */
export const ownerIn = (name: string): { readonly kind: OwnedKind; readonly id: string } | undefined => {
  const { kind, id } = secretParts(name) ?? { kind: "", id: "" }
  const owned = ownedKinds.find((each) => each === kind)
  return owned && { kind: owned, id }
}

/** What a newer version has added to a secret stays in it. */
const whole = { onExcessProperty: "preserve" } as const

/**
 * @returns undefined for what is no such secret: damaged is as good as gone, and the check at the start tells of it.
 */
export const parseSecret = <Kind extends SecretKind>(kind: Kind, text: string): Secret<Kind> | undefined =>
  parsed(forms[kind] as unknown as Schema.Schema<Secret<Kind>, unknown>, text)

/** @throws TypeError, which does not say what it is, since that is a secret. */
export const secretText = <Kind extends SecretKind>(kind: Kind, secret: Secret<Kind>): string => {
  const encoded = Schema.encodeUnknownOption(forms[kind] as Schema.Schema<unknown, unknown>, whole)(secret)
  if (Option.isNone(encoded)) throw new TypeError(`this is not the form of a ${kind} secret`)
  return JSON.stringify(encoded.value)
}

/** Whether a text is the secret that its name says; under a name of no kind, whether it can be any. */
export const isSecret = (name: string, text: string): boolean => {
  const kind = ownerIn(name)?.kind ?? name
  const form = Object.hasOwn(forms, kind) ? forms[kind as SecretKind] : Words
  return parsed(form as Schema.Schema<unknown, unknown>, text) !== undefined
}

const parsed = <Form, Kept>(form: Schema.Schema<Form, Kept>, text: string): Form | undefined => {
  try {
    return Option.getOrUndefined(Schema.decodeUnknownOption(form, whole)(JSON.parse(text)))
  } catch {
    return undefined
  }
}
