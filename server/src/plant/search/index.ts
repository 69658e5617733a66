/** Words to be searched behind gates: stages write them in their own transaction, and read what was found through the wall again. */
export { dropSearchText, putSearchText, type SearchText } from './search-texts.ts'
export { findTexts, type FoundText, type SearchHit, type SearchReader } from './find-texts.ts'
export { snippetOf, type SnippetPart } from './snippet.ts'
