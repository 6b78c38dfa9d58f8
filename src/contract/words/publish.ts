/** What it means to make a share public, said before it is; the same in web and CLI. Marked text. */
import { inLanguage } from "./inLanguage.ts"

export const publishWords = inLanguage("publish", {
  meaning: [
    "**Anyone with your tracker’s address**, or that of a mirror of it, can find this, download it and pass it on.",
    "**Names and contents identify.** Names of files and folders go along as they are; inside files there may be " +
      "authors, places and serial numbers. Look once more.",
    "**Mirrors keep a copy of the entry**: title, size, and what the files are called.",
    "It can be taken back: mirrors that are up to date drop it within minutes, others later or never, and " +
      "**nobody can be made to forget**.",
  ],
  onion: "A new onion and a new link are made for it. The private link goes on as it is.",
})
