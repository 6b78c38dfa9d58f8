/** What a page with strings of strangers must not hold, and what it shows of them. */
import type { Page } from "playwright-core"
import { xssPayloads } from "./xssPayloads.ts"

/** Signs that turn text around are replaced (ui/state/readJson). */
export const asShown: readonly string[] = xssPayloads.map((evil) => evil.replace(/[\u202e\u2066]/gu, "\ufffd"))
/** Many rows take their time on a busy machine. */
export const PATIENT = { timeout: 60_000 }
/** High enough for all rows: those out of sight are not in the document. */
export const ALL_ROWS = 12_000
/** In which a browser without a graphics card is quick. */
export const ORDINARY = { width: 1_280, height: 800 }

/** As by a link that somebody gave. */
export const goTo = (page: Page, fragment: string): Promise<void> =>
  page.evaluate((to) => void (location.hash = to), fragment)

/** Elements and attributes that are none of the page's own, and whether any of them has run. */
export const foreignIn = (page: Page) =>
  page.evaluate(() => ({
    pwned: (globalThis as { pwned?: unknown }).pwned,
    elements: document.querySelectorAll(
      "iframe, img, object, embed, video, style, base, math, marquee, template, " +
        "form[action], script:not([src^='./assets/']), svg script, a:not([href^='#/']), [data-foreign]",
    ).length,
    handlers: [...document.querySelectorAll("*")].flatMap((e) =>
      [...e.attributes]
        .filter(
          (a) =>
            a.name.startsWith("on") ||
            (/href$|^(src|action|formaction|data|srcdoc)$/.test(a.name) && a.value.startsWith("javascript:")),
        )
        .map((a) => `${e.tagName} ${a.name}=${a.value}`),
    ),
    title: document.title,
  }))
export const clean = { pwned: undefined, elements: 0, handlers: [], title: "Bulbil" }

/** How many payloads stand in parts of the page as the text they are. */
export const shownIn = (page: Page, selector: string, sought = asShown): Promise<number> =>
  page.locator(selector).evaluateAll((all, evil) => {
    const texts = all.map((e) => (e as HTMLInputElement).value || e.textContent)
    return evil.filter((payload) => texts.some((text) => text.includes(payload))).length
  }, sought)
