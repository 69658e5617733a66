import type { SearchReader } from '../plant/search/index.ts'
import { commentReader } from './comments/comment-reader.ts'
import { replyReader } from './comments/reply-reader.ts'
import { answerReader, questionReader } from './questions/question-readers.ts'
import { theoryReader } from './theories/theory-reader.ts'

/** How search shows what fans say, ask and guess, and what they were answered. */
export const searchReaders: readonly SearchReader[] = [
  commentReader,
  replyReader,
  questionReader,
  answerReader,
  theoryReader,
]
