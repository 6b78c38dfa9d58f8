/**
 * The ETag of preferences: a checksum of them as JSON, so that whoever sends some knows the tag that they will have.
 * Not a digest of the browser's: that has none on a page by http, nor one at once, and a page that is left waits for
 * nothing. It guards against mistakes alone: who may write preferences may write any.
 */
export const preferencesTag = (all: unknown): string => {
  let [a, b] = [1, 2]
  for (const octet of new TextEncoder().encode(JSON.stringify(all))) {
    a = Math.imul(a ^ octet, 16777619)
    b = Math.imul(b ^ octet, 65599)
  }
  return `"${a}.${b}"`
}
