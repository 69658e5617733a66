import { REMEDY_KINDS } from '@stagedoor/core/clearance'
import { expect, test } from 'vitest'
import type { Remedy } from '#lib/wire/clearance.ts'
import { remedyLinks } from './remedy-links.ts'
import { doingOf } from './remedy-offers.ts'

const HOME = '/backstage/saltlight'

const remedy = (kind: Remedy['kind']): Remedy => ({
  kind,
  said: kind,
  name: 'Ida Brandt',
  subjectId: 'ida',
  embargoId: 'e-1',
  holdbackId: 'h-1',
  appearanceIds: ['m-1'],
  at: '2026-12-08T17:00:00.000Z',
  first: { kind: 'platform', platform: 'own-page' },
})

const hrefs = (about: { assetId?: string; cutId?: string }) =>
  Object.fromEntries(
    REMEDY_KINDS.map((kind) => {
      const doing = doingOf(remedy(kind), remedyLinks({ home: HOME, ...about }))
      return [kind, doing && 'href' in doing ? doing.href : undefined]
    }),
  )

test('every act that would free something leads somewhere backstage, whatever it is offered about', () => {
  for (const about of [{}, { assetId: 'a-1' }, { assetId: 'a-1', cutId: 'c-1' }])
    for (const [kind, href] of Object.entries(hrefs(about)))
      expect(href, kind).toMatch(/^\/backstage\/saltlight\//)
})

test('what is asked about footage leads to the footage, what is asked about a cut to the cut', () => {
  const leads = hrefs({ assetId: 'a-1', cutId: 'c-1' })
  expect(leads['confirm-mark']).toBe(`${HOME}/dailies/a-1?mark=m-1`)
  expect(leads['publish-first']).toBe(`${HOME}/cuts/c-1#publish`)
  expect(leads['set-reveal']).toBe(`${HOME}/clearance/rules?reveal=ida#secret-ida`)
  expect(leads['post-crowd-notice']).toBe(`${HOME}/clearance/rules?notice=a-1#crowd`)
  expect(leads['choose-destination']).toBe(`${HOME}/cuts/c-1#question`)
})
