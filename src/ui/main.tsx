/** Starts the page. */
import { render } from "solid-js/web"
import "./style/tokens.css"
import "./style/base.css"
import "./style/frame.css"
import "./style/list.css"
import "./style/table.css"
import "./style/details.css"
import "./style/past.css"
import "./style/pages.css"
import "./style/relay.css"
import "./style/log.css"
import "./style/dialog.css"
import "./style/share.css"
import "./style/means.css"
import "./style/files.css"
import "./style/trust.css"
import { App } from "./App.tsx"
import { speakLanguage } from "./words/languages.ts"

const show = (): void => void render(() => <App />, document.getElementById("app")!)

const { lang } = document.documentElement
// Nothing is awaited at the top: a translation needs parts of this script, and would wait until it has come to its end.
if (lang === "en") show()
else void speakLanguage(lang).then(show)
