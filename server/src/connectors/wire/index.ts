/** How connectors read what platforms answer: the body, when to try again, and a word of it that holds no secret. */
export { type Answer, answerOf, refusalOf, type Refused } from './answer.ts'
export { piecesOf, streamOf } from './pieces.ts'
export { renditionFor } from './rendition-for.ts'
export { tried } from './tried.ts'
export { type FormPart, multipartOf } from './multipart.ts'
export { plainTextOf } from './plain-text.ts'
export { nothingToPlace } from './nothing-to-place.ts'
export { OF_A_SERVER } from './of-a-server.ts'
