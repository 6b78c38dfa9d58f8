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

const { lang } = document.documentElement
if (lang !== "en") await speakLanguage(lang)
render(() => <App />, document.getElementById("app")!)
