import { Problem } from '@stagedoor/contract/problems'
import { checkWords, paceOf, weighWords, type WordsWeighed } from '@stagedoor/core/community'
import type { StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { storyLabelsOf, storyOf } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Writer } from '../accounts/writer.ts'
import { refuseBanned } from '../moderation/refuse-banned.ts'
import { watchOf } from '../moderation/watch.ts'
import { type RenderedWords, renderWords } from '../render-words.ts'
import { pairFinderOf } from './term-pairs.ts'

/** A label of the story as a writer is asked about it. */
export interface AskedLabel {
  readonly id: string
  readonly label: string
}

/** Words that are ready to be kept, or the question where they belong. */
export type Weighed =
  | { readonly kind: 'ask'; readonly labels: readonly AskedLabel[] }
  | { readonly kind: 'keep'; readonly words: string; readonly rendered: RenderedWords; readonly rest: Rest }

/** What the definer functions are told besides: whether it is held, what was found, whom it names, and the writer's pace. */
export interface Rest {
  readonly state: 'shown' | 'held'
  readonly pairs: readonly string[]
  readonly mentions: readonly string[]
  readonly most: number
  readonly withinS: number
}

interface WordsSent {
  readonly writer: Writer
  readonly productionId: string
  readonly production: string
  readonly typed: string
  /** The gates that its readers pass anyway: of the thread, and of what it answers. */
  readonly gateIds: readonly string[]
  /** Points that the writer says it may give away. */
  readonly points: readonly string[]
  readonly asItIs: boolean
  readonly now: Instant
}

/**
 * Reads what somebody sent, looks for term pairs and says what becomes of it. The same is done for each text, whatever
 * stands in it. Throws `invalid-request`, `words-do-not-fit`.
 */
export async function weigh({ db, seen }: { db: Db; seen: Trx }, sent: WordsSent): Promise<Weighed> {
  const { writer, productionId, production, typed, gateIds, points, asItIs, now } = sent
  await refuseBanned(seen, productionId)
  const checked = checkWords(typed)
  if (checked.kind === 'empty')
    throw new Problem('invalid-request', {
      detail: 'There is nothing in it yet. Write something, then send it.',
    })
  if (checked.kind === 'too-long')
    throw new Problem('words-do-not-fit', {
      detail: `A comment has ${checked.longest} characters at most. Nothing was sent; make it shorter, or make two of it.`,
    })
  const rendered = renderWords(checked.words, { production })
  const [story, labels, find, watch, around] = await Promise.all([
    storyOf(db, productionId),
    storyLabelsOf(db, productionId),
    pairFinderOf(db, productionId),
    watchOf(db, { productionId, writerId: writer.viewerId, text: rendered.text, now }),
    standing(seen, { gateIds, productionId }),
  ])
  const offered = new Set(labels.filter(({ isOffered }) => isOffered).map(({ pointId }) => pointId))
  const weighed: WordsWeighed = weighWords({
    story,
    found: find(rendered.text),
    behind: [...around.behind, ...points] as StoryPointId[],
    // Of what has no name for fans nobody can be asked.
    passed: new Set((around.passed as StoryPointId[]).filter((point) => offered.has(point))),
    isWatched: watch.isWatched && !around.hasBadge,
    hasWatchedWords: watch.words.length > 0,
    asItIs,
  })
  if (weighed.kind === 'ask')
    return {
      kind: 'ask',
      labels: labels
        .filter(({ pointId }) => weighed.points.includes(pointId))
        .map(({ id, label }) => ({ id, label })),
    }
  const pace = paceOf(watch.trust)
  return {
    kind: 'keep',
    words: checked.words,
    rendered,
    rest: {
      state: weighed.state,
      pairs: weighed.pairs.map(({ id }) => id),
      mentions: rendered.names,
      most: pace.burst,
      withinS: Math.round((pace.burst / pace.perMinute) * 60),
    },
  }
}

async function standing(
  seen: Trx,
  { gateIds, productionId }: Pick<WordsSent, 'gateIds' | 'productionId'>,
): Promise<{ passed: string[]; behind: string[]; hasBadge: boolean }> {
  const { rows } = await sql<{ passed: string[]; behind: string[]; hasBadge: boolean }>`
    select wall.passed() as passed, community.my_badge(${productionId}) is not null as has_badge,
      array(select unnest(g.horizon_points) from wall.gates g where g.id = any (${[...gateIds]}::uuid[])) as behind`.execute(
    seen,
  )
  return rows[0] ?? { passed: [], behind: [], hasBadge: false }
}
