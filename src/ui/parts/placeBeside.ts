/**
 * Puts what is open above all else where there is room: below what it belongs to, or above it, and never past the
 * window's edge. By script and not by an attribute, which the page's policy would forbid.
 */
const GAP = 4
const EDGE = 8

type Box = Pick<DOMRect, "left" | "right" | "top" | "bottom">

export const placeBeside = (panel: HTMLElement, beside: Box): void => {
  const { width, height } = panel.getBoundingClientRect()
  const fitsBelow = beside.bottom + GAP + height <= innerHeight - EDGE || beside.top < innerHeight - beside.bottom
  const left = beside.left + width <= innerWidth - EDGE ? beside.left : beside.right - width
  panel.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - EDGE - width))}px`
  // What grows while it is open grows away from where it belongs.
  const [side, other, room] = fitsBelow
    ? (["top", "bottom", beside.bottom] as const)
    : (["bottom", "top", innerHeight - beside.top] as const)
  panel.style[side] = `${Math.max(EDGE, Math.min(room + GAP, innerHeight - EDGE - height))}px`
  panel.style[other] = "auto"
}
