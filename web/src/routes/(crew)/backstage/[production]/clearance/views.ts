import { say, sayTerritory } from '@stagedoor/core/words'
import type { HeldThing } from '#lib/wire/clearance.ts'
import { sayDay } from '#lib/words/times.ts'
import { words } from '#lib/words/index.ts'

/** How what is held may be looked at; the first is the board itself. */
export const VIEWS = ['act', 'person', 'scene', 'destination', 'territory', 'time'] as const
export type View = (typeof VIEWS)[number]

/** The view that an address asks for. */
export const viewIn = (search: Pick<URLSearchParams, 'get'>): View =>
  VIEWS.find((view) => view === search.get('by')) ?? 'act'

/** Some of what is held, under one name. */
export type Group = { key: string; name: string; things: HeldThing[] }

const LOCALE = 'en'
const LAST = '~'

/** Groups what is held for a view; a thing that waits for two people stands under both. By time the earliest comes first, else whatever holds most. */
export function groupsBy(view: Exclude<View, 'act'>, held: readonly HeldThing[], zone: string): Group[] {
  const groups = new Map<string, Group>()
  for (const thing of held)
    for (const { key, name } of placesOf(view, thing, zone)) {
      const group = groups.get(key) ?? { key, name, things: [] }
      group.things.push(thing)
      groups.set(key, group)
    }
  return [...groups.values()].sort((a, b) => {
    if (view === 'time') return a.key < b.key ? -1 : 1
    return Number(a.key === LAST) - Number(b.key === LAST) || b.things.length - a.things.length
  })
}

function placesOf(
  view: Exclude<View, 'act'>,
  thing: HeldThing,
  zone: string,
): { key: string; name: string }[] {
  const say = words.backstage.board
  switch (view) {
    case 'person':
      return thing.waitsFor.length === 0
        ? [{ key: LAST, name: say.nobody }]
        : thing.waitsFor.map(({ id, name }) => ({ key: id, name }))
    case 'scene':
      return thing.scenes.length === 0
        ? [{ key: LAST, name: say.noScene }]
        : thing.scenes.map(({ id, name }) => ({ key: id, name: words.backstage.clearance.scene(name) }))
    case 'destination':
      return [{ key: thing.destination, name: capital(thing.said.destination) }]
    case 'territory':
      return thing.territories.map((code) => ({ key: code, name: placeName(code) }))
    case 'time':
      return thing.clearsAt === null
        ? [{ key: LAST, name: say.waitsForAct }]
        : [{ key: thing.clearsAt.slice(0, 10), name: sayDay(thing.clearsAt, zone) }]
  }
}

const placeName = (code: string) =>
  code === 'WORLD' ? capital(say(LOCALE, 'places.worldwide', {})) : sayTerritory(LOCALE, code)

const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
