/**
 * The words of a text, as they are searched: without case, accents and what cannot be seen, whatever script they are
 * in. Index and question go the same way, so that what is shown alike is found alike. A word holds no character that
 * means anything to an index: of ASCII only letters and digits.
 */

/** Characters of a text that are looked at, and of a word that are kept. */
const TEXT = 4_096
const WORD = 48

/**
 * What is not seen, and accents and points that people leave out when they type; the vowel signs of other scripts are
 * kept.
 */
const UNSEEN = /[\p{Cf}\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/gu
/** Letters that Unicode takes for letters of their own, and people for others. */
const ALIKE: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  ς: "σ",
}
const LETTERS = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "g")
/** Scripts that are written without blanks: each character is a word, and what is sought is a row of them. */
const UNSPACED = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{Script=${script}}`)
  .join("")
const WORDS = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu")
const ASCII = /^[^\u0080-\uffff]*$/
const PLAIN = /^[\w\s.,()[\]{}&'"!+-]*$/
const PLAIN_WORDS = /[a-z0-9]+/g

/** As it is compared: what is shown alike is alike. */
export const folded = (text: string): string => {
  const lower = text.toLowerCase()
  // Most texts: nothing to fold.
  if (ASCII.test(lower)) return lower
  return lower
    .normalize("NFKD")
    .toLowerCase()
    .replace(UNSEEN, "")
    .replace(LETTERS, (letter) => ALIKE[letter]!)
    .normalize("NFC")
}

export const wordsOf = (text: string): readonly string[] => {
  const all = folded(text.slice(0, TEXT))
  return cut(all.match(PLAIN.test(all) ? PLAIN_WORDS : WORDS))
}

const cut = (words: readonly string[] | null): readonly string[] =>
  words?.map((word) => (word.length > WORD ? [...word].slice(0, WORD).join("") : word)) ?? []
