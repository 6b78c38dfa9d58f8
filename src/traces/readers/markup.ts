/** Text of XML and HTML without their marks, in one pass: nothing is parsed, and nothing can nest. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
])

export const deepText = (markup: string): string =>
  markup
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES.get(String(name).toLowerCase()) ?? whole
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ""
    })
    .replace(/\s+/g, " ")
    .trim()

/** What stands in the first elements of this name. */
export const elementTexts = (markup: string, name: string, most = 8): readonly string[] => {
  const texts: string[] = []
  for (let at = 0; texts.length < most;) {
    const start = markup.indexOf(`<${name}`, at)
    if (start < 0) break
    at = start + name.length + 1
    if (!/[\s>]/.test(markup[at] ?? "")) continue
    const open = markup.indexOf(">", at)
    const close = markup.indexOf(`</${name}`, at)
    if (open < 0 || close < open) break
    texts.push(deepText(markup.slice(open + 1, Math.min(close, open + 4_000))))
    at = close
  }
  return texts
}
