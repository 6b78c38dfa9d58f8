/** Which part of a file is asked for (RFC 9110, 14). Pure. */

/** From the first octet to the one before `end`. */
export interface ByteRange {
  readonly from: number
  readonly end: number
}

/**
 * @param ifRange the content that the caller has a part of; of another nothing but the whole is of use to them.
 * @returns undefined for the whole, also where several parts are asked for at once or what is asked is no range;
 * "unsatisfiable" where nothing of the part is there.
 */
export const byteRange = (
  asked: string | undefined,
  ifRange: string | undefined,
  { bytes, etag }: { readonly bytes: number; readonly etag: string },
): ByteRange | "unsatisfiable" | undefined => {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(asked ?? "") ?? []
  if ((first === "" && last === "") || (ifRange !== undefined && ifRange !== etag)) return undefined
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined
  const from = first === "" ? Math.max(0, bytes - Number(last)) : Number(first)
  const end = first === "" || last === "" ? bytes : Math.min(bytes, Number(last) + 1)
  return from < end ? { from, end } : "unsatisfiable"
}
