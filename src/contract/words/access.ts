/** What a change of the management link means, before it is made. */
export const linkText = {
  renewed: ({ newAddress, keepSessions }: { readonly newAddress: boolean; readonly keepSessions: boolean }): string =>
    [
      newAddress
        ? "The management link gets another token and another onion address. The old address leads nowhere any more; " +
          "the new one can be reached as soon as Tor has published it, within minutes."
        : "The management link gets another token; its onion address stays. The old link ends at once.",
      keepSessions && !newAddress
        ? "Browsers that are signed in stay so: whoever should not be is ended with bulbil sessions end."
        : "All browsers are signed out.",
    ].join("\n"),
  keyed:
    "The management onion will let in only who has a key as well. Tor Browser asks for it when it opens the link. " +
    "Keep it apart from the link.\nFor some seconds the onion cannot be reached; sessions stay.",
  same: (required: boolean): string =>
    required ? "A key is asked for already; nothing was changed." : "No key is asked for; nothing was changed.",
  keyless: "The management onion will let in whoever has the link, without a key. The key is forgotten.",
}
