import type { SlipWords } from '../en/index.ts'
import { acts, comeback, ended, errors, foot, languages, problems, stub } from './frame.ts'
import { invitation, kit, reset } from './kit.ts'
import { letters } from './letters.ts'
import { release, sheet } from './release.ts'
import { approve, review } from './review.ts'
import { receipt, send, upload } from './send.ts'

/** Every word on the slips in Spanish. */
export const es: SlipWords = {
  acts,
  approve,
  comeback,
  ended,
  errors,
  foot,
  invitation,
  kit,
  languages,
  letters,
  problems,
  receipt,
  release,
  reset,
  review,
  send,
  sheet,
  stub,
  upload,
}
