/**
 * Text from peers (titles, names) on a terminal: control characters could move the cursor or set colours, and bidirectional
 * controls could make a name read as another. Each is shown as U+FFFD; a length in columns is kept.
 */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

export const safeText = (text: string): string => text.replace(unsafe, "\ufffd")

export const cut = (text: string, columns: number): string => {
  const letters = [...safeText(text)]
  return letters.length <= columns ? letters.join("") : `${letters.slice(0, columns - 1).join("")}…`
}
