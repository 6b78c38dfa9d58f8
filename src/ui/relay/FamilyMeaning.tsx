/** What a family of relays is, and what it tells everybody. */
import { type Component, For } from "solid-js"
import { familyMeaning } from "../../contract/words/family.ts"

export const FamilyMeaning: Component = () => (
  <ul class="advice">
    <For each={familyMeaning}>{(line) => <li>{line}</li>}</For>
  </ul>
)
