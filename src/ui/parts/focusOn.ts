/** @returns whether there is such an element on the page. */
export const focusOn = (id: string): boolean => {
  const element = document.getElementById(id)
  element?.focus()
  return element !== null
}
