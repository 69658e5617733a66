import { describe, expect, test } from 'vitest'
import type { CutId, StoryPointId } from '../production/index.ts'
import { parseInstant } from '../time/index.ts'
import {
  type Concern,
  type ConcernFacts,
  embargoId,
  type GrantGap,
  grantId,
  holdbackId,
  killId,
  namesIn,
  ndaId,
  prohibitionId,
  type Remedy,
  type Reveal,
  sayConcern,
  sayExposure,
  sayHorizon,
  sayRemedy,
  sayReveal,
  subjectId,
  territory,
  WORLD,
} from './index.ts'
import {
  faceThree,
  ida,
  onOwnPage,
  openingDay,
  rehearsal,
  scriptPage,
  seconds,
  today,
  tomas,
} from './testing.ts'

const episode3 = 'point-0003' as StoryPointId
const twist = { ...scriptPage, id: subjectId('secret-0009'), name: 'the twist' }
const names = namesIn({
  story: { points: [{ id: episode3, name: 'Episode 3', after: [], publicAt: null }], premieres: [] },
  subjects: [twist],
})
const inOslo = { locale: 'en', zone: 'Europe/Oslo', now: today, names }
const reel = { kind: 'account', platform: 'instagram', account: '@saltlight' } as const

function concern(facts: ConcernFacts, changes: Partial<Concern> = {}): Concern {
  return {
    facts,
    assetId: rehearsal,
    ranges: [seconds(1, 2)],
    sides: ['picture'],
    appearanceIds: [],
    standing: 'held',
    clearsAt: null,
    remedies: [],
    ...changes,
  }
}

type Sentences<Kind extends string, Said> = Readonly<Record<Kind, readonly (readonly [Said, string])[]>>

const CONCERNS: Sentences<Exclude<ConcernFacts['kind'], 'no-grant'>, ConcernFacts> = {
  'unknown-person': [
    [{ kind: 'unknown-person', subject: faceThree }, 'Nobody has named face 3: seen 0:01.0–0:02.0.'],
  ],
  unsure: [[{ kind: 'unsure', subject: ida }, 'Nobody is sure that this is Ida Brandt: seen 0:01.0–0:02.0.']],
  secret: [
    [
      { kind: 'secret', subject: scriptPage, reveal: { kind: 'at', at: openingDay } },
      'The script page is a secret until Fri 11 Dec, 18:00 Oslo: seen 0:01.0–0:02.0.',
    ],
    [
      { kind: 'secret', subject: scriptPage, reveal: { kind: 'never' } },
      'The script page is a secret that is never told: seen 0:01.0–0:02.0.',
    ],
  ],
  'safety-matter': [
    [
      {
        kind: 'safety-matter',
        subject: { kind: 'safety-matter', id: subjectId('s'), name: 'the call sheet' },
      },
      'The call sheet is a safety matter: seen 0:01.0–0:02.0.',
    ],
  ],
  embargo: [
    [embargo({}), 'Scene 12 is under embargo until Fri 11 Dec, 18:00 Oslo.'],
    [
      embargo({
        territories: ['EU', territory('NO')],
        lifters: { kind: 'any-of', names: ['Ida Brandt', 'Wren Okafor'] },
      }),
      'Scene 12 is under embargo in the European Union and Norway until Fri 11 Dec, 18:00 Oslo, which Ida Brandt or Wren Okafor may lift.',
    ],
    [
      embargo({
        cause: 'set-safety',
        until: { kind: 'never' },
        lifters: { kind: 'all-of', names: ['Ida Brandt', 'Wren Okafor'] },
      }),
      'Scene 12 is kept back for the safety of the set, without an end, which only Ida Brandt and Wren Okafor together may lift.',
    ],
  ],
  prohibition: [
    [
      prohibition({ cause: 'never', subject: ida }),
      'The side letter forbids Ida Brandt here: seen 0:01.0–0:02.0.',
    ],
    [
      prohibition({ cause: 'exclusivity', subject: null, until: openingDay }),
      'The side letter keeps the production for others until Fri 11 Dec, 18:00 Oslo.',
    ],
  ],
  holdback: [
    [
      {
        kind: 'holdback',
        holdbackId: holdbackId('h-1'),
        name: 'the platform window',
        first: reel,
        until: null,
      },
      'The platform window holds this back until it has been published on Instagram (@saltlight).',
    ],
    [
      {
        kind: 'holdback',
        holdbackId: holdbackId('h-1'),
        name: 'the platform window',
        first: { kind: 'platform', platform: 'own-page' },
        until: openingDay,
      },
      'The platform window holds this back until Fri 11 Dec, 18:00 Oslo, counted from our own page.',
    ],
  ],
  nda: [
    [
      {
        kind: 'nda',
        ndaId: ndaId('n-1'),
        name: 'the rigging agreement',
        until: { kind: 'at', at: openingDay },
      },
      'The rigging agreement forbids the contributor’s own outlets until Fri 11 Dec, 18:00 Oslo.',
    ],
    [
      { kind: 'nda', ndaId: ndaId('n-1'), name: 'the rigging agreement', until: { kind: 'never' } },
      'The rigging agreement forbids the contributor’s own outlets, without an end.',
    ],
  ],
  killed: [
    [
      {
        kind: 'killed',
        subject: ida,
        killId: killId('k-1'),
        by: 'Ida’s agent',
        at: today,
        note: 'my left side',
      },
      'Ida’s agent killed what shows Ida Brandt here, Tue 24 Nov, “my left side”: seen 0:01.0–0:02.0.',
    ],
    [
      { kind: 'killed', subject: ida, killId: killId('k-1'), by: 'Ida Brandt', at: today, note: '' },
      'Ida Brandt killed this, Tue 24 Nov: seen 0:01.0–0:02.0.',
    ],
  ],
  'approval-pending': [
    [
      { kind: 'approval-pending', subject: ida, askedAt: today, silenceApprovesAt: null },
      'Ida Brandt was asked to approve this cut Tue 24 Nov, no answer yet.',
    ],
    [
      { kind: 'approval-pending', subject: ida, askedAt: today, silenceApprovesAt: openingDay },
      'Ida Brandt was asked to approve this cut Tue 24 Nov, no answer yet; silence approves it Fri 11 Dec, 18:00 Oslo.',
    ],
  ],
  'approval-refused': [
    [
      { kind: 'approval-refused', subject: ida, by: 'Ida Brandt', at: today, note: '' },
      'Ida Brandt refused this cut Tue 24 Nov.',
    ],
  ],
  'approval-revoked': [
    [
      { kind: 'approval-revoked', subject: ida, by: 'Ida’s agent', at: today, note: 'the music' },
      'Ida’s agent took back the approval of Ida Brandt Tue 24 Nov, 14:06 Oslo, “the music”.',
    ],
  ],
}

function embargo(changes: Partial<Extract<ConcernFacts, { kind: 'embargo' }>>): ConcernFacts {
  return {
    kind: 'embargo',
    embargoId: embargoId('e-1'),
    name: 'Scene 12',
    cause: 'plan',
    until: { kind: 'at', at: openingDay },
    territories: [WORLD],
    lifters: { kind: 'anyone-allowed' },
    ...changes,
  }
}

function prohibition(
  changes: Pick<Extract<ConcernFacts, { kind: 'prohibition' }>, 'cause' | 'subject'> & {
    until?: typeof today
  },
): ConcernFacts {
  return {
    kind: 'prohibition',
    prohibitionId: prohibitionId('p-1'),
    name: 'the side letter',
    until: null,
    ...changes,
  }
}

const form = grantId('form-0001')
const GAPS: Sentences<GrantGap['kind'], GrantGap> = {
  'never-asked': [[{ kind: 'never-asked' }, 'Tomas Reyes has not signed a release form']],
  drafted: [
    [
      { kind: 'drafted', grantId: form, at: today },
      'The release form of Tomas Reyes was drafted Tue 24 Nov, never sent',
    ],
  ],
  sent: [
    [
      { kind: 'sent', grantId: form, at: today },
      'The release form of Tomas Reyes was sent Tue 24 Nov, no answer yet',
    ],
  ],
  withdrawn: [
    [
      { kind: 'withdrawn', grantId: form, at: today },
      'The release form of Tomas Reyes was withdrawn Tue 24 Nov, 14:06 Oslo',
    ],
  ],
  'signed-by-minor': [
    [
      { kind: 'signed-by-minor', grantId: form },
      'The release form of Tomas Reyes was signed by a minor alone, which permits nothing',
    ],
  ],
  expired: [
    [
      { kind: 'expired', grantId: form, at: today },
      'The release form of Tomas Reyes ended Tue 24 Nov, 14:06 Oslo',
    ],
  ],
  'ended-at-majority': [
    [
      { kind: 'ended-at-majority', grantId: form, at: today },
      'The release form of Tomas Reyes was signed by a guardian and ended when Tomas Reyes came of age Tue 24 Nov, 14:06 Oslo',
    ],
  ],
  beside: [
    [
      { kind: 'beside', grantId: form, others: [ida, twist] },
      'The release form of Tomas Reyes forbids being seen beside Ida Brandt and the twist',
    ],
  ],
  'not-begun': [
    [
      { kind: 'not-begun', grantId: form, at: openingDay },
      'The release form of Tomas Reyes begins Fri 11 Dec, 18:00 Oslo',
    ],
  ],
  'too-narrow': [
    [
      {
        kind: 'too-narrow',
        grantId: form,
        shortfall: {
          media: ['stills'],
          musicRights: ['sync', 'master'],
          uses: ['festival'],
          destination: true,
          territories: [territory('DE')],
        },
      },
      'The release form of Tomas Reyes does not cover stills, the right to set it to picture (sync), the recording (master), festivals, this account and Germany',
    ],
  ],
  'approval-missing': [
    [
      { kind: 'approval-missing', grantId: form },
      'Tomas Reyes approves each cut, and has not approved this one',
    ],
  ],
}

const about = { subjectId: ida.id, name: 'Ida Brandt' }
const where = { name: 'Ida Brandt', assetId: rehearsal, ranges: [seconds(1, 3.5)] }
const REMEDIES: Sentences<Remedy['kind'], Remedy> = {
  'ask-to-sign': [[{ kind: 'ask-to-sign', ...about }, 'Ask Ida Brandt to sign']],
  'ask-again': [[{ kind: 'ask-again', ...about, grantId: form }, 'Ask Ida Brandt again']],
  'ask-to-extend': [[{ kind: 'ask-to-extend', ...about, grantId: form }, 'Ask Ida Brandt to extend']],
  'ask-guardian': [[{ kind: 'ask-guardian', ...about }, 'Ask the guardian of Ida Brandt to sign']],
  'ask-for-approval': [[{ kind: 'ask-for-approval', ...about }, 'Ask Ida Brandt to approve']],
  'name-the-person': [[{ kind: 'name-the-person', ...about, name: 'face 3' }, 'Name face 3']],
  'decide-needs-none': [[{ kind: 'decide-needs-none', ...about }, 'Decide that Ida Brandt needs none']],
  blur: [[{ kind: 'blur', ...where }, 'Blur Ida Brandt']],
  cover: [[{ kind: 'cover', ...where }, 'Cover Ida Brandt']],
  mute: [[{ kind: 'mute', ...where }, 'Mute Ida Brandt']],
  trim: [[{ kind: 'trim', ...where }, 'Trim 2.5 s']],
  'frame-out': [[{ kind: 'frame-out', ...where }, 'Frame Ida Brandt out']],
  'move-to': [[{ kind: 'move-to', at: openingDay }, 'Move to Fri 11 Dec, 18:00 Oslo']],
  'confirm-mark': [
    [{ kind: 'confirm-mark', name: 'Ida Brandt', appearanceIds: [] }, 'Say whether it is Ida Brandt'],
  ],
  'publish-first': [
    [
      { kind: 'publish-first', holdbackId: holdbackId('h-1'), first: reel },
      'Publish on Instagram (@saltlight) first',
    ],
  ],
  'choose-destination': [[{ kind: 'choose-destination' }, 'Choose another destination']],
  'set-reveal': [[{ kind: 'set-reveal', ...about, name: 'the twist' }, 'Settle when the twist may be told']],
  'post-crowd-notice': [
    [{ kind: 'post-crowd-notice', ...about, name: 'face 3' }, 'Record the crowd notice that covers face 3'],
  ],
  'look-through': [
    [
      { kind: 'look-through', embargoId: embargoId('e-2'), name: 'Take 4', assetId: rehearsal },
      'Look at Take 4 from end to end',
    ],
  ],
  'lift-embargo': [
    [{ kind: 'lift-embargo', embargoId: embargoId('e-1'), name: 'Scene 12' }, 'Lift the embargo on Scene 12'],
  ],
  narrow: [
    [
      { kind: 'narrow', uses: ['publicity'], territories: [territory('NO')] },
      'Narrow to publicity, in Norway',
    ],
  ],
  'draw-box': [[{ kind: 'draw-box', ...about, appearanceIds: [] }, 'Draw a box around Ida Brandt']],
  'make-new-version': [[{ kind: 'make-new-version' }, 'Make a new version']],
}

describe('every concern, gap and act has a sentence of its own', () => {
  test.for(Object.values(CONCERNS).flat())('$1', ([facts, sentence]) => {
    expect(sayConcern(concern(facts), inOslo)).toBe(sentence)
  })

  test.for(Object.values(GAPS).flat())('$1', ([gap, sentence]) => {
    const facts = { kind: 'no-grant', subject: tomas, gap } as const
    expect(sayConcern(concern(facts), inOslo)).toBe(`${sentence}: seen 0:01.0–0:02.0.`)
  })

  test.for(Object.values(REMEDIES).flat())('$1', ([remedy, sentence]) => {
    expect(sayRemedy(remedy, inOslo)).toBe(sentence)
  })
})

const each = { kind: 'premiere', of: null, territory: 'each', delay: { kind: 'none' } } as const
const atEpisode3 = { kind: 'story-point', point: episode3 } as const
const REVEALS: readonly (readonly [Reveal, string])[] = [
  [{ kind: 'all', of: [each, atEpisode3] }, 'the premiere in each territory and Episode 3'],
  [{ ...each, territory: WORLD, of: episode3 }, 'the world premiere of Episode 3'],
  [
    { ...each, territory: territory('DE'), delay: { kind: 'hours', hours: 48 } },
    '48 hours after the premiere in Germany',
  ],
  [
    { ...each, of: episode3, delay: { kind: 'calendar', years: 0, months: 1, days: 3, zone: 'Europe/Oslo' } },
    '1 month and 3 days after the premiere of Episode 3 in each territory',
  ],
  [{ kind: 'with', secretId: twist.id }, 'the twist is told'],
  [
    {
      kind: 'any',
      of: [{ kind: 'all', of: [each, atEpisode3] }, { kind: 'at', at: openingDay }, { kind: 'never' }],
    },
    '(the premiere in each territory and Episode 3) or Fri 11 Dec, 18:00 Oslo',
  ],
]

test.for(REVEALS)('a secret waits until $1', ([reveal, said]) => {
  expect(sayReveal(reveal, inOslo)).toBe(said)
})

test('a secret that waits for what can never come is never told', () => {
  const reveal: Reveal = { kind: 'all', of: [each, { kind: 'never' }] }
  const said = sayConcern(concern({ kind: 'secret', subject: twist, reveal }), inOslo)
  expect(said).toBe('The twist is a secret that is never told: seen 0:01.0–0:02.0.')
})

test('what has no name is said in general words, never by an id', () => {
  const nameless = { locale: 'en', zone: 'UTC' }
  expect(sayReveal({ kind: 'all', of: [atEpisode3, { kind: 'with', secretId: twist.id }] }, nameless)).toBe(
    'a point of the story and another secret is told',
  )
})

test('the horizon says whom it is shown to', () => {
  expect(sayHorizon({ points: [episode3], moment: null }, inOslo)).toBe(
    'Shown only to those who have seen Episode 3.',
  )
  expect(sayHorizon({ points: [], moment: openingDay }, inOslo)).toBe('Shown from Fri 11 Dec, 18:00 Oslo on.')
  expect(sayHorizon({ points: [episode3], moment: openingDay }, inOslo)).toBe(
    'Shown from Fri 11 Dec, 18:00 Oslo on, and only to those who have seen Episode 3.',
  )
  expect(sayHorizon({ points: [], moment: null }, inOslo)).toBe('')
})

test('a span, an early placing and a small audience belong to the question', () => {
  const span = {
    ...onOwnPage,
    leaving: { kind: 'cut', cutId: 'c' as CutId, version: 'c/1' as never },
    until: openingDay,
    placedAt: parseInstant('2026-11-23T08:00:00Z'),
    audience: { kind: 'named', names: ['Ida Brandt'] },
  } as const
  expect(sayExposure(span, inOslo).question).toBe(
    'May it leave as a post on our own page, worldwide, for publicity, from Tue 24 Nov, 14:06 Oslo until Fri 11 Dec, 18:00 Oslo? It is placed there Mon 23 Nov, 09:00 Oslo. It is for Ida Brandt alone.',
  )
})

test('a tune is asked for of whoever holds it, by their name where somebody knows it', () => {
  const ask = {
    kind: 'ask-to-extend',
    subjectId: subjectId('waltz'),
    name: 'Harbour waltz',
    grantId: form,
  } as const
  const holders = (name: string) => ({ ...inOslo, holders: new Map([['waltz', name]]) })
  expect(sayRemedy(ask, holders('Kaikanten Forlag'))).toBe('Ask Kaikanten Forlag to extend (Harbour waltz)')
  expect(sayRemedy(ask, holders(''))).toBe('Ask the holder of Harbour waltz to extend')
})

test('on the record every day has its year', () => {
  const approval = {
    kind: 'approval-pending',
    subject: ida,
    askedAt: today,
    silenceApprovesAt: openingDay,
  } as const
  expect(sayConcern(concern(approval), { ...inOslo, record: true })).toBe(
    'Ida Brandt was asked to approve this cut Tue 24 Nov 2026, no answer yet; silence approves it Fri 11 Dec 2026, 18:00 Oslo.',
  )
})
