import { afterAll, expect, test } from 'vitest'
import { openAnsweringHouse } from '../testing.ts'

// The house of these tests answers by path; the real one is asked in e2e.
const answers: Record<string, unknown> = {
  '/api/v1/productions': { items: [{ slug: 'saltlight' }], next: null },
  '/api/v1/productions/saltlight/subjects': { items: [{ id: 'ida', name: 'Ida Brandt' }], next: null },
  '/api/v1/productions/saltlight/board': {
    counts: { cleared: 3, held: 2 },
    held: [{ exposureId: 'x2', of: 'cut', title: null, assets: [{ title: 'Lamp room' }] }],
    unlisted: 0,
    acts: [
      { said: 'Ask Ida Brandt to extend', frees: ['x1'], helps: ['x2'] },
      { said: 'Lift the embargo on Scene 12', frees: [], helps: ['x2'] },
    ],
    stuck: ['x2'],
    next: [{ title: 'Lamp room', said: 'Fri 11 Dec, 18:00 Oslo frees it by itself.' }],
  },
  '/api/v1/productions/saltlight/scenes': { items: [{ id: 'scene-12', number: '12' }], next: null },
  '/api/v1/productions/saltlight/embargoes': {
    id: 'e1',
    until: null,
    warning: null,
    items: [
      {
        id: 'e1',
        name: 'The storm',
        lifted: null,
        waitsFor: [],
        until: null,
        lifters: { kind: 'any-of', names: ['Jonas Vale', 'Wren Okafor'] },
      },
      {
        id: 'e0',
        name: 'Day one',
        lifted: { by: 'Jonas Vale' },
        waitsFor: [],
        until: null,
        lifters: { kind: 'anyone-allowed' },
      },
    ],
  },
  '/api/v1/embargoes/e1/liftings': { id: 'e1', isLifted: false, waitsFor: ['Wren Okafor'] },
  '/api/v1/subjects/ida/kill-rights': {
    subject: { name: 'Ida Brandt' },
    contact: 'ida@set.test',
    delegates: [{ id: 'noor', name: 'Noor Aziz' }],
    rights: [
      {
        id: 'r1',
        base: 'Unit stills',
        counted: 'stills',
        endedAt: null,
        left: { solo: 2, group: 0 },
        allowance: { solo: 3, group: 0 },
        rounds: [
          {
            number: 1,
            open: 4,
            approved: 1,
            silent: 0,
            killed: 1,
            silenceApprovesAt: null,
            slips: [{ addressedTo: 'Ida Brandt' }],
          },
        ],
        units: [{ roundNumber: 1, title: 'Still 1', state: { kind: 'killed' }, company: 'alone' }],
      },
    ],
  },
  '/api/v1/kill-rights/r1/rounds': {
    number: 2,
    units: 2,
    silenceApprovesAt: '2027-03-12T18:00:00.000Z',
    slips: [{ addressedTo: 'Ida Brandt', url: 'https://house.example/s/one' }],
    leftOut: [{ title: 'Still 1', because: 'asked-before' }],
  },
  '/api/v1/productions/saltlight/simulations': {
    supposed: ['If Ida Brandt withdraws everything given by consent'],
    consequences: '1 answer gets worse and 1 thing that is out is shut',
    asked: 4,
    before: { cleared: 3, held: 2 },
    after: { cleared: 2, held: 3 },
    changes: [
      {
        change: 'worse',
        of: 'publication',
        title: null,
        assets: [{ title: 'Lamp room' }],
        isShut: true,
        before: { headline: 'Cleared' },
        after: { headline: 'Held', reason: 'The release form of Ida Brandt was withdrawn.' },
      },
    ],
  },
}
const house = await openAnsweringHouse(answers)
afterAll(() => house.close())
const { asked, typed } = house

test('the board says what would free most, what several acts free, and what the clock does', async () => {
  const { code, said } = await typed('board')
  expect(code).toBe(0)
  expect(said.split('\n').map((line) => line.trim())).toEqual([
    '2 held of 5.',
    'What would free most, one act each:',
    '1  Ask Ida Brandt to extend, and it helps 1 more',
    '-  Lift the embargo on Scene 12: frees nothing alone, helps 1',
    'What no single act frees:',
    'Lamp room',
    'Next, by the clock:',
    'Lamp room: Fri 11 Dec, 18:00 Oslo frees it by itself.',
  ])
  expect(JSON.parse((await typed('board', '--json')).said)).toEqual(
    answers['/api/v1/productions/saltlight/board'],
  )
})

test('a withdrawal is wondered about by name, and nothing is done', async () => {
  const { code, said } = await typed('what-if', '--withdraws', 'ida brandt')
  expect(code).toBe(0)
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({ suppose: [{ kind: 'withdrawn', subjectId: 'ida' }] })
  expect(said).toContain('Lamp room (publication): Cleared → Held, and it is out: it would be shut')
  expect(said).toContain('Nothing was done. 4 answers could change')
})

test('several things are supposed together, in the words of the contract', async () => {
  await typed(
    'what-if',
    '--signs',
    'Ida Brandt',
    '--premiere',
    '2027-03-12T19:00:00+01:00',
    '--territory',
    'de',
  )
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({
    suppose: [
      { kind: 'grant-signed', subjectId: 'ida' },
      { kind: 'premiere-moved', at: '2027-03-12T18:00:00.000Z', territory: 'DE' },
    ],
  })
})

test('nothing to suppose, a moment without its offset and a name that nobody has are refused before anything is asked', async () => {
  expect(await typed('what-if')).toMatchObject({
    code: 2,
    warned: expect.stringContaining('at least one thing'),
  })
  expect((await typed('what-if', '--at', '2027-03-12T19:00')).code).toBe(2)
  expect(await typed('what-if', '--withdraws', 'Nobody')).toMatchObject({
    code: 1,
    warned: expect.stringContaining('There are: Ida Brandt.'),
  })
  expect(asked.map(({ path }) => path)).not.toContain('/api/v1/productions/saltlight/simulations')
})

test('an embargo is begun on a scene by its number, with those who may lift it', async () => {
  const lifters = ['--lifters', 'Jonas Vale, Wren Okafor', '--all']
  const { code, said } = await typed('embargo', 'begin', 'The storm', '--scene', '12', ...lifters)
  expect([code, said]).toEqual([
    0,
    'The storm is under embargo until it is lifted. What is out of it was shut.',
  ])
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toMatchObject({
    on: { kind: 'scene', sceneId: 'scene-12' },
    territories: ['WORLD'],
    cause: 'plan',
    lifters: { kind: 'all-of', names: ['Jonas Vale', 'Wren Okafor'] },
  })
})

test('embargoes are listed as they stand, and a lifting that waits for others is not done', async () => {
  const { said } = await typed('embargo', 'list')
  expect(said.split('\n').map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    'until it is lifted The storm, lifted by Jonas Vale or Wren Okafor',
    'lifted by Jonas Vale Day one',
  ])
  const entered = await typed(
    'embargo',
    'lift',
    'the storm',
    '--by',
    'Jonas Vale',
    '--evidence',
    'His letter',
  )
  expect([entered.code, entered.said]).toEqual([1, 'Entered. It still waits for Wren Okafor.'])
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({ by: 'Jonas Vale', evidence: 'His letter' })
  expect((await typed('embargo', 'lift', 'Day one')).code).toBe(1)
})

test('an embargo is asked for wrongly, and nothing is done', async () => {
  for (const words of [
    ['begin'],
    ['lift'],
    ['end', 'x'],
    ['begin', 'x', '--all'],
    ['begin', 'x', '--until', 'soon'],
  ])
    expect((await typed('embargo', ...words)).code).toBe(2)
  expect((await typed('embargo', 'begin', 'x', '--scene', '1', '--day', '2')).code).toBe(2)
  expect(asked.some(({ body }) => body !== '')).toBe(false)
})

test('a round is opened for a person and their rep, and each link is said once', async () => {
  const rep = ['--delegates', 'noor aziz']
  const { code, said } = await typed('rounds', 'open', 'Ida Brandt', '--assets', 'a1,a2', ...rep)
  expect(code).toBe(0)
  expect(said.split('\n')).toEqual([
    'Round 2 is open over 2; they are held until 2027-03-12T18:00:00.000Z.',
    '  Ida Brandt: https://house.example/s/one',
    '  left out, asked before: Still 1',
  ])
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({
    assets: [
      { assetId: 'a1', shots: [] },
      { assetId: 'a2', shots: [] },
    ],
    cuts: [],
    asked: [
      { kind: 'person', email: 'ida@set.test' },
      { kind: 'delegate', delegateId: 'noor', email: null },
    ],
    note: '',
  })
  expect((await typed('rounds', 'open', 'Ida Brandt')).code).toBe(2)
})

test('rounds are listed with what is open, and shown thing by thing', async () => {
  const listed = await typed('rounds', 'list', 'Ida Brandt')
  expect(listed.said.split('\n')).toEqual([
    'Unit stills, counted over stills: 2 of 3 alone and 0 of 0 with others may still be refused',
    '  round 1: 4 open, 1 approved, 0 by silence, 1 refused; no end; asked Ida Brandt',
  ])
  const shown = await typed('rounds', 'show', 'Ida Brandt', '--json')
  expect(JSON.parse(shown.said)).toMatchObject([{ units: [{ state: { kind: 'killed' } }] }])
  expect((await typed('rounds', 'show', 'Nobody')).code).toBe(1)
})
