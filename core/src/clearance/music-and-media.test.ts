import { describe, expect, test } from 'vitest'
import { type Instant, parseInstant } from '../time/index.ts'
import { applyEdits, stillBox } from '../timeline/index.ts'
import { grantId, judge, subjectId, territory } from './index.ts'
import {
  evidenceWith,
  ida,
  inGermany,
  leftThird,
  onOwnPage,
  rehearsal,
  rehearsalFacts,
  remedyKinds,
  seconds,
  seen,
  signed,
  today,
  waltz,
  wholeClip,
} from './testing.ts'

describe('music', () => {
  const played = evidenceWith({
    subjects: [waltz],
    appearances: [seen(waltz, seconds(2, 8), { sides: ['sound'] })],
  })
  const sync = signed(waltz, { musicRights: ['sync'] }, { id: grantId('the publisher') })
  const master = signed(waltz, { musicRights: ['master'] }, { id: grantId('the label') })

  test('needs the composition and the recording, from one hand or from two', () => {
    const kindWith = (...grants: readonly (typeof sync)[]) =>
      judge(onOwnPage, { ...played, grants }, today).kind
    expect(kindWith(signed(waltz))).toBe('cleared')
    expect(kindWith(sync, master)).toBe('cleared')
    expect(kindWith(sync)).toBe('cleared-with-edits')
    expect(judge(onOwnPage, { ...played, grants: [sync] }, today)).toMatchObject({
      concerns: [{ facts: { gap: { kind: 'too-narrow', shortfall: { musicRights: ['master'] } } } }],
      edits: [{ kind: 'mute', range: seconds(2, 8) }],
    })
  })

  test('needs both at every point: a recording licensed for Germany carries no French post', () => {
    const inGermanyOnly = { ...master, scope: { ...master.scope, territories: [territory('DE')] } }
    const evidence = { ...played, grants: [sync, inGermanyOnly] }
    expect(judge(inGermany, evidence, today).kind).toBe('cleared')
    expect(judge({ ...inGermany, territories: [territory('FR')] }, evidence, today).kind).toBe(
      'cleared-with-edits',
    )
  })

  test('owes the credits of both hands', () => {
    const credited = [sync, master].map((grant) => ({
      ...grant,
      conditions: [{ kind: 'credit-line', text: grant.id } as const],
    }))
    expect(judge(onOwnPage, { ...played, grants: credited }, today)).toMatchObject({
      duties: [{ text: 'the label' }, { text: 'the publisher' }],
    })
  })
})

describe('media', () => {
  const both = evidenceWith({
    subjects: [ida],
    appearances: [seen(ida, seconds(0, 5), { sides: ['picture', 'sound'] })],
  })

  test('picture and sound need a grant each', () => {
    const silent = { ...both, grants: [signed(ida, { media: ['motion'] })] }
    expect(judge(onOwnPage, silent, today)).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'mute' }],
    })
  })

  test('a form for the moving picture permits no still, and one for stills no cut', () => {
    const still = { ...onOwnPage, medium: 'stills' } as const
    const kindsWith = (medium: 'motion' | 'stills') =>
      [onOwnPage, still].map(
        (exposure) =>
          judge(exposure, { ...both, grants: [signed(ida, { media: [medium, 'sound'] })] }, today).kind,
      )
    expect(kindsWith('motion')).toEqual(['cleared', 'cleared-with-edits'])
    expect(kindsWith('stills')).toEqual(['cleared-with-edits', 'cleared'])
  })
})

describe('contributions', () => {
  const tomasFootage = {
    kind: 'contribution',
    id: subjectId('footage'),
    name: 'footage of Tomas Reyes',
  } as const
  const contributed = evidenceWith({
    assets: [{ ...rehearsalFacts, contributionId: tomasFootage.id }],
    subjects: [tomasFootage],
  })

  test('footage needs its contributor’s grant, seen and heard, and only a trim takes it out', () => {
    const verdict = judge(onOwnPage, contributed, today)
    expect(verdict).toMatchObject({
      kind: 'held',
      concerns: [{ facts: { gap: { kind: 'never-asked' } }, sides: ['picture', 'sound'], appearanceIds: [] }],
    })
    expect(remedyKinds(verdict)).toEqual(['ask-to-sign', 'decide-needs-none'])
    expect(judge(onOwnPage, { ...contributed, grants: [signed(tomasFootage)] }, today).kind).toBe('cleared')
  })

  test('neither a cover nor a mute makes it anybody else’s', () => {
    const covered = applyEdits(wholeClip, [
      { kind: 'cover', assetId: rehearsal, range: seconds(0, 21.4), boxes: stillBox(leftThird) },
      { kind: 'mute', assetId: rehearsal, range: seconds(0, 21.4) },
    ])
    expect(judge({ ...onOwnPage, timeline: covered }, contributed, today).kind).toBe('held')
  })
})

describe('territories', () => {
  const alone = evidenceWith({ subjects: [ida], appearances: [seen(ida, seconds(0, 5))] })
  const forEU = (signedAt: Instant) => ({
    ...alone,
    grants: [signed(ida, { territories: ['EU'] }, { state: { kind: 'signed', signedAt } })],
  })
  const inBritain = { ...inGermany, territories: [territory('GB')] }

  test('a group means its members as of the signature', () => {
    expect(judge(inBritain, forEU(parseInstant('2019-06-01T00:00:00Z')), today).kind).toBe('cleared')
    expect(judge(inBritain, forEU(parseInstant('2021-06-01T00:00:00Z')), today).kind).toBe(
      'cleared-with-edits',
    )
  })

  test('a list with a group and its member means each once', () => {
    const twice = { ...alone, grants: [signed(ida, { territories: ['DACH', territory('DE')] })] }
    expect(judge(inGermany, twice, today).kind).toBe('cleared')
    const doubled = { ...inGermany, territories: [territory('DE'), territory('DE')] }
    expect(judge(doubled, twice, today)).toEqual(judge(inGermany, twice, today))
  })

  test('an overseas part with its own code is its own, and no list amounts to the world', () => {
    const inReunion = { ...inGermany, territories: [territory('RE')] }
    const forFrance = { ...alone, grants: [signed(ida, { territories: [territory('FR')] })] }
    expect(judge(inReunion, forFrance, today).kind).toBe('cleared-with-edits')
    expect(judge(onOwnPage, forEU(0 as Instant), today).kind).toBe('cleared-with-edits')
  })
})
