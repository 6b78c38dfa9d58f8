/** The page's languages. A translation is fetched by whom it is for, and by nobody else. */
import type { LanguageTag } from "../../contract/settings/preferences.ts"
import { speak, type Translation } from "../../contract/words/inLanguage.ts"

interface Language {
  /** In that language. */
  readonly name: string
  /** None: the one that the code is written in. */
  readonly load?: () => Promise<Translation>
}

export const languages: Readonly<Record<LanguageTag, Language>> = {
  en: { name: "English" },
  de: { name: "Deutsch", load: async () => (await import("./de.ts")).de },
}

/** As the node has it, at the head of the page. Where a translation cannot be fetched, the page is shown in English. */
export const speakLanguage = async (tag: string): Promise<void> => {
  const language: Language | undefined = Object.hasOwn(languages, tag) ? languages[tag as LanguageTag] : undefined
  const translation = await language?.load?.().catch(() => undefined)
  if (translation) speak(translation)
  else document.documentElement.lang = "en"
}
