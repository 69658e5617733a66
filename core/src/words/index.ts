/** Words: the message catalogue and the small pieces sentences are made of. */
export { canonicalJson } from './canonical-json.ts'
export { isMessageKey, LOCALES, say } from './catalogue.ts'
export type { MessageKey, MessageWords } from './catalogue.ts'
export { openQuoteIn, readCsv } from './read-csv.ts'
export type { CsvLine } from './read-csv.ts'
export { armed, writeCsv } from './write-csv.ts'
export { sayChoice, sayCount, sayList, startSentence } from './list.ts'
export { sayTerritory } from './territory-names.ts'
