import type { StoryPointId } from '../../production/index.ts'
import { writeCsv } from '../../words/index.ts'
import { readHeaded, type TableFlaw } from './headed.ts'

/** A scene of the script, and the point of the story that it belongs to. */
export interface HungScene {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly pointId: StoryPointId | null
}

/** One thing that taking a table of scenes over would change; points by their names. */
export type SceneChange =
  | {
      readonly kind: 'scene-added'
      readonly number: string
      readonly title: string
      readonly point: string | null
    }
  | {
      readonly kind: 'scene-changed'
      readonly id: string
      readonly number: string
      readonly before: { readonly title: string; readonly point: string | null }
      readonly title: string
      readonly point: string | null
    }

/** What taking a table of scenes over would change; with any flaw it is not taken over. */
export interface ScenePlan {
  readonly changes: readonly SceneChange[]
  readonly flaws: readonly TableFlaw[]
}

/** The columns of a table of scenes. */
export const SCENE_COLUMNS = ['number', 'title', 'point'] as const
const MOST_SCENES = 5_000
const LONGEST_NUMBER = 20
const LONGEST_TITLE = 200

type Points = readonly { readonly id: StoryPointId; readonly name: string }[]

/** Writes scenes as a table, in the order in which they are given. */
export function writeSceneTable(scenes: readonly HungScene[], points: Points): string {
  const nameOf = new Map(points.map(({ id, name }) => [id, name]))
  return writeCsv(
    SCENE_COLUMNS,
    scenes.map(({ number, title, pointId }) => [
      number,
      title,
      pointId === null ? '' : (nameOf.get(pointId) ?? ''),
    ]),
  )
}

/**
 * Compares a table of scenes with those there are, known by their numbers; scenes that it does not have stay, since
 * footage may hang on them. What was written from scenes changes nothing in them.
 */
export function planScenes(
  text: string,
  { scenes, points }: { scenes: readonly HungScene[]; points: Points },
): ScenePlan {
  const { lines, flaws: torn } = readHeaded(text, { headings: SCENE_COLUMNS, most: MOST_SCENES })
  const flaws = [...torn]
  const known = new Map(scenes.map((scene) => [scene.number, scene]))
  const nameOf = new Map(points.map(({ id, name }) => [id, name]))
  const names = new Set(points.map(({ name }) => name))
  const seen = new Map<string, number>()
  const changes: SceneChange[] = []
  for (const { line, cell } of lines) {
    const flawed = (column: string, says: string) => void flaws.push({ line, column, says })
    const number = cell('number') ?? ''
    const scene = known.get(number)
    const stood = scene?.pointId == null ? null : (nameOf.get(scene.pointId) ?? null)
    const title = cell('title') ?? scene?.title ?? ''
    const named = cell('point')
    const point = named === undefined ? stood : named === '' ? null : named
    const twin = seen.get(number)
    seen.set(number, line)
    if (number === '') flawed('number', 'A scene has no number here.')
    else if (number.length > LONGEST_NUMBER)
      flawed('number', `A number of a scene has at most ${LONGEST_NUMBER} signs.`)
    else if (twin !== undefined) flawed('number', `Scene ${number} stands on line ${twin} already.`)
    if (title.length > LONGEST_TITLE) flawed('title', `A title has at most ${LONGEST_TITLE} letters.`)
    if (point !== null && !names.has(point)) flawed('point', `The story has no point ${point}.`)
    if (scene === undefined) changes.push({ kind: 'scene-added', number, title, point })
    else if (scene.title !== title || stood !== point) {
      const before = { title: scene.title, point: stood }
      changes.push({ kind: 'scene-changed', id: scene.id, number, before, title, point })
    }
  }
  return { changes, flaws: flaws.toSorted((a, b) => a.line - b.line) }
}
