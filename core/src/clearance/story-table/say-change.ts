import { formatInstant } from '../../time/index.ts'
import { sayList } from '../../words/index.ts'
import { clockAsCell } from './cells.ts'
import type { PointTold, StoryChange } from './plan-points.ts'
import type { SceneChange } from './scene-table.ts'

/** Says what a change of the story would do, as a sentence for crew; moments in the production's zone. */
export function sayStoryChange(change: StoryChange, zone: string): string {
  switch (change.kind) {
    case 'point-added':
      return `${change.name} is added${list(toldAnew(change.told, zone))}.`
    case 'point-changed':
      return `${change.name} changes${list(differences(change.before, change.told, zone))}.`
    case 'point-dropped':
      return `${change.name} is taken out; what lay after it lies after what it lay after.`
    case 'premiere-set': {
      const { of, territory, local, before } = change
      const at = `${clockAsCell(local)}`
      return before === null
        ? `${unitOf(of)} opens in ${territory} on ${at}.`
        : `${unitOf(of)} opens in ${territory} on ${at} in place of ${clockAsCell(before)}.`
    }
    case 'premiere-taken-back':
      return `${unitOf(change.of)} no longer opens in ${change.territory} on ${clockAsCell(change.before)}.`
  }
}

/** Says what a change of the scenes would do. */
export function saySceneChange(change: SceneChange): string {
  const { number, title, point } = change
  const hung = point === null ? 'it belongs to no point' : `it belongs to ${point}`
  if (change.kind === 'scene-added')
    return `Scene ${number}${title === '' ? '' : `, ${title},`} is added; ${hung}.`
  const parts = [
    ...(change.before.title === title ? [] : [`it is called ${title === '' ? 'nothing' : title}`]),
    ...(change.before.point === point ? [] : [hung]),
  ]
  return `Scene ${number} changes: ${sayList('en', parts)}.`
}

const unitOf = (of: string | null): string => of ?? 'The work itself'

const list = (parts: readonly string[]): string => (parts.length === 0 ? '' : `: ${sayList('en', parts)}`)

const toldAnew = (told: PointTold, zone: string): readonly string[] =>
  differences({ season: null, label: null, after: [], publicAt: null }, told, zone)

function differences(before: PointTold, told: PointTold, zone: string): readonly string[] {
  const isSameOrder = JSON.stringify(before.after.toSorted()) === JSON.stringify(told.after.toSorted())
  return [
    ...(before.season === told.season
      ? []
      : [told.season === null ? 'it lies in no season' : `it lies in season ${told.season}`]),
    ...(before.label === told.label || told.label === null ? [] : [`fans read ${told.label}`]),
    ...(isSameOrder
      ? []
      : [told.after.length === 0 ? 'it lies after nothing' : `it lies after ${sayList('en', told.after)}`]),
    ...(before.publicAt === told.publicAt
      ? []
      : [
          told.publicAt === null
            ? 'it counts as known at no moment'
            : `it counts as known from ${formatInstant(told.publicAt, { zone, locale: 'en', showsYear: true })}`,
        ]),
  ]
}
