import type { trackerWords } from "../../tracker/words.ts"

export const tracker: typeof trackerWords = {
  title: "Mein Tracker",
  intro:
    "Die Liste von allem, was du veröffentlicht hast, unter einer eigenen Adresse. Nichts kommt von selbst " +
    "darauf.",
  saveBackup: "Sicherung speichern …",
  loadBackup: "Sicherung laden …",
  setUp: "Der Tracker wird eingerichtet.",
  shares: "Was ich freigebe",
  mirrors: "Wer ihn spiegelt",
  noMirrors: "Noch ist niemand bekannt, der ihn spiegelt. Wer die Adresse hat, kann es.",
  happened: "Was geschehen ist",
  noAddress: "Seine Onion wird veröffentlicht; danach steht hier die Adresse.",
  address: "Adresse meines Trackers",
  asOthers: "Ansehen wie andere",
  onlyName:
    "Das ist der einzige Name dieses Knotens. Wer ihn kennt, sieht, was du veröffentlicht hast, und kann es " +
    "spiegeln; deine privaten Freigaben stehen nicht darauf.",
  state: "Zustand",
  listed: "Torrents",
  entries: "Einträge in seiner Kette",
  links: "Verbindungen",
  known: "Bekannte Spiegel",
  peers: "Peers",
  nothing: "Noch nichts.",
  private: "das ist privat, bis du es veröffentlichst.",
  head: { title: "Titel", size: "Größe", visibility: "Sichtbarkeit", link: "Link", action: "Aktionen" },
  failed: "Das konnte nicht freigegeben werden.",
  takingBack: "Wird von der Liste des Trackers zurückgenommen",
  hashing: (percent) => `Prüfsummen werden berechnet${percent === null ? "" : `: ${percent}`}`,
  publicToo: "Auch öffentlich",
  noLink: "Keiner",
  forEach: "Je einer für jeden Empfänger",
  notReady: "Noch nicht bereit",
  linkOf: (isPublic, title) => `${isPublic ? "Öffentlicher" : "Privater"} Link von ${title}`,
  publish: "Veröffentlichen …",
  takeBack: "Zurücknehmen …",
  takeBackTitle: "Das zurücknehmen?",
  takeBackGo: "Zurücknehmen",
  takenBack: "Zurückgenommen. Spiegel, die aktuell sind, entfernen es innerhalb von Minuten.",
  takeBackMeans: [
    "Der öffentliche Link und die Onion enden für immer, und dein Tracker listet es nicht mehr auf.",
    "Spiegel entfernen den Eintrag innerhalb von Minuten, nachdem sie davon hören; einer, der aus ist oder von Hand " +
      "aktualisiert wird, später oder nie.",
    "Wer es heruntergeladen hat, behält es, und niemand kann ungeschehen machen, dass es hier war.",
    "Deine Dateien bleiben, wo sie sind, und der private Link gilt weiter.",
  ],
}
