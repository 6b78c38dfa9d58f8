/**
 * Puts a text on the clipboard; where the browser does not allow that, by the old way of selecting it. @returns whether
 * it is there.
 */
export const copyText = async (text: string): Promise<boolean> => {
  const done = await (navigator.clipboard as Clipboard | undefined)?.writeText(text).then(
    () => true,
    () => false,
  )
  if (done) return true
  const before = document.activeElement
  const field = document.createElement("textarea")
  field.className = "hidden"
  field.value = text
  // All that is outside of an open dialog takes no selection.
  ;(before?.closest("dialog") ?? document.body).append(field)
  field.select()
  const copied = document.execCommand("copy")
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
