import { expect, test } from 'vitest'
import type { Evidence } from '../evidence.ts'
import type { Exposure } from '../exposure.ts'
import {
  asReel,
  embargoed,
  evidenceWith,
  ida,
  neverHidden,
  onOwnPage,
  scene12,
  seconds,
  seen,
  signed,
  spoken,
  today,
  tomas,
} from '../testing.ts'
import type { Standing } from './consequence.ts'
import { freeingActs } from './freeing-acts.ts'

interface Named extends Standing {
  readonly name: string
}

const featured = { prominence: 'featured' } as const

function standing(name: string, added: Partial<Evidence>, exposure: Exposure = onOwnPage): Named {
  const evidence = evidenceWith({ settings: neverHidden, ...added })
  return { name, asks: (at) => ({ ...exposure, at }), evidence, isOut: false }
}

function board(...standings: Named[]) {
  const { acts, stuck } = freeingActs(standings, today)
  const names = (all: readonly Named[]) => all.map(({ name }) => name).join(' ')
  return {
    acts: acts.map(({ remedy, frees, helps }) => [remedy.kind, names(frees), names(helps)]),
    stuck: names(stuck),
  }
}

const onlyTomas = {
  subjects: [tomas],
  appearances: [seen(tomas, seconds(2, 6), featured)],
}
const tomasAndIda = {
  subjects: [tomas, ida],
  appearances: [seen(tomas, seconds(2, 6), featured), seen(ida, seconds(8, 9), featured)],
}

test('what would free most comes first; what something else holds too is helped, not freed', () => {
  expect(
    board(
      standing('first', onlyTomas),
      standing('second', onlyTomas),
      standing('both', tomasAndIda),
      standing('embargoed', { embargoes: [scene12] }),
    ),
  ).toEqual({
    acts: [
      ['ask-to-sign', 'first second', 'both'],
      ['lift-embargo', 'embargoed', ''],
      ['ask-to-sign', '', 'both'],
    ],
    stuck: 'both',
  })
})

test('other acts that would free the very same are ways of one act', () => {
  const { acts } = freeingActs([standing('only', onlyTomas)], today)
  expect(acts).toHaveLength(1)
  expect(acts[0]?.ways.map(({ kind }) => kind)).toContain('decide-needs-none')
})

test('however a paper is asked for, it is one signature of one person', () => {
  const narrow = signed(tomas, { uses: ['festival'] })
  expect(
    board(standing('unasked', onlyTomas), standing('narrow', { ...onlyTomas, grants: [narrow] })).acts[0],
  ).toEqual(['ask-to-sign', 'unasked narrow', ''])
})

test('what only several acts together free is freed by none of them', () => {
  const two = [scene12, embargoed({ kind: 'day', dayId: 'day-14' }, { name: 'Day 14' })]
  expect(board(standing('twice', { embargoes: two }))).toEqual({
    acts: [
      ['lift-embargo', '', 'twice'],
      ['lift-embargo', '', 'twice'],
    ],
    stuck: 'twice',
  })
})

test('an approval frees the version that waits for it', () => {
  const pending = spoken(ida, { kind: 'pending', at: today, silenceApprovesAt: null })
  const evidence = {
    subjects: [ida],
    appearances: [seen(ida, seconds(8, 9), featured)],
    grants: [signed(ida)],
    decisions: [pending],
  }
  expect(board(standing('reel', evidence, asReel)).acts).toEqual([['ask-for-approval', 'reel', '']])
})

test('what may leave already, with edits or without, is not on the board', () => {
  expect(board(standing('free', { subjects: [tomas], appearances: [seen(tomas, seconds(2, 6))] }))).toEqual({
    acts: [],
    stuck: '',
  })
})
