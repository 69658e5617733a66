import { PLATFORM_LIMITS, type AttemptId, type PostPlan } from '@stagedoor/core/publish'
import { secondsToFlicks } from '@stagedoor/core/time'
import type { Connector, Post } from '../../connectors/index.ts'
import { bytesOf, planFor, testingContext } from '../../connectors/testing.ts'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { filmsOf, publicationById } from '../queries.ts'
import type { FrontOfHouse } from '../testing.ts'
import { podcastFeed } from './feed-shelf.ts'

/** The feed's connector on a test's house. */
export const connectorFor = ({ site }: FrontOfHouse, { worker, fan }: TestDatabase): Connector =>
  podcastFeed({ db: worker, fan, site })

/** A publication's post and context as the house would hand them to an outlet of its own. */
export async function testingContextFor(
  { worker, storage }: Pick<TestDatabase, 'worker'> & Pick<FrontOfHouse, 'storage'>,
  publicationId: string,
  changes: Partial<PostPlan> = {},
) {
  const publication = await publicationById(worker, publicationId)
  if (publication === undefined) throw new Error(`There is no publication ${publicationId}`)
  const film = (await filmsOf(worker, [publication.cutId])).get(publication.cutId)
  const { id: attemptId } = await worker
    .selectFrom('publish.attempts')
    .select('id')
    .where('publicationId', '=', publicationId)
    .executeTakeFirstOrThrow()
  const file = film?.sha256 == null ? null : await storage.open(film.sha256)
  if (file === null) throw new Error(`${publicationId} has no film`)
  const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\nLamp!\n'
  const plan = planFor(PLATFORM_LIMITS.feed?.formats[0] ?? 'own-page', {
    title: publication.title,
    copy: publication.copy,
    disclosures: ['paid-partnership', 'sensitive'],
    contentWarning: 'deep water',
    film: { durationFlicks: secondsToFlicks(10), sizeBytes: file.sizeBytes },
    ...changes,
  })
  const post: Post = {
    plan,
    files: {
      film: {
        sizeBytes: file.sizeBytes,
        mediaType: 'video/mp4',
        sha256: file.sha256,
        read: (from, until) => file.stream({ from, until }),
      },
      cover: null,
      captions: [{ language: 'en', file: bytesOf(Buffer.from(vtt), 'text/vtt') }],
      publicAddress: () => Promise.reject(new Error('an outlet of our own fetches nothing')),
    },
    parent: null,
  }
  const ctx = testingContext({
    connector: connectorFrom,
    account: { id: 'ours', remoteId: 'ours', handle: 'ours', address: '', settings: {} },
    origins: {},
    attempt: attemptId as AttemptId,
  })
  return { ctx, post, gateId: publication.gateId, publication }
}

// The context keeps a connector for its door alone, and an outlet of our own has none.
const connectorFrom = { door: { kind: 'ours' } } as Connector
