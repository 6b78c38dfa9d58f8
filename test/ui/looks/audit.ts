import type { Page } from "playwright-core"

/** How much wider than the window anything is, and which texts fall short of WCAG AA (4.5, or 3 where large). */
export const audit = (page: Page) =>
  page.evaluate(() => {
    type Colour = [number, number, number, number]
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!
    // A page has few colours and many texts: each is asked for once.
    const once =
      <K, V>(work: (key: K) => V, known = new Map<K, V>()) =>
      (key: K): V => {
        if (!known.has(key)) known.set(key, work(key))
        return known.get(key)!
      }
    const read = once((css: string): Colour => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
      return [r!, g!, b!, a! / 255]
    })
    const over = (top: Colour, under: Colour): Colour =>
      [0, 1, 2].map((i) => top[i]! * top[3] + under[i]! * (1 - top[3])).concat(1) as Colour
    const luminance = (c: Colour) =>
      [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
        const v = c[i]! / 255
        return sum + weight * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
      }, 0)
    const ground: (element: Element | null) => Colour = once((element) => {
      if (!element) return read(getComputedStyle(document.body).backgroundColor)
      const own = read(getComputedStyle(element).backgroundColor)
      return own[3] === 1 ? own : over(own, element.tagName === "DIALOG" ? own : ground(element.parentElement))
    })
    const poor: string[] = []
    let seen = 0
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      const style = getComputedStyle(element)
      if (
        !node.textContent!.trim() ||
        !element.checkVisibility({ visibilityProperty: true }) ||
        element.closest(".hidden, noscript")
      )
        continue
      seen++
      const under = ground(element)
      const [light, dark] = [luminance(over(read(style.color), under)), luminance(under)].sort((a, b) => b - a) as [
        number,
        number,
      ]
      const ratio = (light + 0.05) / (dark + 0.05)
      const size = parseFloat(style.fontSize)
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      if (ratio < (large ? 3 : 4.5)) poor.push(`${ratio.toFixed(2)} “${node.textContent!.trim().slice(0, 40)}”`)
    }
    const wide = [
      ...document.querySelectorAll(
        "main, header, nav, dialog, .popover, body, .stage, .details, .tab-panel, .list, .page, " +
          ".mirror, .cards, .part, .consent, .plot, .log, .path-panel",
      ),
    ]
      .filter(
        (e) =>
          (!e.matches("nav") && e.scrollWidth > e.clientWidth + 1) || e.getBoundingClientRect().right > innerWidth + 1,
      )
      .map((e) => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)
    // What is cut off at its own box: a column that is too narrow for what is in it, or lies over the next one.
    const cut = [
      ...document.querySelectorAll(
        ".table td, .table th, .cards td, .cards th, .details-head, .topbar, .statusbar, .actions, .tabs, .page-tabs",
      ),
    ]
      .filter((e) => e.checkVisibility() && !e.matches(".cell-name, .card-name") && e.scrollWidth > e.clientWidth + 1)
      .map((e) => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
    const short = [...document.querySelectorAll<HTMLElement>(".cell-name, .card-name, .details-name")]
      .filter(
        (e) => e.checkVisibility() && e.getBoundingClientRect().width < Math.min(16 * rem, innerWidth - 4 * rem) - 1,
      )
      .map((e) => `${e.className} ${Math.round(e.getBoundingClientRect().width)}`)
    const unnamed = [...document.querySelectorAll("button, input, select")].filter(
      (e) =>
        e.checkVisibility() &&
        !(e.getAttribute("aria-label") || e.textContent?.trim() || (e as HTMLInputElement).labels?.length),
    ).length
    return { seen, poor: [...new Set(poor)], wide, cut: [...new Set(cut)], short: [...new Set(short)], unnamed }
  })
