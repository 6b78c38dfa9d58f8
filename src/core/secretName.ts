/** How a secret's name, as facts hold it, says whose the secret is. */

/** What stands before the first dash, and behind it; undefined of a name without an owner. */
export const secretParts = (name: string): { readonly kind: string; readonly id: string } | undefined => {
  const cut = name.indexOf("-")
  return cut > 0 ? { kind: name.slice(0, cut), id: name.slice(cut + 1) } : undefined
}
