/** What a family of relays is, and what it tells everybody. */
import { type Component, For } from "solid-js"
import { familyWords } from "../../contract/words/family.ts"

export const FamilyMeaning: Component = () => (
  <ul class="advice">
    <For each={familyWords.meaning}>{(line) => <li>{line}</li>}</For>
  </ul>
)
