import { type TrustLevel, trustOf, type WatchedWord } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'
import { communitySettings } from './settings.ts'
import { watchedWordsIn } from './watched-words.ts'
import { writerFacts } from './writer-records.ts'

const AFTER_AN_ACT_MS = 14 * 86_400_000

/** How closely crew look at what somebody writes now. */
export interface Watch {
  readonly trust: TrustLevel
  /** New here while the production looks at newcomers, or struck by crew within two weeks: what they write may be held. */
  readonly isWatched: boolean
  /** Watched words in the text; they hold it if its writer is watched. */
  readonly words: readonly WatchedWord[]
}

/** How closely crew look at a text of a writer. It is read in the house's own name: no fan learns of it. */
export async function watchOf(
  db: Db,
  {
    productionId,
    writerId,
    text,
    now,
  }: { productionId: string; writerId: string; text: string; now: Instant },
): Promise<Watch> {
  const facts = await writerFacts(db, { productionId, writerId, now })
  const { holdsNewcomers } = await communitySettings(db, productionId)
  const trust = trustOf(facts, now)
  const wasStruck = facts.lastUpheldAt !== null && now - facts.lastUpheldAt < AFTER_AN_ACT_MS
  return {
    trust,
    isWatched: wasStruck || (holdsNewcomers && trust === 'new'),
    words: await watchedWordsIn(db, { productionId, text }),
  }
}
