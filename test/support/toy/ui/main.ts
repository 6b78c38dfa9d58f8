/** Starts the whole interface with a page and a dialog that it does not have, added to its own lists. */
import { createComponent } from "solid-js"
import { render } from "solid-js/web"
import { App } from "../../../../src/ui/App.tsx"
import { dialogs } from "../../../../src/ui/dialogs.ts"
import { pages } from "../../../../src/ui/pages.ts"
import { toyDialog } from "../toyDialog.ts"
import { toyPage } from "../toyPage.ts"

const withToys = { pages: [...pages, toyPage], dialogs: [...dialogs, toyDialog] }

render(() => createComponent(App, withToys), document.getElementById("app")!)
