import { expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { openComments, type SaidComment } from './testing.ts'

const house = await testDatabase()
const talk = await openComments(house)
const { ask, says, second, labelOf } = talk
await talk.pair('Mira', 'dies', second)

const SPOILS = 'M1ra d.i.e.s, you know'
const sends = (who: Parameters<typeof ask>[0], words: string, more: object = {}) =>
  ask(who, 'POST', '/posts/open/comments', { words, ...more })
const shape = ({ status, body }: Awaited<ReturnType<typeof sends>>) => {
  const {
    id: _,
    html: __,
    source: ___,
    writtenAt: ____,
    changeableUntil: _____,
    ...rest
  } = (body as { comment?: Record<string, unknown> }).comment ?? {}
  return { status, kind: body['kind'], rest }
}
const stateOf = (handle: string) =>
  talk.db
    .selectFrom('community.writings')
    .select(['state', 'id'])
    .where('handle', '=', handle)
    .where('kind', '=', 'comment')
    .execute()

test('whoever has seen it is asked where it belongs, and may post it there or as it is', async () => {
  const knows = await talk.old('knows', [second])
  expect((await sends(knows, SPOILS)).body).toEqual({
    kind: 'asked',
    labels: [{ id: labelOf(second), label: 'Episode 2' }],
  })
  expect(await stateOf('knows')).toEqual([])
  expect((await sends(knows, SPOILS, { mayGiveAway: [labelOf(second)] })).body).toMatchObject({
    kind: 'written',
    comment: { isRaised: true },
  })
  expect((await sends(knows, SPOILS, { asItIs: true })).body).toMatchObject({ comment: { isRaised: false } })
  expect((await stateOf('knows')).map(({ state }) => state)).toEqual(['shown', 'shown'])
  expect(await talk.db.selectFrom('community.findings').selectAll().execute()).toHaveLength(1)
})

test('a guess that hits is answered like one that does not, by newcomers and old hands alike', async () => {
  const guesser = await talk.newcomer('guesser')
  expect(shape(await sends(guesser, SPOILS))).toEqual(shape(await sends(guesser, 'Mira lives, you know')))
  const old = await talk.old('old.guesser')
  expect(shape(await sends(old, SPOILS))).toEqual(shape(await sends(old, 'Mira lives, you know')))
  expect((await stateOf('guesser')).map(({ state }) => state).toSorted()).toEqual(['held', 'shown'])
  expect((await stateOf('old.guesser')).map(({ state }) => state)).toEqual(['shown', 'shown'])
})

test('to its writer a held comment is like any other: in the list, the count, their page, its answers and changes', async () => {
  const writer = await talk.newcomer('held')
  const other = await talk.old('other', [second])
  const before = (await talk.talk(writer)).count
  const others = (await talk.talk(other)).count
  const held = await says(writer, SPOILS)
  const shown = await says(writer, 'A lamp')
  const seen = await talk.talk(writer)
  expect(seen.count).toBe(before + 2)
  const plain = (id: string): Partial<SaidComment> => {
    const { html: _, id: __, source: ___, ...rest } = seen.items.find((one) => one.id === id)!
    return rest
  }
  expect(plain(held)).toEqual(plain(shown))
  expect((await talk.talk(other)).count).toBe(others + 1)
  const answer = await says(writer, 'I mean it', { answers: held })
  for (const id of [held, shown]) {
    expect((await ask(writer, 'PUT', `/writings/${id}/reactions/wow`)).body).toEqual({
      reactions: { wow: 1 },
    })
    expect((await ask(writer, 'GET', `/comments/${id}`)).status).toBe(200)
    expect((await ask(writer, 'PUT', `/comments/${id}`, { words: `${SPOILS}!`, asItIs: true })).status).toBe(
      200,
    )
  }
  expect((await ask(writer, 'GET', '/fans/held')).text).toContain('M1ra')

  for (const id of [held, answer]) {
    expect((await ask(other, 'GET', `/comments/${id}`)).status).toBe(404)
    expect((await ask(other, 'POST', '/posts/open/comments', { words: 'x', answers: id })).status).toBe(404)
  }
  // The other one was changed to say the same, and is held since.
  expect((await talk.talk(other)).count).toBe(others)
  expect((await ask(writer, 'DELETE', `/comments/${held}`)).status).toBe(200)
})
