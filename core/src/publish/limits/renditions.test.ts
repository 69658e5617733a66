import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PlatformSpecName, type Shape, SHAPES } from '../../cut/index.ts'
import { FLICKS_PER_SECOND, type Flicks } from '../../time/index.ts'
import type { FilmFacts, PostPlan } from '../post-plan.ts'
import { sayRendition } from '../say-rendition.ts'
import { checkPlan } from './check-plan.ts'
import { PLATFORM_LIMITS } from './index.ts'
import { planRendition } from './plan-rendition.ts'
import type { PlatformLimits } from './platform-limits.ts'
import { remedyFor } from './remedy-for.ts'
import { filmBoundsOf, settlePlan } from './settle-plan.ts'

const MB = 1_000_000
const seconds = (count: number) => Math.round(count * FLICKS_PER_SECOND) as Flicks

const theWave: FilmFacts = {
  durationFlicks: seconds(60),
  shape: '9:16',
  width: 1080,
  height: 1920,
  frameRate: 30,
  sizeBytes: 45 * MB,
  container: 'mp4',
  videoCodec: 'h264',
  audioCodec: 'aac',
  hasFastStart: true,
}

function planFor(format: PlatformSpecName, film: FilmFacts): PostPlan {
  return {
    format,
    title: 'The wave',
    copy: '',
    language: null,
    altText: '',
    contentWarning: null,
    disclosures: [],
    visibility: null,
    cover: null,
    interactions: {},
    firstComment: null,
    parts: [],
    film,
    captions: [],
  }
}

function limitsOf(platform: keyof typeof PLATFORM_LIMITS, film: Partial<PlatformLimits['film']> = {}) {
  const limits = PLATFORM_LIMITS[platform]
  if (limits === undefined) throw new Error(`${platform} has no limits`)
  return { ...limits, film: { ...limits.film, ...film } }
}

const anyFilm: fc.Arbitrary<FilmFacts> = fc
  .record({
    shape: fc.constantFrom(...(Object.keys(SHAPES) as Shape[])),
    scale: fc.constantFrom(0.5, 2 / 3, 1, 2),
    secondsLong: fc.double({ min: 0.5, max: 5000, noNaN: true }),
    bitsPerPixel: fc.double({ min: 0.0001, max: 2, noNaN: true }),
    frameRate: fc.constantFrom(5, 15, 23.976, 24, 25, 29.97, 30, 48, 50, 60, 120),
    container: fc.constantFrom('mp4', 'mov', 'webm'),
    videoCodec: fc.constantFrom('h264', 'hevc', 'vp9', 'av1'),
    audioCodec: fc.constantFrom('aac', 'opus', null),
    hasFastStart: fc.boolean(),
  } as const)
  .map(({ shape, scale, secondsLong, bitsPerPixel, ...film }) => {
    const even = (side: number) => 2 * Math.round((side * scale) / 2)
    const { width, height } = { width: even(SHAPES[shape].width), height: even(SHAPES[shape].height) }
    const sizeBytes = Math.ceil((width * height * film.frameRate * bitsPerPixel * secondsLong) / 8) + 1
    return { ...film, shape, width, height, durationFlicks: seconds(secondsLong), sizeBytes }
  })

const anyPlace = fc
  .constantFrom(...Object.values(PLATFORM_LIMITS))
  .chain((limits) =>
    fc.record({
      format: fc.constantFrom(...limits.formats),
      limits: fc.record({
        mostBytes: fc.option(fc.integer({ min: 1, max: 500 * MB }), { nil: undefined }),
        mostPixels: fc.option(fc.integer({ min: 100, max: 9_000_000 }), { nil: undefined }),
      }),
      own: fc.constant(limits),
    }),
  )
  .map(({ format, limits: { mostBytes, mostPixels }, own }) => ({
    format,
    limits: {
      ...own,
      film: {
        ...own.film,
        ...(mostBytes === undefined ? {} : { mostBytes }),
        ...(mostPixels === undefined ? {} : { mostPixels }),
      },
    },
  }))

const aboutTheFile = ({ remedy }: { remedy: string }) => remedy === 'encode-anew'

test('whatever a platform would refuse of a file is mended by a copy that it takes, or said: never passed over', () => {
  fc.assert(
    fc.property(anyFilm, anyPlace, (film, { format, limits }) => {
      const plan = planFor(format, film)
      const found = checkPlan(plan, limits)
      const { issues, rendition } = settlePlan(plan, limits)
      if (rendition === null) {
        expect(issues.map(({ kind }) => kind)).toEqual(found.map(({ kind }) => kind))
        return
      }
      expect(found.some(aboutTheFile)).toBe(true)
      expect(issues).toEqual(found.filter((issue) => !aboutTheFile(issue)))
      // The copy itself is as the platform wants it; what is left is what only a person can mend.
      expect(checkPlan({ ...plan, film: rendition.film }, limits)).toEqual(issues)
      expect(rendition.aboutBytes).toBeLessThanOrEqual(rendition.spec.mostBytes)
      expect(rendition.spec.width % 2 === 0 && rendition.spec.height % 2 === 0).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('a film that is taken as it is goes as it is', () => {
  fc.assert(
    fc.property(anyFilm, anyPlace, (film, { format, limits }) => {
      const plan = planFor(format, film)
      if (checkPlan(plan, limits).length === 0) expect(settlePlan(plan, limits).rendition).toBeNull()
    }),
  )
})

test('where a shorter cut is the remedy, a cut of that length is taken, as it is or as a copy', () => {
  fc.assert(
    fc.property(anyFilm, anyPlace, (film, { format, limits }) => {
      const plan = planFor(format, film)
      for (const issue of settlePlan(plan, limits).issues) {
        const remedy = remedyFor(issue, plan, limits)
        if (remedy.kind !== 'shorter') continue
        expect(remedy.longest).toBeLessThan(film.durationFlicks)
        const share = remedy.longest / film.durationFlicks
        const shorter = {
          ...film,
          durationFlicks: remedy.longest,
          sizeBytes: Math.ceil(film.sizeBytes * share),
        }
        const left = settlePlan(planFor(format, shorter), limits).issues
        expect(left.some((one) => one.kind === issue.kind && one.remedy === issue.remedy)).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['its bytes alone', {}, { mostBytes: 30 * MB }, '9:16 1080 of at most 30'],
  ['far fewer bytes', {}, { mostBytes: 12 * MB }, '9:16 720 of at most 12'],
  ['so few that a small picture is all', {}, { mostBytes: 6 * MB }, '9:16 480 of at most 6'],
  ['X, 1280 pixels a side', {}, { side: [32, 1280] }, '9:16 720 of at most 300'],
  [
    'sixty frames where thirty are taken',
    { frameRate: 60 },
    { frameRate: [1, 30] },
    '9:16 1080 30/1 of at most 300',
  ],
  ['a film that is too slow', { frameRate: 15 }, { frameRate: [23, 60] }, '9:16 1080 24/1 of at most 300'],
] as const)('a copy for %s', (_, changes, bounds, wanted) => {
  const limits = limitsOf('bluesky', bounds)
  const film = { ...theWave, ...changes }
  const made = planRendition(film, filmBoundsOf({ format: 'bluesky-post' }, limits))
  if (made === null) throw new Error('No copy was planned')
  const { spec } = made
  const rate = spec.rate === null ? '' : `${spec.rate.num}/${spec.rate.den} `
  expect(`${film.shape} ${spec.width} ${rate}of at most ${spec.mostBytes / MB}`).toBe(wanted)
})

test('where even the smallest picture would be all blocks, it is an issue, and so many seconds would do', () => {
  const limits = limitsOf('bluesky', { mostBytes: 2 * MB })
  const plan = planFor('bluesky-post', theWave)
  const { issues, rendition } = settlePlan(plan, limits)
  expect(rendition).toBeNull()
  expect(issues).toMatchObject([{ kind: 'too-many-bytes', remedy: 'trim', used: 45 * MB, most: 2 * MB }])
  const [remedy] = issues.map((issue) => remedyFor(issue, plan, limits))
  if (remedy?.kind !== 'shorter') throw new Error('A shorter cut is the remedy')
  const long = remedy.longest / FLICKS_PER_SECOND
  expect(Number.isInteger(long) && long > 15 && long < 30).toBe(true)
})

test('what is made is said with its weight and its lines', () => {
  const limits = limitsOf('bluesky', { mostBytes: 12 * MB })
  const { rendition } = settlePlan(planFor('bluesky-post', theWave), limits)
  if (rendition === null) throw new Error('No copy was planned')
  expect(sayRendition(rendition, { locale: 'en', platform: 'Bluesky', film: theWave })).toBe(
    'A smaller copy is made for Bluesky: about 11 MB, 720 lines.',
  )
})

test.each([
  [
    'wrong shape',
    'tiktok',
    'tiktok',
    { shape: '16:9', width: 1920, height: 1080 },
    { kind: 'other-shape', shapes: ['9:16'] },
  ],
  ['too long', 'x', 'x-post', { durationFlicks: seconds(200) }, { kind: 'shorter', longest: seconds(140) }],
  ['too short', 'tiktok', 'tiktok', { durationFlicks: seconds(2) }, { kind: 'longer' }],
] as const)('the remedy for a film that is %s', (_, platform, format, changes, remedy) => {
  const limits = limitsOf(platform)
  const plan = planFor(format, { ...theWave, ...changes })
  const found = settlePlan(plan, limits).issues.filter(({ kind }) => kind === 'film')
  expect(found.map((issue) => remedyFor(issue, plan, limits))).toEqual([remedy])
})
