import { createContext } from 'svelte'
import type { SlipSpeech } from '#lib/words/slips/index.ts'

const [told, tell] = createContext<() => SlipSpeech>()

/** Gives the parts of a slip the words of its language. */
export const speak = (speech: () => SlipSpeech): unknown => tell(speech)

/** The words of the slip that a part stands on. */
export const spoken = (): SlipSpeech => told()()
