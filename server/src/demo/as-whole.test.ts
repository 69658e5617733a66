import {
  appearanceId,
  comesOfAge,
  DEFAULT_SETTINGS,
  NO_EVIDENCE,
  type Reveal,
  embargoId,
  type Evidence,
  type Exposure,
  grantId,
  type GrantState,
  judge,
  subjectId,
  type Subject,
  territory,
  WORLD,
} from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import {
  FLICKS_PER_SECOND,
  flicks,
  type Instant,
  instant,
  resolveLocal,
  timeRange,
} from '@stagedoor/core/time'
import { assetId, type Edit } from '@stagedoor/core/timeline'
import { expect, test } from 'vitest'
import { type DemoGrant, type DemoSubject, saltlight } from '../../../fixtures/saltlight/production.ts'
import { OWN_PAGE } from '../clearance/index.ts'
import { momentsFrom } from './moments.ts'

const { zone } = saltlight.film
const loading = resolveLocal({ date: '2026-11-21', time: '09:20', zone }, 'embargo-ends').instant
const when = momentsFrom(loading, zone)

const SIGNATORY = {
  'appearance.en': 'self',
  'guardian.en': 'guardian',
  'permission.en': 'rights-holder',
} as const

/** The demo's story as the doorkeeper would have it at the day of loading, without a database in between. */
const evidence: Evidence = {
  ...NO_EVIDENCE,
  version: 1,
  story: {
    ...NO_EVIDENCE.story,
    points: saltlight.storyPoints.map(({ key, name, after, publicAt }) => ({
      id: key as StoryPointId,
      name,
      after: after === null ? [] : [after as StoryPointId],
      publicAt: when(publicAt),
    })),
  },
  settings: { ...DEFAULT_SETTINGS, ...saltlight.clearanceSettings },
  assets: saltlight.assets.map(({ key, scenes, day }) => ({
    assetId: assetId(key),
    scenes: scenes.map((sceneId) => ({ kind: 'throughout', sceneId })),
    dayId: day,
    placeId: null,
    contributionId: null,
  })),
  subjects: saltlight.subjects.map((told): Subject => {
    const named = { id: subjectId(told.key), name: told.name }
    switch (told.kind) {
      case 'person':
        return { kind: 'person', ...named, identified: true, minor: false, comesOfAgeAt: null }
      case 'child':
        return {
          kind: 'person',
          ...named,
          identified: true,
          minor: true,
          comesOfAgeAt: comesOfAge({ ...told.birth, years: told.birth.ageOfMajority }),
        }
      case 'secret':
        return {
          kind: 'secret',
          ...named,
          reveal: revealOf(told.reveal),
        }
      case 'music':
      case 'artwork':
      case 'safety-matter':
      case 'location':
        return { kind: told.kind, ...named }
    }
  }),
  appearances: saltlight.assets.flatMap(({ key, appearances }) =>
    appearances.map(({ subject, fromFlicks, toFlicks, sides, prominence, boxes }, index) => {
      const [first, ...rest] = boxes.map(({ at, box }) => ({ at: flicks(at), box }))
      return {
        id: appearanceId(`${key} ${index}`),
        assetId: assetId(key),
        subjectId: subjectId(subject),
        range: timeRange(fromFlicks, toFlicks),
        sides,
        region: first === undefined ? { kind: 'not-drawn' } : { kind: 'boxes', boxes: [first, ...rest] },
        prominence,
        certainty: 'sure',
      } as const
    }),
  ),
  grants: saltlight.grants.map((grant) => ({
    id: grantId(`${grant.subject} ${grant.uses.join()}`),
    subjectId: subjectId(grant.subject),
    signatory: SIGNATORY[grant.template],
    basis: grant.template === 'permission.en' ? 'contract' : 'consent',
    endsAtMajority: false,
    scope: {
      media: grant.media,
      musicRights: grant.musicRights,
      uses: grant.uses,
      destinations: grant.destinations,
      territories: grant.territories.map(territory),
      window: {
        ...(grant.window.from ? { from: when(grant.window.from) } : {}),
        ...(grant.window.until ? { until: when(grant.window.until) } : {}),
      },
    },
    conditions: grant.conditions,
    state: stateOf(grant),
  })),
  embargoes: saltlight.embargoes.map(({ key, name, scope, until, territories }) => ({
    id: embargoId(key),
    name,
    scope:
      scope.kind === 'scene'
        ? { kind: 'scene', sceneId: scope.scene }
        : { kind: 'asset', assetId: assetId(scope.asset) },
    territories: territories.map(territory),
    until: until.kind === 'at' ? { kind: 'at', at: when(until.at) } : until,
    cause: 'plan',
    begunAt: when({ kind: 'local', days: -28, at: '09:00' }),
    lifters: { kind: 'anyone-allowed' },
    lifts: [],
    exemptions: [],
    ahead: null,
  })),
  decisions: [],
}

function revealOf(told: Extract<DemoSubject, { kind: 'secret' }>['reveal']): Reveal {
  switch (told.kind) {
    case 'at':
      return { kind: 'at', at: when(told.at) }
    case 'watch':
      return { kind: 'story-point', point: told.watch as StoryPointId }
    case 'never':
      return told
  }
}

function stateOf({ state }: DemoGrant): GrantState {
  switch (state.kind) {
    case 'draft':
      return { kind: 'draft', draftedAt: when(state.draftedAt) }
    case 'signed':
      return { kind: 'signed', signedAt: when(state.signedAt) }
    case 'withdrawn':
      return { kind: 'withdrawn', signedAt: when(state.signedAt), withdrawnAt: when(state.withdrawnAt) }
  }
}

// A still or a sound without a mark lasts as long as its question needs.
function lengthOf(key: string): number {
  const ends = saltlight.assets
    .find((asset) => asset.key === key)
    ?.appearances.map(({ toFlicks }) => toFlicks)
  return Math.max(FLICKS_PER_SECOND, ...(ends ?? []))
}

const asksAbout = (key: string, at: Instant, edits: readonly Edit[] = []): Exposure => ({
  leaving: { kind: 'asset', assetId: assetId(key) },
  timeline: { clips: [{ assetId: assetId(key), source: timeRange(0, lengthOf(key)) }], edits },
  uses: ['publicity'],
  destination: OWN_PAGE,
  territories: [WORLD],
  medium: saltlight.assets.find((asset) => asset.key === key)?.kind === 'still' ? 'stills' : 'motion',
  at,
  until: null,
  placedAt: null,
  audience: { kind: 'everyone' },
})

test.each(saltlight.assets.map(({ key, asWhole }) => [key, asWhole] as const))(
  '%s, whole, on the day of loading, is %s',
  (key, asWhole) => {
    expect(judge(asksAbout(key, loading), evidence, loading).kind).toBe(asWhole)
  },
)

test('the quarry needs its plate covered, its waltz muted and Elin hidden, and no more, once she has withdrawn', () => {
  const verdict = judge(asksAbout('quarry-first-float', loading), evidence, loading)
  if (verdict.kind !== 'cleared-with-edits') throw new Error(`It is ${verdict.kind}`)
  expect(verdict.edits.map(({ kind }) => kind).toSorted()).toEqual(['blur', 'cover', 'mute'])
  const edited = asksAbout('quarry-first-float', loading, verdict.edits)
  expect(judge(edited, evidence, loading).kind).toBe('cleared')
})

test('a cut takes its edits after every withdrawal that asks for them, and is approved only then', () => {
  const withdrawn = saltlight.grants.flatMap(({ state }) =>
    state.kind === 'withdrawn' ? [when(state.withdrawnAt)] : [],
  )
  for (const { key, editsTakenAt } of saltlight.cuts) {
    if (editsTakenAt === null) continue
    const taken = when(editsTakenAt)
    expect(taken).toBeGreaterThan(Math.max(...withdrawn))
    for (const { cut, askedAt } of saltlight.approvals)
      if (cut === key) expect(when(askedAt)).toBeGreaterThan(taken)
    for (const { cut, decidedAt } of saltlight.publications)
      if (cut === key) expect(when(decidedAt)).toBeGreaterThan(taken)
  }
  expect(instant(loading)).toBeGreaterThan(Math.max(...withdrawn))
})
