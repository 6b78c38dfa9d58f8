/**
 * The words that are shown. English stands in the code, beside what it is about, and is known here by a name; another
 * language is a translation of all of them, and is put in their place before anything is shown. The node and its
 * command line speak English.
 */
export type Translation = Readonly<Record<string, object>>

const known = new Map<string, object>()
let spoken: Translation = {}

/**
 * @param name what the words are about, as one name in all of the page.
 * @param english sentences, and functions that put figures and names into one. Read them where they are shown: what is
 * taken out of them when a file is loaded stays English.
 */
export const inLanguage = <Words extends object>(name: string, english: Words): Words => {
  known.set(name, english)
  return Object.assign(english, spoken[name])
}

/** From now on, once for the life of a page. */
export const speak = (translation: Translation): void => {
  spoken = translation
  for (const [name, words] of known) Object.assign(words, translation[name])
}
