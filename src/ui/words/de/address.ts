import type { addressWords } from "../../catalogue/addressWords.ts"

export const address: typeof addressWords = {
  given: "Die Adresse eines Trackers",
  recognised: "Die Adresse eines Trackers: Sieh hinein, spiegle ihn oder vertraue seinem Knoten.",
  browse: "Seinen Katalog durchsehen",
  browseText: "Sieh, was er auflistet, und lade davon herunter. Über Tor gelesen, geprüft und nicht aufbewahrt.",
  mirror: "Spiegeln …",
  mirrorText: "Behalte hier eine Kopie seiner ganzen Liste und gib sie weiter.",
  trust: "Seinem Knoten vertrauen …",
  trustText: "Durchsuche, was er auflistet, und erfahre von ihm von neuerer Software.",
  cancel: "Abbrechen",
}
