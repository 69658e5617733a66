import type { SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import { premieredAt, publicAtOf } from './premiere-reading.ts'
import type { Question } from './question.ts'
import type { Reveal } from './reveal.ts'
import type { Secret } from './subject.ts'

/** What a reveal rests on: the moments at which it may change, the secrets it follows, and whether the story has a part in it. */
export interface RevealGrounds {
  readonly moments: readonly (Instant | null)[]
  readonly secrets: readonly SubjectId[]
  readonly restsOnStory: boolean
}

/** Reads all that a secret's reveal rests on, through every secret it follows. */
export function groundsOf(secret: Secret, question: Question): RevealGrounds {
  const moments: (Instant | null)[] = []
  const secrets = new Set<SubjectId>([secret.id])
  let restsOnStory = false
  const open: Reveal[] = [secret.reveal]
  for (let reveal = open.pop(); reveal; reveal = open.pop()) {
    switch (reveal.kind) {
      case 'at':
        moments.push(reveal.at)
        break
      case 'premiere':
        restsOnStory = true
        moments.push(premieredAt(reveal, question))
        break
      case 'story-point':
        restsOnStory = true
        moments.push(publicAtOf(reveal.point, question.evidence))
        break
      case 'with': {
        if (secrets.has(reveal.secretId)) break
        secrets.add(reveal.secretId)
        const other = question.index.secret(reveal.secretId)
        if (other) open.push(other.reveal)
        break
      }
      case 'all':
      case 'any':
        open.push(...reveal.of)
        break
      case 'never':
        break
    }
  }
  return { moments, secrets: [...secrets], restsOnStory }
}
