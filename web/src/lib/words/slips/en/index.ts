import { acts, comeback, ended, errors, foot, languages, problems, stub } from './frame.ts'
import { invitation, kit, reset } from './kit.ts'
import { letters } from './letters.ts'
import { release, sheet } from './release.ts'
import { approve, review } from './review.ts'
import { receipt, send, upload } from './send.ts'

/** Every word on the slips in English, and the shape that every other language has. */
export const en = {
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

/** What a language says on the slips: a word that is missing, or one too many, fails the check of types. */
export type SlipWords = typeof en
