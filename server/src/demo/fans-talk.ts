import type { Instant } from '@stagedoor/core/time'
import { saltlight } from '../../../fixtures/saltlight/production.ts'
import {
  answerQuestion,
  askQuestion,
  react,
  reportWriting,
  voteOnQuestion,
  writeComment,
  watchWord,
  type Writer,
} from '../community/index.ts'
import { at } from '../plant/db/index.ts'
import { found, type Telling } from './telling.ts'

const production = saltlight.film.slug

/** Who may speak in the demo, by handle, and the labels of its watches, by key. */
export type Known = {
  readonly writers: ReadonlyMap<string, Writer>
  readonly labels: ReadonlyMap<string, string>
}

/** Replays the talk under the posts, what of it is held, and what somebody minded. */
export async function talk(
  { deps, journal, productionId, when }: Telling,
  { writers, labels }: Known,
): Promise<void> {
  for (const { word, about } of saltlight.watchedWords)
    await journal.once(`watched word ${word}`, () =>
      deps.db.transaction().execute((trx) => watchWord(trx, { productionId, word, about })),
    )
  const said = new Map<string, { id: string; post: string }>()
  for (const { key, on, by, words, said: moment, atFlicks, spoils, applause } of saltlight.comments) {
    const post = 'post' in on ? await slugOf(on.post) : found(said, on.comment).post
    const answers = 'comment' in on ? found(said, on.comment).id : null
    const mayGiveAway = spoils === null ? [] : [found(labels, spoils)]
    const sent = { production, post, words, answers, atFlicks, mayGiveAway, asItIs: true }
    const { id } = await journal.once(`comment ${key}`, async () => {
      const kept = await writeComment(deps, { writer: found(writers, by), sent })
      if (kept.kind === 'asked') throw new Error(`${key} was not kept`)
      await sayWhen(kept.comment.id, when(moment))
      return { id: kept.comment.id }
    })
    said.set(key, { id, post })
    for (const handle of applause)
      await journal.once(`applause ${key} ${handle}`, () =>
        react(deps, {
          writer: found(writers, handle),
          production,
          writing: id,
          kind: 'applause',
          stays: true,
        }),
      )
  }

  for (const { comment, by, reason, words, said: moment } of saltlight.reports)
    await journal.once(`report ${comment} ${by}`, async () => {
      const writing = found(said, comment).id
      await reportWriting(deps, { writer: found(writers, by), writing, reason, words })
      await deps.db
        .updateTable('community.reports')
        .set({ reportedAt: at(when(moment)) })
        .where('writingId', '=', writing)
        .execute()
    })

  async function slugOf(publication: string): Promise<string> {
    const { id } = await journal.once<{ id: string }>(`publication ${publication}`, () => {
      throw new Error(`${publication} is not out`)
    })
    const { slug } = await deps.db
      .selectFrom('publish.posts')
      .select('slug')
      .where('productionId', '=', productionId)
      .where('publicationId', '=', id)
      .executeTakeFirstOrThrow()
    return slug
  }

  // The wall's own clock writes when a thing is said; the demo's story was told before it was loaded.
  function sayWhen(id: string, moment: Instant) {
    return deps.db
      .updateTable('community.writings')
      .set({ writtenAt: at(moment) })
      .where('id', '=', id)
      .execute()
  }
}

/** Replays the questions to the people who made it, and their answers. */
export async function ask({ deps, journal, when }: Telling, { writers, labels }: Known): Promise<void> {
  const say = async (id: string, moment: Instant) => {
    const { db } = deps
    await db
      .updateTable('community.writings')
      .set({ writtenAt: at(moment) })
      .where('id', '=', id)
      .execute()
    await db
      .updateTable('community.questions')
      .set({ askedAt: at(moment) })
      .where('writingId', '=', id)
      .execute()
  }
  for (const { key, by, text, asked, spoils, votes, answer } of saltlight.questions) {
    const { id } = await journal.once(`question ${key}`, async () => {
      const kept = await askQuestion(deps, {
        writer: found(writers, by),
        production,
        sessionId: null,
        typed: text,
        spoils: spoils === null ? [] : [found(labels, spoils)],
        asItIs: true,
      })
      if (kept.kind !== 'asked') throw new Error(`${key} was not kept`)
      await say(kept.questionId, when(asked))
      return { id: kept.questionId }
    })
    for (const handle of votes)
      await journal.once(`vote ${key} ${handle}`, () =>
        voteOnQuestion(deps, { viewerId: found(writers, handle).viewerId, questionId: id, isWanted: true }),
      )
    if (answer === null) continue
    const { viewerId } = found(writers, answer.by)
    await journal.once(`answer ${key}`, async () => {
      const given = { viewerId, production, questionId: id, typed: answer.text, post: null, spoils: [] }
      const { answerId } = await answerQuestion(deps, given)
      await say(answerId, when(answer.said))
      return { answerId }
    })
  }
}
