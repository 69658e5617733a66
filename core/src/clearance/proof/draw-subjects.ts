import type { StoryPointId } from '../../production/index.ts'
import type { Premiere, Story } from '../../production/index.ts'
import type { Delay } from '../../time/index.ts'
import { type Appearance, appearanceId } from '../appearance.ts'
import type { Reveal } from '../reveal.ts'
import { type Subject, SUBJECT_KINDS, subjectId } from '../subject.ts'
import { type Territory, territory, WORLD } from '../territory.ts'
import { ASSETS, type Draw, drawMoment, drawRange, LONGEST_DELAY, picker, POINTS } from './draw.ts'
import { drawTrack } from './draw-boxes.ts'

/** Draws a subject, numbered so that its id is its own; every second is a person, or a secret where a story is told. */
export function drawSubject(i: number, { isTold, draw }: { isTold: boolean; draw: Draw }): Subject {
  const id = subjectId(`subject-${i}`)
  const often = isTold ? 'secret' : 'person'
  const kind = draw(2) === 0 ? often : picker(draw)<Subject['kind']>([...SUBJECT_KINDS, 'secret', 'secret'])
  const name = `${kind} ${i}`
  if (kind === 'secret') return { kind, id, name, reveal: drawReveal(draw, 2) }
  if (kind !== 'person') return { kind, id, name }
  const minor = draw(4) === 0
  const comesOfAgeAt = minor && draw(2) === 0 ? drawMoment(draw) : null
  return { kind, id, name, identified: draw(4) > 0, minor, comesOfAgeAt }
}

/** Draws an appearance of a subject in one of the assets. */
export function drawAppearance(i: number, { subject, draw }: { subject: Subject; draw: Draw }): Appearance {
  const pick = picker(draw)
  return {
    id: appearanceId(`appearance-${i}`),
    assetId: pick(ASSETS),
    subjectId: subject.id,
    range: drawRange(draw),
    sides: pick([['picture'], ['sound'], ['picture', 'sound']]),
    region: draw(5) === 0 ? { kind: 'not-drawn' } : { kind: 'boxes', boxes: drawTrack(draw) },
    prominence: pick(['featured', 'background']),
    certainty: draw(8) === 0 ? 'unsure' : 'sure',
  }
}

/** Draws when a secret ends; what is made of other reveals nests no deeper than `depth`. */
export function drawReveal(draw: Draw, depth: number): Reveal {
  const pick = picker(draw)
  switch (draw(depth > 0 ? 9 : 6)) {
    case 0:
    case 1:
      return { kind: 'at', at: drawMoment(draw) }
    case 2:
      return { kind: 'never' }
    case 3:
      return {
        kind: 'premiere',
        of: draw(2) === 0 ? null : pick(POINTS),
        territory: pick<Territory | 'each'>(['each', WORLD, territory('DE'), territory('FR')]),
        delay: drawDelay(draw),
      }
    case 4:
    case 5:
      return { kind: 'story-point', point: pick(POINTS) }
    case 6:
      return { kind: 'with', secretId: subjectId(`subject-${draw(5)}`) }
    default: {
      const rest = Array.from({ length: draw(3) }, () => drawReveal(draw, depth - 1))
      return { kind: pick(['all', 'any', 'any']), of: [drawReveal(draw, depth - 1), ...rest] }
    }
  }
}

/** Draws a delay of whole moments, a few at most. */
export function drawDelay(draw: Draw): Delay {
  return draw(2) === 0 ? { kind: 'none' } : { kind: 'hours', hours: (1 + draw(LONGEST_DELAY)) / 3_600_000 }
}

/** Draws a story: some of three points, in an order that is mostly no line, and its premieres. */
export function drawStory(draw: Draw): Story {
  const points = POINTS.filter(() => draw(6) > 0).map((id, i, known) => ({
    id,
    name: id,
    after: known.slice(0, i).filter(() => draw(2) === 0),
    publicAt: draw(2) === 0 ? drawMoment(draw) : null,
  }))
  const premieres = ([null, POINTS[0] as StoryPointId, POINTS[1] as StoryPointId] as const).flatMap((of) =>
    ['WORLD', 'DE', 'FR'].flatMap((place): readonly Premiere[] =>
      draw(3) === 0 ? [{ of, territory: place, at: drawMoment(draw) }] : [],
    ),
  )
  return { points, premieres }
}
