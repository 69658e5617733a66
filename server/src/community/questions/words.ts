import { Problem } from '@stagedoor/contract/problems'
import { checkWords } from '@stagedoor/core/community'
import { renderWords } from '../render-words.ts'

/** Words as they are kept: what was typed, and what pages show. */
export interface Words {
  readonly source: string
  readonly html: string
}

/** Takes words as typed for a production of this slug; throws `invalid-request` for none and for too many. */
export function wordsOf(typed: string, production: string): Words {
  const checked = checkWords(typed)
  switch (checked.kind) {
    case 'fit':
      return { source: checked.words, html: renderWords(checked.words, { production }).html }
    case 'empty':
      throw new Problem('invalid-request', { detail: 'text: There is nothing to read in it.' })
    case 'too-long':
      throw new Problem('invalid-request', {
        detail: `text: It is longer than ${checked.longest} characters.`,
      })
  }
}

/** The same, where a clip may stand for words. */
export const wordsIfAny = (typed: string, production: string): Words =>
  typed === '' ? { source: '', html: '' } : wordsOf(typed, production)
