/**
 * What a session is called: the family of the browser and of its system, out of closed lists, so that nothing a browser
 * says of itself is kept. Those who use Tor Browser look alike. Pure.
 */

/** The first that fits: most browsers also claim to be those further down. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\//, "Firefox"],
  [/\bChrom(?:e|ium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\biP(?:hone|ad|od)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b|\bX11\b/, "Linux"],
]

const first = (of: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  of.find(([form]) => form.test(text))?.[1]

/** @param userAgent of a request's head. */
export const browserName = (userAgent = ""): string => {
  const [browser, system] = [first(browsers, userAgent) ?? "A browser", first(systems, userAgent)]
  return system === undefined ? browser : `${browser} on ${system}`
}
