/** Words: the message catalogue and the small pieces sentences are made of. */
export { isMessageKey, LOCALES, say } from './catalogue.ts'
export type { MessageKey, MessageWords } from './catalogue.ts'
export { sayChoice, sayCount, sayList, startSentence } from './list.ts'
export { sayTerritory } from './territory-names.ts'
