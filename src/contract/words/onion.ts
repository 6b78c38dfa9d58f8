/**
 * An onion's address as it was pasted, brought to its bare form; and short enough for a line: its beginning, by which
 * people tell them apart.
 */
const SHOWN = 10

export const bareOnion = (pasted: string): string =>
  pasted
    .trim()
    .toLowerCase()
    .replace(/^http:\/\//, "")
    .replace(/\/.*$/, "")

export const onionText = (address: string): string => {
  const name = bareOnion(address)
  return name.length <= SHOWN ? name : `${name.slice(0, SHOWN)}…`
}
