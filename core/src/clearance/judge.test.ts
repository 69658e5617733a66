import { describe, expect, test } from 'vitest'
import { type Instant, parseInstant } from '../time/index.ts'
import { applyEdits, stillBox } from '../timeline/index.ts'
import {
  decisionId,
  embargoId,
  grantId,
  judge,
  type NeedsNone,
  type Subject,
  subjectId,
  territory,
  type Verdict,
  WORLD,
} from './index.ts'
import {
  embargoed,
  evidenceWith,
  faceThree,
  ida,
  leftThird,
  onOwnPage,
  openingDay,
  rehearsal,
  reelVersion,
  scriptPage,
  seconds,
  seen,
  signed,
  today,
  tomas,
  wholeClip,
} from './testing.ts'

const scene12 = embargoed({ kind: 'scene', sceneId: 'scene-12' })
const neverHidden = { ...evidenceWith().settings, neverHideFeatured: true }
const asReel = { ...onOwnPage, leaving: { kind: 'cut', version: reelVersion } } as const
const inGermany = {
  ...onOwnPage,
  destination: { ...onOwnPage.destination, keepsTerritories: true },
  territories: [territory('DE')],
}

function remedyKinds(verdict: Verdict): readonly string[] {
  return verdict.kind === 'cleared'
    ? []
    : verdict.concerns.flatMap((concern) => concern.remedies.map(({ kind }) => kind))
}

describe('people', () => {
  test('a clip on which nothing is marked is cleared', () => {
    expect(judge(onOwnPage, evidenceWith(), today)).toMatchObject({
      kind: 'cleared',
      validUntil: null,
      duties: [],
    })
  })

  test('a face without a release form is blurred for as long as it is seen, and asked to sign first', () => {
    const evidence = evidenceWith({
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3.2, 7.9), { prominence: 'featured' })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'blur', assetId: rehearsal, range: seconds(3.2, 7.9), boxes: stillBox(leftThird) }],
    })
    expect(remedyKinds(verdict)).toEqual(['ask-to-sign', 'decide-needs-none', 'blur', 'frame-out', 'trim'])
  })

  test('a featured face that this production never hides is held until it signs', () => {
    const evidence = evidenceWith({
      settings: neverHidden,
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3.2, 7.9), { prominence: 'featured' })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({ kind: 'held', clearsAt: null, edits: [], otherwise: 'cleared' })
    expect(remedyKinds(verdict)).not.toContain('blur')
    expect(judge(onOwnPage, { ...evidence, grants: [signed(tomas)] }, today).kind).toBe('cleared')
  })

  test('a background face of that production is still blurred', () => {
    const evidence = evidenceWith({
      settings: neverHidden,
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3.2, 7.9))],
    })
    expect(judge(onOwnPage, evidence, today).kind).toBe('cleared-with-edits')
  })

  test('a face nobody has named asks for its name first', () => {
    const evidence = evidenceWith({ subjects: [faceThree], appearances: [seen(faceThree, seconds(1, 2))] })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { kind: 'unknown-person' } }],
    })
    expect(remedyKinds(verdict)[0]).toBe('name-the-person')
  })

  test('a face without a box can only be trimmed, and a box would help', () => {
    const evidence = evidenceWith({
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3, 5), { region: { kind: 'not-drawn' } })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'trim', range: seconds(3, 5) }],
    })
    expect(remedyKinds(verdict)).toContain('draw-box')
  })

  test('a face without a box throughout holds the whole clip', () => {
    const evidence = evidenceWith({
      subjects: [tomas],
      appearances: [seen(tomas, seconds(0, 30), { region: { kind: 'not-drawn' } })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({ kind: 'held', edits: [] })
    expect(remedyKinds(verdict)).not.toContain('trim')
  })

  test('a voice is muted, and the blur of its face does not silence it', () => {
    const evidence = evidenceWith({
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3, 5), { sides: ['picture', 'sound'] })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', concerns: [{ sides: ['picture', 'sound'] }] })
    const blurred = applyEdits(wholeClip, [
      { kind: 'blur', assetId: rehearsal, range: seconds(3, 5), boxes: stillBox(leftThird) },
    ])
    expect(judge({ ...onOwnPage, timeline: blurred }, evidence, today)).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'mute', range: seconds(3, 5) }],
    })
  })

  test('a crop cures whoever lies outside of it at every instant', () => {
    const evidence = evidenceWith({ subjects: [tomas], appearances: [seen(tomas, seconds(3, 5))] })
    const cropped = (x: number) => ({
      ...onOwnPage,
      timeline: {
        clips: [{ ...wholeClip.clips[0]!, crop: { window: stillBox({ x, y: 0, width: 0.3, height: 1 }) } }],
        edits: [],
      },
    })
    expect(judge(cropped(0.3), evidence, today).kind).toBe('cleared')
    expect(judge(cropped(0.29), evidence, today).kind).toBe('cleared-with-edits')
  })

  test('a minor’s own signature permits nothing, a guardian’s does', () => {
    const child = { ...ida, minor: true }
    const evidence = evidenceWith({ subjects: [child], appearances: [seen(child, seconds(0, 5))] })
    const by = (signatory: 'self' | 'minor-alone' | 'guardian') =>
      judge(onOwnPage, { ...evidence, grants: [signed(child, {}, { signatory })] }, today)
    expect(by('self')).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { gap: { kind: 'signed-by-minor' } } }],
    })
    expect(by('minor-alone').kind).toBe('cleared-with-edits')
    expect(by('guardian').kind).toBe('cleared')
    expect(remedyKinds(by('self'))[0]).toBe('ask-guardian')
  })
})

describe('grants', () => {
  const alone = evidenceWith({ subjects: [ida], appearances: [seen(ida, seconds(0, 5))] })
  const withForm = (scope: Parameters<typeof signed>[1]) => ({ ...alone, grants: [signed(ida, scope)] })

  test('a bare platform in a release form means every account there', () => {
    const form = withForm({ destinations: [{ kind: 'platform', platform: 'instagram' }] })
    const to = (platform: string, account: string) =>
      judge({ ...onOwnPage, destination: { platform, account, keepsTerritories: false } }, form, today).kind
    expect(to('instagram', '@saltlight')).toBe('cleared')
    expect(to('instagram', '@ida')).toBe('cleared')
    expect(to('tiktok', '@ida')).toBe('cleared-with-edits')
  })

  test('an account that cannot keep to territories is judged as the whole world', () => {
    const form = withForm({ territories: [territory('DE')] })
    expect(judge(inGermany, form, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, territories: [territory('DE')] }, form, today)).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { gap: { kind: 'too-narrow', shortfall: { territories: [WORLD] } } } }],
    })
  })

  test('two release forms add up, use by use and place by place', () => {
    const grants = [
      signed(ida, { territories: [territory('DE')] }),
      signed(ida, { territories: [territory('FR')] }, { id: grantId('second') }),
    ]
    const inBoth = { ...inGermany, territories: [territory('DE'), territory('FR')] }
    expect(judge(inBoth, { ...alone, grants }, today).kind).toBe('cleared')
  })

  test('a release form ends at its moment, not before, and the verdict says so beforehand', () => {
    const until = parseInstant('2027-06-30T22:00:00Z')
    const form = withForm({ window: { until } })
    expect(judge(onOwnPage, form, today)).toMatchObject({ kind: 'cleared', validUntil: until })
    expect(judge({ ...onOwnPage, at: (until - 1) as Instant }, form, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, at: until }, form, today)).toMatchObject({
      concerns: [{ facts: { gap: { kind: 'expired', at: until } } }],
    })
  })

  test('a release form that begins later names the moment to move to', () => {
    const form = withForm({ window: { from: openingDay } })
    const verdict = judge(onOwnPage, form, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', clearsAt: openingDay })
    expect(remedyKinds(verdict)).toContain('move-to')
  })

  test('a withdrawal ends a grant from its moment', () => {
    const withdrawn = {
      ...alone,
      grants: [signed(ida, {}, { state: { kind: 'withdrawn', signedAt: 0 as Instant, withdrawnAt: today } })],
    }
    expect(judge({ ...onOwnPage, at: (today - 1) as Instant }, withdrawn, today).kind).toBe('cleared')
    expect(judge(onOwnPage, withdrawn, today).kind).toBe('cleared-with-edits')
  })

  test('a credit line is owed unless a covering grant is free of it', () => {
    const credited = signed(ida, {}, { conditions: [{ kind: 'credit-line', text: 'Ida Brandt' }] })
    expect(judge(onOwnPage, { ...alone, grants: [credited] }, today)).toMatchObject({
      kind: 'cleared',
      duties: [{ kind: 'credit-line', subjectId: ida.id, text: 'Ida Brandt' }],
    })
    const free = signed(ida, {}, { id: grantId('free') })
    expect(judge(onOwnPage, { ...alone, grants: [credited, free] }, today)).toMatchObject({ duties: [] })
  })

  test('a named decision spares a subject the grant, for the uses it states', () => {
    const decision: NeedsNone = {
      kind: 'needs-none',
      id: decisionId('d'),
      subjectId: ida.id,
      uses: ['publicity'],
      by: 'counsel',
      at: today,
    }
    const evidence = { ...alone, decisions: [decision] }
    expect(judge(onOwnPage, evidence, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, uses: ['publicity', 'paid-advertising'] }, evidence, today).kind).toBe(
      'cleared-with-edits',
    )
    expect(judge(onOwnPage, evidence, (today - 1) as Instant).kind).toBe('cleared-with-edits')
  })
})

describe('which edit cures what', () => {
  const mark = { kind: 'mark', id: subjectId('cola'), name: 'Cola' } as const
  const plate = { kind: 'safety-matter', id: subjectId('plate'), name: 'the plate number' } as const
  const waltz = { kind: 'music', id: subjectId('waltz'), name: 'Harbour waltz' } as const
  const lightship = { kind: 'location', id: subjectId('ship'), name: 'the lightship' } as const

  test.each<[string, Subject, 'picture' | 'sound', string]>([
    ['a mark is blurred', mark, 'picture', 'blur'],
    ['a secret is covered, never blurred', scriptPage, 'picture', 'cover'],
    ['a secret told aloud is muted', scriptPage, 'sound', 'mute'],
    ['a safety matter is covered, never blurred', plate, 'picture', 'cover'],
    ['music is muted', waltz, 'sound', 'mute'],
    ['a location is trimmed', lightship, 'picture', 'trim'],
  ])('%s', (_, subject, side, kind) => {
    const evidence = evidenceWith({
      subjects: [subject],
      appearances: [seen(subject, seconds(2, 9.4), { sides: [side] })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', edits: [{ kind, range: seconds(2, 9.4) }] })
  })

  test('a blur that someone laid over a secret does not cure it', () => {
    const evidence = evidenceWith({ subjects: [scriptPage], appearances: [seen(scriptPage, seconds(2, 9))] })
    const blurred = applyEdits(wholeClip, [
      { kind: 'blur', assetId: rehearsal, range: seconds(2, 9), boxes: stillBox(leftThird) },
    ])
    expect(judge({ ...onOwnPage, timeline: blurred }, evidence, today)).toMatchObject({
      edits: [{ kind: 'cover' }],
    })
  })

  test('a cover that leaves a strip of a face open does not cure it', () => {
    const evidence = evidenceWith({ subjects: [tomas], appearances: [seen(tomas, seconds(2, 9))] })
    const covered = (width: number) =>
      applyEdits(wholeClip, [
        { kind: 'cover', assetId: rehearsal, range: seconds(2, 9), boxes: stillBox({ ...leftThird, width }) },
      ])
    expect(judge({ ...onOwnPage, timeline: covered(0.19) }, evidence, today).kind).toBe('cleared-with-edits')
    expect(judge({ ...onOwnPage, timeline: covered(0.2) }, evidence, today).kind).toBe('cleared')
  })

  test('margins grow an edit inside the used range and close short gaps', () => {
    const settings = {
      ...evidenceWith().settings,
      marginFlicks: seconds(0, 0.2).to,
      joinGapFlicks: seconds(0, 0.3).to,
    }
    const appearances = [seen(tomas, seconds(0.1, 2)), seen(tomas, seconds(2.6, 5))]
    const verdict = judge(onOwnPage, evidenceWith({ settings, subjects: [tomas], appearances }), today)
    expect(verdict).toMatchObject({ edits: [{ kind: 'blur', range: seconds(0, 5.2) }] })
  })
})

describe('secrets and embargoes', () => {
  test('a secret is one until its reveal', () => {
    const evidence = evidenceWith({
      subjects: [scriptPage],
      appearances: [seen(scriptPage, seconds(2, 9.4))],
    })
    expect(judge(onOwnPage, evidence, today)).toMatchObject({
      kind: 'cleared-with-edits',
      clearsAt: openingDay,
      validUntil: openingDay,
    })
    expect(judge({ ...onOwnPage, at: openingDay }, evidence, today).kind).toBe('cleared')
  })

  test('a secret that is never told names no moment', () => {
    const never: Subject = { ...scriptPage, reveal: { kind: 'never' } }
    const evidence = evidenceWith({
      subjects: [never],
      appearances: [seen(never, seconds(0, 30), { region: { kind: 'not-drawn' } })],
    })
    expect(judge(onOwnPage, evidence, today)).toMatchObject({ kind: 'held', clearsAt: null })
  })

  test('an embargo on the only scene holds the clip until its moment', () => {
    const verdict = judge(onOwnPage, evidenceWith({ embargoes: [scene12] }), today)
    expect(verdict).toMatchObject({
      kind: 'held',
      clearsAt: openingDay,
      concerns: [{ standing: 'held', clearsAt: openingDay }],
    })
    expect(remedyKinds(verdict)).toEqual(['lift-embargo', 'move-to'])
    expect(
      judge({ ...onOwnPage, at: (openingDay - 1) as Instant }, evidenceWith({ embargoes: [scene12] }), today)
        .kind,
    ).toBe('held')
    expect(judge({ ...onOwnPage, at: openingDay }, evidenceWith({ embargoes: [scene12] }), today).kind).toBe(
      'cleared',
    )
  })

  test('an embargo on part of a clip is trimmed', () => {
    const evidence = evidenceWith({
      assets: [
        {
          assetId: rehearsal,
          scenes: [{ kind: 'in-range', sceneId: 'scene-12', range: seconds(10, 30) }],
          dayId: null,
        },
      ],
      embargoes: [scene12],
    })
    expect(judge(onOwnPage, evidence, today)).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'trim', range: seconds(10, 21.4) }],
    })
  })

  test('an embargo in one territory holds the clip back in that territory only', () => {
    const evidence = evidenceWith({ embargoes: [{ ...scene12, territories: [territory('FR')] }] })
    expect(judge(inGermany, evidence, today).kind).toBe('cleared')
    expect(judge({ ...inGermany, territories: [territory('FR')] }, evidence, today).kind).toBe('held')
    const both = judge({ ...inGermany, territories: [territory('DE'), territory('FR')] }, evidence, today)
    expect(both).toMatchObject({ kind: 'held' })
    expect(remedyKinds(both)).toContain('narrow')
  })

  test('an embargo is lifted from the moment a named person lifts it', () => {
    const lifted = evidenceWith({
      embargoes: [{ ...scene12, lift: { kind: 'lifted', by: 'counsel', at: today } }],
    })
    expect(judge(onOwnPage, lifted, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, at: (today - 1) as Instant }, lifted, today)).toMatchObject({
      kind: 'held',
      clearsAt: today,
    })
  })

  test('an embargo on a day, an asset or the production reaches the clip', () => {
    for (const scope of [
      { kind: 'day', dayId: 'day-14' },
      { kind: 'asset', assetId: rehearsal },
      { kind: 'production' },
    ] as const)
      expect(judge(onOwnPage, evidenceWith({ embargoes: [embargoed(scope)] }), today).kind).toBe('held')
    expect(
      judge(onOwnPage, evidenceWith({ embargoes: [embargoed({ kind: 'day', dayId: 'day-15' })] }), today)
        .kind,
    ).toBe('cleared')
  })

  test('two embargoes hold until the later ends', () => {
    const later = parseInstant('2027-01-01T00:00:00Z')
    const second = embargoed(
      { kind: 'production' },
      { id: embargoId('second'), until: { kind: 'at', at: later } },
    )
    expect(judge(onOwnPage, evidenceWith({ embargoes: [scene12, second] }), today)).toMatchObject({
      kind: 'held',
      clearsAt: later,
    })
  })
})

describe('approvals', () => {
  const evidence = evidenceWith({
    subjects: [ida],
    appearances: [seen(ida, seconds(0, 5))],
    grants: [signed(ida)],
  })
  const asked = {
    kind: 'approval',
    id: decisionId('asked'),
    subjectId: ida.id,
    version: reelVersion,
    state: { kind: 'pending', at: today },
  } as const
  const said = (kind: 'approved' | 'refused' | 'revoked') =>
    ({
      ...asked,
      id: decisionId(kind),
      state: { kind, at: (today + 1) as Instant, by: 'Ida’s agent', note: 'at 0:03' },
    }) as const
  const afterwards = (today + 2) as Instant

  test('a version that waits for its approval is held, refused when refused, and free when approved', () => {
    expect(judge(asReel, { ...evidence, decisions: [asked] }, afterwards)).toMatchObject({
      kind: 'held',
      clearsAt: null,
    })
    expect(judge(asReel, { ...evidence, decisions: [asked, said('refused')] }, afterwards).kind).toBe(
      'refused',
    )
    expect(judge(asReel, { ...evidence, decisions: [said('approved'), asked] }, afterwards).kind).toBe(
      'cleared',
    )
  })

  test('neither blur nor crop revives a refused version', () => {
    const hidden = applyEdits(wholeClip, [
      { kind: 'blur', assetId: rehearsal, range: seconds(0, 5), boxes: stillBox(leftThird) },
    ])
    expect(
      judge({ ...asReel, timeline: hidden }, { ...evidence, decisions: [said('refused')] }, afterwards).kind,
    ).toBe('refused')
  })

  test('a refusal of one version says nothing of another', () => {
    expect(judge(onOwnPage, { ...evidence, decisions: [said('refused')] }, afterwards).kind).toBe('cleared')
  })

  test('an approval taken back counts until that moment', () => {
    const decisions = [said('revoked')]
    expect(judge(asReel, { ...evidence, decisions }, afterwards)).toMatchObject({
      kind: 'cleared',
      validUntil: today + 1,
    })
    expect(judge({ ...asReel, at: afterwards }, { ...evidence, decisions }, afterwards).kind).toBe('refused')
  })

  test('a release form that asks for approval permits a version once it is approved', () => {
    const bound = { ...evidence, grants: [signed(ida, {}, { conditions: [{ kind: 'approval-needed' }] })] }
    expect(judge(asReel, bound, afterwards)).toMatchObject({
      concerns: [{ facts: { gap: { kind: 'approval-missing' } } }],
    })
    expect(judge(asReel, { ...bound, decisions: [said('approved')] }, afterwards).kind).toBe('cleared')
  })
})

describe('the ten-minute job', () => {
  const clip = evidenceWith({
    settings: neverHidden,
    subjects: [ida, tomas, scriptPage],
    appearances: [
      seen(ida, seconds(0, 21.4), {
        prominence: 'featured',
        region: { kind: 'boxes', boxes: stillBox({ x: 0.6, y: 0.2, width: 0.2, height: 0.4 }) },
      }),
      seen(tomas, seconds(3.2, 7.9), { prominence: 'featured', sides: ['picture', 'sound'] }),
      seen(scriptPage, seconds(2, 9.4), {
        region: { kind: 'boxes', boxes: stillBox({ x: 0.4, y: 0.7, width: 0.2, height: 0.2 }) },
      }),
    ],
    grants: [signed(ida)],
    embargoes: [scene12],
  })

  test('the clip is held by face B and scene 12, and the page needs a cover', () => {
    const verdict = judge(onOwnPage, clip, today)
    expect(verdict).toMatchObject({
      kind: 'held',
      clearsAt: null,
      otherwise: 'cleared-with-edits',
      edits: [{ kind: 'cover', range: seconds(2, 9.4) }],
    })
    expect(
      verdict.kind === 'held' &&
        verdict.concerns.map(({ facts, standing, clearsAt }) => [facts.kind, standing, clearsAt]),
    ).toEqual([
      ['embargo', 'held', openingDay],
      ['no-grant', 'held', null],
      ['secret', 'edits', openingDay],
    ])
  })

  test('signed, and moved to a moment when the page is still a secret, it is cleared with the cover', () => {
    const signedClip = {
      ...clip,
      grants: [signed(ida), signed(tomas)],
      embargoes: [{ ...scene12, until: { kind: 'at', at: today } as const }],
    }
    const verdict = judge(onOwnPage, signedClip, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', edits: [{ kind: 'cover' }] })
    if (verdict.kind !== 'cleared-with-edits') return
    const covered = { ...onOwnPage, timeline: applyEdits(wholeClip, verdict.edits) }
    expect(judge(covered, signedClip, today).kind).toBe('cleared')
  })

  test('face B withdraws: the same cut is held from that moment', () => {
    const signedClip = {
      ...clip,
      embargoes: [],
      grants: [
        signed(ida),
        signed(tomas, {}, { state: { kind: 'withdrawn', signedAt: 0 as Instant, withdrawnAt: today } }),
      ],
    }
    expect(judge(onOwnPage, signedClip, today)).toMatchObject({
      kind: 'held',
      concerns: [{ facts: { gap: { kind: 'withdrawn', at: today } } }, {}],
    })
  })
})
