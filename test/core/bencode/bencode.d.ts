/** The two functions of the bencode package that the oracle uses, typed (the package brings no types). */
declare module "bencode" {
  const bencode: {
    encode(value: unknown): Uint8Array
    decode(bytes: Uint8Array): unknown
  }
  export default bencode
}
