/**
 * A route between nodes: what is asked, with what, and what comes back, in one object that both sides use. From it
 * follow the asker's `ask` and `listen` and the answerer's `router`, so that no path, cap or schema is written twice.
 */
import type { Path } from "./path.ts"

/** What travels as a body. `In` is what the writer has, `Out` what the reader gets. */
export interface Codec<In, Out = In> {
  readonly maxBytes: number
  encode(value: In): Uint8Array
  decode(bytes: Uint8Array): Out | undefined
}

export type GivenTo<C> = C extends Codec<infer In, any> ? In : undefined
export type ReadFrom<C> = C extends Codec<any, infer Out> ? Out : undefined

/** A request with one answer. */
export interface Route<P, Q extends Codec<any, any> | undefined, A extends Codec<any, any>> {
  readonly method: "GET" | "POST"
  readonly path: Path<P>
  readonly request: Q
  readonly answer: A
  /** Of the answer, in octets. */
  readonly cap: number
}

/** A request whose answer comes in chunks, perhaps for as long as both sides live. */
export interface StreamRoute<P> {
  readonly method: "GET"
  readonly path: Path<P>
  readonly request: undefined
  readonly answer: "stream"
  readonly cap: number
}

export const get = <P, A extends Codec<any, any>>(path: Path<P>, answer: A): Route<P, undefined, A> => ({
  method: "GET",
  path,
  request: undefined,
  answer,
  cap: answer.maxBytes,
})

export const post = <P, Q extends Codec<any, any>, A extends Codec<any, any>>(
  path: Path<P>,
  request: Q,
  answer: A,
): Route<P, Q, A> => ({ method: "POST", path, request, answer, cap: answer.maxBytes })

export const stream = <P>(path: Path<P>, cap: number): StreamRoute<P> => ({
  method: "GET",
  path,
  request: undefined,
  answer: "stream",
  cap,
})

/** Octets that mean something elsewhere: as they are kept, they are sent, and whoever gets them reads them. */
export const octets = (maxBytes: number): Codec<Uint8Array> => ({
  maxBytes,
  encode: (bytes) => bytes,
  decode: (bytes) => bytes,
})

/** A message that its writer has encoded already. */
export const encoded = <A>({ maxBytes, decode }: Codec<A>): Codec<Uint8Array, A> => ({
  maxBytes,
  encode: (bytes) => bytes,
  decode,
})
