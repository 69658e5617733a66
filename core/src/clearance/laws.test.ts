import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  containsAll,
  type Flicks,
  type Instant,
  intersect,
  lengthOf,
  type RangeSet,
  totalOf,
} from '../time/index.ts'
import { applyEdits, type Edit, usedRanges } from '../timeline/index.ts'
import type { Evidence } from './evidence.ts'
import { matterOf } from './matter.ts'
import {
  canonicalEvidence,
  judge,
  keyTouchedBy,
  type EvidenceChange,
  type Grant,
  territory,
  type Verdict,
  VERDICT_KINDS,
  WORLD,
  appearanceId,
  decisionId,
  crowdNoticeId,
  embargoId,
  grantId,
  holdbackId,
  killId,
  ndaId,
  prohibitionId,
  type SubjectId,
} from './index.ts'
import { differenceIn } from './proof/compare.ts'
import { momentsOf } from './proof/draw-clock.ts'
import { type Draw, drawGrant, drawWorld } from './proof/draw-world.ts'
import type { World } from './proof/world.ts'

const RUNS = { numRuns: 400 }

/** Every world, shrunk by the draws it was made of. */
function inEveryWorld(check: (world: World, draw: Draw) => void): void {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const draw: Draw = (below) => generate(fc.nat, { max: below - 1 })
      check(drawWorld(draw), draw)
    }),
    RUNS,
  )
}

function ask({ exposure, evidence, now }: World): Verdict {
  return judge(exposure, evidence, now)
}

function rank(verdict: Verdict): number {
  return VERDICT_KINDS.indexOf(verdict.kind)
}

function withEvidence(world: World, changes: Partial<Evidence>): World {
  return { ...world, evidence: { ...world.evidence, ...changes } }
}

function withMargins(world: World, draw: Draw): World {
  const settings = {
    ...world.evidence.settings,
    marginFlicks: draw(3) as Flicks,
    joinGapFlicks: draw(3) as Flicks,
  }
  return withEvidence(world, { settings })
}

function withoutMargins(world: World): World {
  const none = { marginFlicks: 0 as Flicks, joinGapFlicks: 0 as Flicks }
  return withEvidence(world, { settings: { ...world.evidence.settings, ...none } })
}

function without(verdict: Verdict): unknown {
  const { evidenceVersion: _version, dependencies: _dependencies, ...rest } = verdict
  return rest
}

// Trimmed, covered, muted and blurred time, in the order in which the law weighs them.
function costOf(verdict: Verdict): readonly number[] {
  const edits: readonly Edit[] = verdict.kind === 'cleared-with-edits' ? verdict.edits : []
  return (['trim', 'cover', 'mute', 'blur'] as const).map((kind) =>
    edits.filter((edit) => edit.kind === kind).reduce((sum, edit) => sum + lengthOf(edit.range), 0),
  )
}

function isDearer(a: readonly number[], b: readonly number[]): boolean {
  const differing = a.findIndex((cost, i) => cost !== b[i])
  return differing >= 0 && (a[differing] as number) > (b[differing] as number)
}

describe('the doorkeeper and the oracle', () => {
  test('agree on kind, places, edits, duties and moments of every world', () => {
    inEveryWorld((world) => expect(differenceIn(world)).toBeNull())
  })
})

describe('laws of grants', () => {
  test('adding a grant never makes a verdict worse, nor its edits dearer', () => {
    inEveryWorld((world, draw) => {
      const subject = world.evidence.subjects[draw(world.evidence.subjects.length)]
      if (!subject) return
      const grant = drawGrant(99, { subject, draw })
      const [before, after] = [
        ask(world),
        ask(withEvidence(world, { grants: [...world.evidence.grants, grant] })),
      ]
      expect(rank(after)).toBeLessThanOrEqual(rank(before))
      if (before.kind === after.kind) expect(isDearer(costOf(after), costOf(before))).toBe(false)
    })
  })

  test('adding a prohibition, an embargo, a holdback, an agreement or a kill never makes a verdict better', () => {
    inEveryWorld((world, draw) => {
      const other = drawWorld(draw).evidence
      const { evidence: own } = world
      const isKnown = ({ subjectId }: { readonly subjectId: SubjectId | null }) =>
        subjectId === null || own.subjects.some(({ id }) => id === subjectId)
      const stricter: readonly Partial<Evidence>[] = [
        { prohibitions: [...own.prohibitions, ...other.prohibitions.filter(isKnown)] },
        { embargoes: [...own.embargoes, ...other.embargoes] },
        { holdbacks: [...own.holdbacks, ...other.holdbacks] },
        { ndas: [...own.ndas, ...other.ndas] },
        { kills: [...own.kills, ...other.kills.filter(isKnown)] },
      ]
      const before = ask(world)
      for (const added of stricter)
        expect(rank(ask(withEvidence(world, added)))).toBeGreaterThanOrEqual(rank(before))
    })
  })

  test('a span is no better than any moment in it', () => {
    inEveryWorld((world) => {
      const { exposure } = world
      if (exposure.until === null) return
      const whole = rank(ask(world))
      const { at: from, until } = exposure
      for (const at of momentsOf(world).filter((moment) => moment >= from && moment < until)) {
        const moment = { ...exposure, at: at as Instant, until: null }
        expect(rank(ask({ ...world, exposure: moment }))).toBeLessThanOrEqual(whole)
      }
    })
  })

  test('withdrawing a grant never makes a verdict better', () => {
    inEveryWorld((world, draw) => {
      const chosen = world.evidence.grants[draw(Math.max(1, world.evidence.grants.length))]
      if (chosen?.state.kind !== 'signed') return
      const { signedAt } = chosen.state
      const withdrawnAt = Math.max(signedAt, world.now - draw(3)) as Instant
      const withdrawn: Grant = { ...chosen, state: { kind: 'withdrawn', signedAt, withdrawnAt } }
      const grants = world.evidence.grants.map((grant) => (grant === chosen ? withdrawn : grant))
      expect(rank(ask(withEvidence(world, { grants })))).toBeGreaterThanOrEqual(rank(ask(world)))
    })
  })

  test('widening the window, uses or places of a grant never makes a verdict worse', () => {
    inEveryWorld((world) => {
      const grants = world.evidence.grants.map((grant) => ({
        ...grant,
        scope: {
          ...grant.scope,
          uses: [...grant.scope.uses, 'publicity' as const],
          territories: [WORLD],
          window: { from: 0 as Instant },
        },
      }))
      expect(rank(ask(withEvidence(world, { grants })))).toBeLessThanOrEqual(rank(ask(world)))
    })
  })
})

describe('laws of exposures', () => {
  test('a sub-range of a cleared cut is cleared for the same exposure', () => {
    inEveryWorld((world, draw) => {
      if (ask(world).kind !== 'cleared') return
      const { timeline } = world.exposure
      const clips = timeline.clips.flatMap((clip) => {
        const from = clip.source.from + draw(lengthOf(clip.source))
        const to = from + 1 + draw(clip.source.to - from)
        return draw(4) === 0 ? [] : [{ ...clip, source: { from: from as Flicks, to: to as Flicks } }]
      })
      expect(ask({ ...world, exposure: { ...world.exposure, timeline: { ...timeline, clips } } }).kind).toBe(
        'cleared',
      )
    })
  })

  test('widening territories or uses never makes a verdict better', () => {
    inEveryWorld((world, draw) => {
      const { exposure } = world
      const added = [territory('DE'), territory('FR'), WORLD][draw(3)] ?? WORLD
      const wider =
        exposure.territories.length === 0 ? exposure.territories : [...exposure.territories, added]
      const inMorePlaces = { ...exposure, territories: wider }
      const forMoreUses = {
        ...exposure,
        uses: exposure.uses.length === 0 ? exposure.uses : [...exposure.uses, 'paid-advertising' as const],
      }
      const anywhere = { ...exposure, destination: { ...exposure.destination, keepsTerritories: false } }
      for (const broader of [inMorePlaces, forMoreUses, anywhere])
        expect(rank(ask({ ...world, exposure: broader }))).toBeGreaterThanOrEqual(rank(ask(world)))
    })
  })

  test('a subject outside the used ranges is irrelevant', () => {
    inEveryWorld((world) => {
      const used = usedRanges(world.exposure.timeline)
      const isUsed = ({ assetId, range }: World['evidence']['appearances'][number]) =>
        intersect([range], used.get(assetId) ?? []).length > 0
      const appearances = world.evidence.appearances.filter(isUsed)
      expect(ask(withEvidence(world, { appearances }))).toEqual(ask(world))
    })
  })
})

describe('laws of edits', () => {
  test('judging again after its own edits gives cleared, and owes nothing new', () => {
    inEveryWorld((drawn, draw) => {
      const world = withMargins(drawn, draw)
      const verdict = ask(world)
      if (verdict.kind !== 'cleared-with-edits') return
      const edited = ask({
        ...world,
        exposure: { ...world.exposure, timeline: applyEdits(world.exposure.timeline, verdict.edits) },
      })
      expect(edited.kind).toBe('cleared')
      if (edited.kind === 'cleared')
        for (const duty of edited.duties) expect(verdict.duties).toContainEqual(duty)
    })
  })

  test('no edit can be spared: without any one flick of them the cut is not cleared', () => {
    inEveryWorld((drawn, draw) => {
      const world = withoutMargins(drawn)
      const verdict = ask(world)
      if (verdict.kind !== 'cleared-with-edits') return
      const i = draw(verdict.edits.length)
      const edit = verdict.edits[i] as Edit
      const hole = edit.range.from + draw(lengthOf(edit.range))
      const pieces = [
        { from: edit.range.from, to: hole as Flicks },
        { from: (hole + 1) as Flicks, to: edit.range.to },
      ].filter(({ from, to }) => from < to)
      const edits = [
        ...verdict.edits.filter((_, j) => j !== i),
        ...pieces.map((range) => ({ ...edit, range })),
      ]
      const sparing = ask({
        ...world,
        exposure: { ...world.exposure, timeline: applyEdits(world.exposure.timeline, edits) },
      })
      // A box laid for one subject may happen to hide another: each subject still keeps an edit of its own.
      const isDoubled = verdict.edits.some(
        (other) =>
          other !== edit &&
          'boxes' in other &&
          'boxes' in edit &&
          intersect([other.range], [edit.range]).length > 0,
      )
      if (!isDoubled) expect(sparing.kind).not.toBe('cleared')
    })
  })

  test('an edit removes only what it covers: a blur never silences, a mute never hides', () => {
    inEveryWorld((world) => {
      const placesOn = (side: 'picture' | 'sound', exposure: World['exposure']) =>
        concernsOf(ask({ ...world, exposure })).filter(
          (concern) => concern.facts.kind !== 'embargo' && concern.sides.includes(side),
        )
      const lengthOn = (side: 'picture' | 'sound', edits: readonly Edit[]) =>
        placesOn(side, { ...world.exposure, timeline: applyEdits(world.exposure.timeline, edits) }).reduce(
          (sum, { ranges }) => sum + totalOf(ranges),
          0,
        )
      const everywhere = [...usedRanges(world.exposure.timeline)].flatMap(([assetId, ranges]) =>
        ranges.map((range) => ({ assetId, range })),
      )
      const boxes = [{ at: 0 as Flicks, box: { x: 0, y: 0, width: 1, height: 1 } }] as const
      expect(
        lengthOn(
          'sound',
          everywhere.map((where) => ({ kind: 'blur', boxes, ...where })),
        ),
      ).toBe(lengthOn('sound', []))
      expect(
        lengthOn(
          'sound',
          everywhere.map((where) => ({ kind: 'cover', boxes, ...where })),
        ),
      ).toBe(lengthOn('sound', []))
      expect(
        lengthOn(
          'picture',
          everywhere.map((where) => ({ kind: 'mute', ...where })),
        ),
      ).toBe(lengthOn('picture', []))
    })
  })

  test('margins only grow an edit and never leave a used range', () => {
    inEveryWorld((drawn, draw) => {
      const world = withoutMargins(drawn)
      const [bare, grown] = [ask(world), ask(withMargins(world, draw))]
      if (bare.kind !== 'cleared-with-edits' || grown.kind !== 'cleared-with-edits') return
      const used = usedRanges(world.exposure.timeline)
      for (const { assetId, range } of grown.edits)
        expect(containsAll(used.get(assetId) ?? [], [range])).toBe(true)
      for (const edit of bare.edits) {
        const larger = grown.edits.filter(
          (other) => other.assetId === edit.assetId && (other.kind === edit.kind || other.kind === 'trim'),
        )
        expect(containsAll(unionOf(larger), [edit.range])).toBe(true)
      }
    })
  })
})

describe('laws of evidence', () => {
  test('the order of evidence is irrelevant', () => {
    inEveryWorld((world) => {
      const { evidence } = world
      const reversed: Evidence = {
        ...evidence,
        assets: evidence.assets.toReversed(),
        subjects: evidence.subjects.toReversed(),
        appearances: evidence.appearances.toReversed(),
        grants: evidence.grants.toReversed(),
        prohibitions: evidence.prohibitions.toReversed(),
        embargoes: evidence.embargoes.toReversed(),
        holdbacks: evidence.holdbacks.toReversed(),
        releases: evidence.releases.toReversed(),
        ndas: evidence.ndas.toReversed(),
        crowdNotices: evidence.crowdNotices.toReversed(),
        decisions: evidence.decisions.toReversed(),
        kills: evidence.kills.toReversed(),
        story: {
          points: evidence.story.points.toReversed(),
          premieres: evidence.story.premieres.toReversed(),
        },
      }
      expect(ask({ ...world, evidence: reversed })).toEqual(ask(world))
      expect(canonicalEvidence(reversed)).toBe(canonicalEvidence(evidence))
    })
  })

  test('a change changes no verdict that does not depend on its key', () => {
    inEveryWorld((world, draw) => {
      const other = drawWorld(draw).evidence
      const isAbout = ({ subjectId }: { readonly subjectId: SubjectId }) =>
        world.evidence.subjects.some(({ id }) => id === subjectId)
      const changes: [EvidenceChange, Partial<Evidence>][] = []
      for (const grant of other.grants.filter(isAbout))
        changes.push([
          { kind: 'grant', subjectId: grant.subjectId },
          { grants: [...world.evidence.grants, { ...grant, id: grantId('new') }] },
        ])
      for (const embargo of other.embargoes)
        changes.push([
          { kind: 'embargo', scope: embargo.scope },
          { embargoes: [...world.evidence.embargoes, { ...embargo, id: embargoId('new') }] },
        ])
      for (const appearance of other.appearances.filter(isAbout))
        changes.push([
          { kind: 'appearance', assetId: appearance.assetId },
          { appearances: [...world.evidence.appearances, { ...appearance, id: appearanceId('new') }] },
        ])
      for (const decision of other.decisions.filter(isAbout)) {
        const decisions = [...world.evidence.decisions, { ...decision, id: decisionId('new') }]
        const { subjectId } = decision
        changes.push([
          decision.kind === 'approval'
            ? { kind: 'approval', version: decision.version }
            : { kind: 'needs-none', subjectId },
          { decisions },
        ])
      }
      const { evidence: own } = world
      for (const rule of other.prohibitions.filter(
        ({ subjectId }) => subjectId === null || isAbout({ subjectId }),
      ))
        changes.push([
          { kind: 'prohibition', subjectId: rule.subjectId },
          { prohibitions: [...own.prohibitions, { ...rule, id: prohibitionId('new') }] },
        ])
      for (const holdback of other.holdbacks)
        changes.push([
          { kind: 'holdback', waits: holdback.waits },
          { holdbacks: [...own.holdbacks, { ...holdback, id: holdbackId('new') }] },
        ])
      for (const release of other.releases)
        changes.push([{ kind: 'release', cutId: release.cutId }, { releases: [...own.releases, release] }])
      for (const nda of other.ndas)
        changes.push([
          { kind: 'nda', contributorId: nda.contributorId },
          { ndas: [...own.ndas, { ...nda, id: ndaId('new') }] },
        ])
      for (const notice of other.crowdNotices)
        changes.push([
          { kind: 'crowd-notice', dayId: notice.dayId },
          { crowdNotices: [...own.crowdNotices, { ...notice, id: crowdNoticeId('new') }] },
        ])
      for (const kill of other.kills.filter(isAbout))
        changes.push([
          { kind: 'kill', killed: kill.killed },
          { kills: [...own.kills, { ...kill, id: killId('new') }] },
        ])
      for (const subject of other.subjects.filter(({ id }) => isAbout({ subjectId: id })))
        changes.push([
          { kind: 'subject', subjectId: subject.id },
          { subjects: own.subjects.map((known) => (known.id === subject.id ? subject : known)) },
        ])
      changes.push([{ kind: 'story' }, { story: other.story }])
      const before = ask(world)
      for (const [change, evidence] of changes)
        if (!before.dependencies.includes(keyTouchedBy(change)))
          expect(without(ask(withEvidence(world, evidence)))).toEqual(without(before))
    })
  })

  test('validUntil and clearsAt are exact: nothing changes just before them', () => {
    inEveryWorld((world) => {
      const verdict = ask(world)
      const at = (moment: number) => ask({ ...world, exposure: { ...world.exposure, at: moment as Instant } })
      if (verdict.kind === 'refused') return
      if (verdict.kind !== 'held' && verdict.validUntil !== null) {
        const just = at(verdict.validUntil - 1)
        expect([just.kind, costOf(just), 'duties' in just && just.duties]).toEqual([
          verdict.kind,
          costOf(verdict),
          verdict.duties,
        ])
      }
      if (verdict.kind !== 'cleared' && verdict.clearsAt !== null) {
        expect(rank(at(verdict.clearsAt))).toBeLessThan(rank(verdict))
        expect(rank(at(verdict.clearsAt - 1))).toBeGreaterThanOrEqual(rank(verdict))
      }
    })
  })

  test('an act of waiting does what it says: at its moment the concern is gone', () => {
    inEveryWorld((world) => {
      for (const concern of concernsOf(ask(world))) {
        if (concern.clearsAt === null) continue
        const then = concernsOf(ask({ ...world, exposure: { ...world.exposure, at: concern.clearsAt } }))
        const same = then.filter(
          ({ facts, assetId, sides }) =>
            facts.kind === concern.facts.kind &&
            matter(facts) === matter(concern.facts) &&
            assetId === concern.assetId &&
            sides.some((side) => concern.sides.includes(side)),
        )
        expect(same).toEqual([])
      }
    })
  })
})

function concernsOf(verdict: Verdict) {
  return verdict.kind === 'cleared' ? [] : verdict.concerns
}

function matter(facts: ReturnType<typeof concernsOf>[number]['facts']): string {
  return matterOf(facts)
}

function unionOf(edits: readonly Edit[]): RangeSet {
  return edits
    .map((edit) => edit.range)
    .toSorted((a, b) => a.from - b.from)
    .reduce<RangeSet>((all, range) => {
      const last = all.at(-1)
      if (!last || range.from > last.to) return [...all, range]
      return [...all.slice(0, -1), { from: last.from, to: Math.max(last.to, range.to) as Flicks }]
    }, [])
}
