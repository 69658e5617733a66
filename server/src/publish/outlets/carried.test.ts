import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { switchOn } from '../accounts/switch-on.ts'
import { publicationById } from '../queries.ts'
import { recallPublication } from '../recall-publication.ts'
import { schedulePost } from '../schedule-post.ts'
import { openFrontOfHouse, PATIENT, publicist } from '../testing.ts'

const MINUTE = 60_000
const house = await testDatabase()
const front = await openFrontOfHouse(house, { works: true })
afterAll(async () => {
  await front.close()
  front.platforms.close()
})

const seen = () => house.fan.selectFrom('publish.feedEntries').select(['id', 'title']).execute()

test('a cut goes to the feed at its moment, not before, as every publication does; a recall takes it out', async () => {
  const accountId = await switchOn(front, {
    production: { id: front.productionId, slug: front.slug, title: 'Saltlight' },
    connector: front.platforms.of('feed'),
    actor: publicist,
  })
  const cutId = await front.rendered(await front.footage('The pier', 20))
  const opensAt = front.later(MINUTE)
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId,
    accountId,
    rule: { kind: 'moment', at: opensAt },
    words: {
      format: 'own-page',
      title: 'The second lantern',
      copy: 'Forty oilskins, one lamp.',
      language: 'en',
      altText: '',
      contentWarning: null,
      disclosures: [],
      visibility: null,
      cover: null,
      interactions: {},
      firstComment: null,
      parts: [],
    },
    placeAhead: false,
    actor: publicist,
  })
  await front.goTo(opensAt - 1)
  expect(await seen()).toEqual([])
  await front.goTo(opensAt)
  await expect
    .poll(async () => {
      await front.goTo(front.later(1_000))
      return (await publicationById(house.crew, id))?.state.kind
    }, PATIENT)
    .toBe('live')
  expect(await seen()).toMatchObject([{ title: 'The second lantern' }])

  await recallPublication(front, {
    publicationId: id,
    reach: 'everything',
    because: 'It was the wrong lamp',
    actor: publicist,
  })
  // Shut at the commit of the recall; withdrawn by the work that follows.
  expect(await seen()).toEqual([])
  await expect
    .poll(async () => {
      await front.goTo(front.later(1_000))
      const [entry] = await house.crew.selectFrom('publish.feedEntries').select('withdrawnAt').execute()
      return typeof entry?.withdrawnAt
    }, PATIENT)
    .toBe('number')
})
