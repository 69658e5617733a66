import { describe, expect, test } from 'vitest'
import { type Instant, instant, parseInstant } from '../../time/index.ts'
import type { Appearance } from '../appearance.ts'
import type { Grant } from '../grant.ts'
import { grantId } from '../grant.ts'
import type { Prohibition } from '../prohibition.ts'
import { prohibitionId } from '../prohibition.ts'
import { type Subject, subjectId } from '../subject.ts'
import { territory, WORLD } from '../territory.ts'
import { odrlPolicy } from './odrl.ts'
import { ODRL_ACTIONS, ODRL_OPERANDS, ODRL_OPERATORS } from './odrl-terms.ts'
import { readReleaseMetadata } from './read-release-metadata.ts'
import { releaseMetadataOf } from './release-metadata.ts'
import { releaseXmp } from './release-xmp.ts'
import { writeCsv } from '../../words/index.ts'

const now = parseInstant('2026-11-01T12:00:00Z')
const signedAt = parseInstant('2026-03-03T12:00:00Z')
const [ida, mia, lighthouse] = ['ida', 'mia', 'lighthouse'].map(subjectId) as [never, never, never]

const person = (id: never, name: string, minor = false): Subject => ({
  kind: 'person',
  id,
  name,
  identified: true,
  minor,
  comesOfAgeAt: null,
})
const seen = (subject: never, certainty: Appearance['certainty'] = 'sure') =>
  ({ subjectId: subject, certainty }) as unknown as Appearance

const everything: Grant['scope'] = {
  media: ['motion', 'stills', 'sound'],
  musicRights: [],
  uses: ['publicity', 'editorial', 'paid-advertising', 'merchandising', 'festival', 'education'],
  destinations: [{ kind: 'anywhere' }],
  territories: [WORLD],
  window: {},
}
const grant = (subject: never, change: Partial<Grant> = {}): Grant => ({
  id: grantId(`form-of-${subject as string}`),
  subjectId: subject,
  signatory: 'self',
  basis: 'consent',
  endsAtMajority: false,
  scope: everything,
  conditions: [],
  state: { kind: 'signed', signedAt },
  ...change,
})

describe('the release fields of IPTC and PLUS', () => {
  const subjects: Subject[] = [
    person(ida, 'Ida Brandt'),
    person(mia, 'Mia Holt', true),
    { kind: 'location', id: lighthouse, name: 'Skarv lighthouse' },
  ]
  const fields = (appearances: Appearance[], grants: Grant[], at: Instant = now) =>
    releaseMetadataOf({ appearances, subjects, grants }, at)

  test('nobody and nothing in it: not applicable', () => {
    expect(fields([], [])).toEqual({
      model: 'MR-NAP',
      modelIds: [],
      property: 'PR-NAP',
      propertyIds: [],
      minorAge: null,
    })
  })

  test.each([
    ['no form', [], 'MR-NON'],
    ['everything, everywhere, for ever', [grant(ida)], 'MR-UMR'],
    ['one use less', [grant(ida, { scope: { ...everything, uses: ['publicity'] } })], 'MR-LMR'],
    ['a credit owed', [grant(ida, { conditions: [{ kind: 'credit-line', text: 'x' }] })], 'MR-LMR'],
    [
      'an end, still to come',
      [grant(ida, { scope: { ...everything, window: { until: instant(now + 1) } } })],
      'MR-LMR',
    ],
    ['an end that has come', [grant(ida, { scope: { ...everything, window: { until: now } } })], 'MR-NON'],
    ['withdrawn', [grant(ida, { state: { kind: 'withdrawn', signedAt, withdrawnAt: now } })], 'MR-NON'],
    ['signed by a minor alone', [grant(ida, { signatory: 'minor-alone' })], 'MR-NON'],
  ] as const)('%s', (_, grants, model) => {
    expect(fields([seen(ida)], [...grants]).model).toBe(model)
  })

  test('the least of several people counts, and a place is told apart', () => {
    const told = fields(
      [seen(ida), seen(mia), seen(lighthouse)],
      [grant(ida), grant(lighthouse, { basis: 'contract' })],
    )
    expect(told).toEqual({
      model: 'MR-NON',
      modelIds: ['form-of-ida'],
      property: 'PR-UPR',
      propertyIds: ['form-of-lighthouse'],
      minorAge: 'AG-UNK',
    })
  })

  test('of whom nobody is sure has released nothing', () => {
    expect(fields([seen(ida, 'unsure')], [grant(ida)]).model).toBe('MR-NON')
  })

  test('what is written is read back, as elements or as attributes', () => {
    const told = fields([seen(ida), seen(lighthouse)], [grant(ida, { id: grantId('a<&>b') })])
    expect(readReleaseMetadata(releaseXmp(told))).toEqual(told)
    expect(
      readReleaseMetadata(
        '<x:xmpmeta><rdf:Description xmlns:p="http://ns.useplus.org/ldf/xmp/1.0/" p:ModelReleaseStatus="http://ns.useplus.org/ldf/vocab/MR-LMR" p:MinorModelAgeDisclosure="AG-A17" p:PropertyReleaseStatus="PR-WHATEVER"/></x:xmpmeta>',
      ),
    ).toEqual({ model: 'MR-LMR', modelIds: [], property: null, propertyIds: [], minorAge: 'AG-A17' })
    expect(readReleaseMetadata('<x:xmpmeta>nothing of it</x:xmpmeta>')).toBe(null)
  })

  test('a hostile packet is read in no time', () => {
    const begun = performance.now()
    const head = '<r xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">'
    readReleaseMetadata(head + '<plus:ModelReleaseID>'.repeat(40_000))
    readReleaseMetadata(head + '<rdf:li '.repeat(100_000))
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})

describe('the policy in ODRL 2.2', () => {
  const never: Prohibition = {
    id: prohibitionId('cola'),
    kind: 'exclusivity',
    name: 'Soft drinks',
    subjectId: ida,
    sides: ['picture'],
    uses: ['paid-advertising'],
    destinations: { kind: 'all-but', destinations: [{ kind: 'platform', platform: 'own-page' }] },
    territories: ['DACH'],
    from: null,
    until: instant(now + 1000),
    recordedAt: signedAt,
  }
  const licence = grant(ida, {
    scope: {
      ...everything,
      uses: ['festival'],
      territories: ['BENELUX', territory('NO')],
      destinations: [{ kind: 'account', platform: 'instagram', account: 'saltlight' }],
      window: { until: now },
    },
    conditions: [
      { kind: 'credit-line', text: 'Ida Brandt' },
      { kind: 'approval-needed' },
      { kind: 'not-beside', subjectIds: [mia] },
    ],
  })
  const policy = odrlPolicy(
    { grants: [licence, grant(mia, { state: { kind: 'sent', sentAt: signedAt } })], prohibitions: [never] },
    {
      base: 'https://house.example/backstage/saltlight/',
      production: 'Saltlight',
      subject: (id) => `The ${id}`,
    },
  )

  test('says what is signed and what is forbidden, with constraints and duties, and what wins', () => {
    expect(policy.conflict).toBe('prohibit')
    expect(policy.permission).toHaveLength(1)
    const [permission] = policy.permission
    expect(permission?.constraint).toContainEqual({
      leftOperand: 'spatial',
      operator: 'isAnyOf',
      rightOperand: ['BE', 'LU', 'NL', 'NO'],
    })
    expect(permission?.constraint).toContainEqual({
      leftOperand: 'deliveryChannel',
      operator: 'isAnyOf',
      rightOperand: ['instagram/saltlight'],
    })
    expect(permission?.constraint.filter(({ leftOperand }) => leftOperand === 'dateTime')).toHaveLength(2)
    expect(permission?.duty?.map(({ action }) => action)).toEqual(['attribute', 'obtainConsent', 'present'])
    expect(policy.prohibition[0]?.constraint).toContainEqual({
      leftOperand: 'deliveryChannel',
      operator: 'isNoneOf',
      rightOperand: ['own-page'],
    })
    expect(policy.prohibition[0]?.constraint).toContainEqual({
      leftOperand: 'spatial',
      operator: 'isAnyOf',
      rightOperand: ['AT', 'CH', 'DE'],
    })
  })

  test('uses no word that is neither of the vocabulary nor of its own profile', () => {
    const rules = [...policy.permission, ...policy.prohibition]
    for (const { action, constraint, duty = [] } of rules) {
      for (const one of [action, ...duty.map((each) => each.action)]) expect(ODRL_ACTIONS).toContain(one)
      for (const { leftOperand, operator } of [
        ...constraint,
        ...duty.flatMap((each) => each.constraint ?? []),
      ]) {
        expect([...ODRL_OPERANDS, 'stagedoor:beside']).toContain(leftOperand)
        expect(ODRL_OPERATORS).toContain(operator)
      }
    }
    expect(policy['@context'][0]).toBe('http://www.w3.org/ns/odrl.jsonld')
    expect(policy.profile).toMatch(/^https:/)
  })

  test('everything everywhere for ever constrains the medium, the use and the beginning alone', () => {
    const { permission } = odrlPolicy(
      { grants: [grant(ida)], prohibitions: [] },
      { base: 'https://house.example/', production: 'Saltlight', subject: String },
    )
    expect(permission[0]?.constraint.map(({ leftOperand }) => leftOperand)).toEqual([
      'media',
      'purpose',
      'dateTime',
    ])
  })
})

test('a list quotes what it must, and disarms what a spreadsheet would run', () => {
  expect(
    writeCsv(
      ['name', 'note'],
      [
        ['Brandt, Ida', '=1+1'],
        ['"Tide"', 'a\nb'],
      ],
    ),
  ).toBe('name,note\r\n"Brandt, Ida",\'=1+1\r\n"""Tide""","a\nb"\r\n')
})
