import { expect } from 'vitest'
import {
  checkPlan,
  type PlanIssue,
  type PlatformLimits,
  type PostPlan,
  type TextLimit,
  type TextUnit,
} from '@stagedoor/core/publish'
import { platformSpec } from '@stagedoor/core/cut'
import { FLICKS_PER_SECOND, type Flicks } from '@stagedoor/core/time'
import type { ConnectorRig } from './rig.ts'
import { type Check, everywhere, play, putOut } from './check.ts'

// What one of each weighs, written down rather than measured.
const WEIGHTS: readonly { readonly text: string; readonly weighs: Readonly<Record<TextUnit, number>> }[] = [
  { text: 'a', weighs: { grapheme: 1, utf16: 1, byte: 1, weighted: 1, linked: 1 } },
  { text: '👩‍👩‍👧', weighs: { grapheme: 1, utf16: 8, byte: 18, weighted: 2, linked: 1 } },
  { text: '海', weighs: { grapheme: 1, utf16: 1, byte: 3, weighted: 2, linked: 1 } },
  { text: 'e\u0301', weighs: { grapheme: 1, utf16: 2, byte: 3, weighted: 1, linked: 1 } },
]

interface Boundary {
  readonly what: string
  readonly within: PostPlan
  readonly beyond: PostPlan
  readonly isIt: (issue: PlanIssue) => boolean
}

/** Limits: what is at a bound passes, one more is an issue that names the field, the bound and where it is said. */
export const LIMITS_HOLD: readonly Check[] = [
  {
    point: 1,
    says: 'what lies at a bound passes, and one more is named with its bound and its source',
    appliesTo: everywhere,
    hold: async (rig) => {
      const limits = await limitsOf(rig)
      expect(issuesOf(rig, rig.plan, limits)).toEqual([])
      const all = boundariesOf(rig.plan, limits)
      expect(all.length).toBeGreaterThan(8)
      for (const { what, within, beyond, isIt } of all) {
        expect(issuesOf(rig, within, limits).filter(isIt), `${what}, within`).toEqual([])
        const found = issuesOf(rig, beyond, limits).filter(isIt)
        expect(found, `${what}, beyond`).not.toEqual([])
        for (const { source } of found) expect(source, what).toMatch(/^https:\/\//)
      }
    },
  },
  {
    point: 1,
    says: 'the longest words that it lets pass are taken by the platform, letter for letter',
    appliesTo: everywhere,
    hold: async (rig) => {
      const limits = await limitsOf(rig)
      for (const { text } of WEIGHTS) {
        const copy = longest(
          limits.words.texts.filter(({ field }) => field === 'copy'),
          text,
        )
        const plan = { ...rig.plan, copy }
        expect(issuesOf(rig, plan, limits)).toEqual([])
        await play(rig, ({ house }) => putOut(house), plan)
      }
    },
  },
  {
    point: 1,
    says: 'its limits are dated and say where they were read',
    appliesTo: everywhere,
    hold: async (rig) => {
      const limits = await limitsOf(rig)
      expect(limits.version).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(limits.sources.length).toBeGreaterThan(0)
      for (const source of limits.sources) expect(source).toMatch(/^https:\/\//)
      expect(limits.formats).toContain(rig.plan.format)
    },
  },
]

/** What a rig's account may post now. */
export function limitsOf(rig: ConnectorRig): Promise<PlatformLimits> {
  return play(rig, ({ house }) => house.errand('limits', (ctx) => rig.connector.limits(ctx)))
}

/** Everything that keeps a plan from the platform. */
export function issuesOf(rig: ConnectorRig, plan: PostPlan, limits: PlatformLimits): readonly PlanIssue[] {
  return [...checkPlan(plan, limits), ...rig.connector.validate(plan, limits, {})]
}

function longest(texts: readonly TextLimit[], text: string): string {
  const { weighs } = WEIGHTS.find((one) => one.text === text) ?? { weighs: null }
  if (weighs === null) throw new Error(`nobody weighed ${text}`)
  const times = Math.min(...texts.map(({ unit, most }) => Math.floor(most / weighs[unit])))
  // A platform without a bound of its own is tried with a page of text.
  return text.repeat(Number.isFinite(times) ? Math.min(times, 20_000) : 2000)
}

function boundariesOf(plan: PostPlan, limits: PlatformLimits): readonly Boundary[] {
  return [...ofTexts(plan, limits), ...ofFilm(plan, limits), ...ofCounts(plan, limits)]
}

function ofTexts(plan: PostPlan, { words }: PlatformLimits): Boundary[] {
  return words.texts.flatMap(({ field, unit, most }) =>
    WEIGHTS.map(({ text, weighs }) => {
      const times = Math.floor(most / weighs[unit])
      return {
        what: `${field} of ${text} in ${unit}`,
        within: { ...plan, [field]: text.repeat(times) },
        beyond: { ...plan, [field]: text.repeat(times + 1) },
        isIt: (issue: PlanIssue) =>
          issue.kind === 'words' &&
          issue.issue.kind === 'too-long' &&
          issue.issue.field === field &&
          issue.issue.unit === unit &&
          issue.issue.most === most,
      }
    }),
  )
}

function ofFilm(plan: PostPlan, { film }: PlatformLimits): Boundary[] {
  const own = platformSpec(plan.format)
  const spec = { ...own, longest: Math.min(own.longest, film.longestSeconds ?? own.longest) }
  const filmed = (changes: Partial<PostPlan['film']>): PostPlan => ({
    ...plan,
    film: { ...plan.film, ...changes },
  })
  const second = FLICKS_PER_SECOND
  const lasting = (flicks: number) => filmed({ durationFlicks: flicks as Flicks })
  const outOf = (field: string) => (issue: PlanIssue) =>
    issue.kind === 'out-of-range' && issue.field === field
  const filmIs = (kind: string) => (issue: PlanIssue) => issue.kind === 'film' && issue.issue.kind === kind
  const [slowest, fastest] = film.frameRate
  const [smallest, biggest] = film.side
  return [
    {
      what: 'longest film',
      within: lasting(spec.longest * second),
      beyond: lasting(spec.longest * second + 1),
      isIt: filmIs('too-long'),
    },
    {
      what: 'shortest film',
      within: lasting(spec.shortest * second),
      beyond: lasting(spec.shortest * second - 1),
      isIt: filmIs('too-short'),
    },
    {
      what: 'bytes',
      within: filmed({ sizeBytes: spec.mostBytes }),
      beyond: filmed({ sizeBytes: spec.mostBytes + 1 }),
      isIt: ({ kind }) => kind === 'too-many-bytes',
    },
    {
      what: 'fastest pictures',
      within: filmed({ frameRate: fastest }),
      beyond: filmed({ frameRate: fastest + 0.01 }),
      isIt: outOf('frame-rate'),
    },
    {
      what: 'slowest pictures',
      within: filmed({ frameRate: slowest }),
      beyond: filmed({ frameRate: slowest - 0.01 }),
      isIt: outOf('frame-rate'),
    },
    {
      what: 'widest',
      within: filmed({ width: biggest }),
      beyond: filmed({ width: biggest + 1 }),
      isIt: outOf('width'),
    },
    {
      what: 'lowest',
      within: filmed({ height: smallest }),
      beyond: filmed({ height: smallest - 1 }),
      isIt: outOf('height'),
    },
  ]
}

function ofCounts(plan: PostPlan, limits: PlatformLimits): Boundary[] {
  const { words, altText, links, parts } = limits
  const found: Boundary[] = []
  const add = (what: string, most: number | null | undefined, make: (times: number) => PostPlan) => {
    if (most === null || most === undefined) return
    found.push({
      what,
      within: make(most),
      beyond: make(most + 1),
      isIt: ({ kind, ...issue }) =>
        kind === what || (kind === 'words' && 'issue' in issue && issue.issue.kind === what),
    })
  }
  const repeated = (word: string) => (times: number) => ({ ...plan, copy: `${word} `.repeat(times) })
  add('too-many-hashtags', words.hashtags, repeated('#wave'))
  add('too-many-mentions', words.mentions, repeated('@lamp'))
  add('too-many-links', links, repeated('https://saltlight.example/a'))
  add('alt-text-too-long', altText, (times) => ({ ...plan, altText: '👩‍👩‍👧'.repeat(times) }))
  if (parts.chain !== 'no')
    add('too-many-parts', parts.most - 1, (times) => ({
      ...plan,
      parts: Array.from({ length: times }, () => 'and'),
    }))
  return found
}
