import { describe, expect, test } from 'vitest'
import { readCastList } from './cast-list.ts'
import { readCsv } from '../../words/index.ts'

describe('a cast list', () => {
  test('is read by its headings, in whatever order and by whatever common name', () => {
    const text =
      'No.;Artist;Role;Born;E-mail\n1;Ida Brandt;The keeper;;ida@example.org\n2;Mira Castell;The girl;2012-05-04;\n'
    expect(readCastList(text)).toEqual([
      {
        kind: 'taken',
        line: 2,
        cast: {
          name: 'Ida Brandt',
          kind: 'person',
          character: 'The keeper',
          billing: 1,
          minor: null,
          bornOn: null,
          contact: 'ida@example.org',
        },
      },
      {
        kind: 'taken',
        line: 3,
        cast: {
          name: 'Mira Castell',
          kind: 'person',
          character: 'The girl',
          billing: 2,
          minor: null,
          bornOn: '2012-05-04',
          contact: null,
        },
      },
    ])
  })

  test.each([
    ['a line without a name', 'name,role\n,Keeper', 'name-missing'],
    ['a kind that is none', 'name,kind\nIda Brandt,ghost', 'kind-unknown'],
    ['a secret: nobody lists it on a call sheet', 'name,kind\nThe wave,secret', 'kind-unknown'],
    ['a day that no month has', 'name,born\nIda Brandt,2001-02-30', 'born-no-date'],
    ['a billing that is no number', 'name,billing\nIda Brandt,first', 'billing-no-number'],
    ['a minor maybe', 'name,minor\nIda Brandt,perhaps', 'minor-unclear'],
    ['a lamp that is a minor', 'name,kind,minor\nFresnel lens,artwork,yes', 'not-a-person'],
  ])('says why it does not take %s', (_, text, why) => {
    expect(readCastList(text)).toEqual([expect.objectContaining({ kind: 'refused', line: 2, why })])
  })

  test('takes a name once', () => {
    const readings = readCastList('name\nIda Brandt\nida brandt\n')
    expect(readings?.map(({ kind }) => kind)).toEqual(['taken', 'refused'])
  })

  test('without a heading for the name is no cast list', () => {
    expect(readCastList('Ida Brandt,Keeper\n')).toBeNull()
    expect(readCastList('')).toBeNull()
  })
})

test('a table may hold commas, quotes and line breaks in quotes, and a line is told by where it begins', () => {
  expect(
    readCsv('\uFEFFname,role\r\n"Brandt, Ida","The ""keeper""\nof the lamp"\r\n\r\nTomas Reyes,\r\n'),
  ).toEqual([
    { line: 1, fields: ['name', 'role'] },
    { line: 2, fields: ['Brandt, Ida', 'The "keeper"\nof the lamp'] },
    { line: 5, fields: ['Tomas Reyes', ''] },
  ])
})
