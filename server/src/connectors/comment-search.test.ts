import { expect, test } from 'vitest'
import { type CommentPage, searchComments } from './comment-search.ts'

const isOurs = (comment: string) => comment === 'ours'

async function* pages(...told: readonly CommentPage<string>[]): AsyncGenerator<CommentPage<string>> {
  yield* told
}

test('that a comment is not there is said only of a list that was read to its end', async () => {
  const first = { comments: ['one', 'two'], isLast: false }
  const list = pages(first, { comments: ['three'], isLast: true })
  expect(await searchComments(list, isOurs)).toEqual({ kind: 'none', read: 3 })
  expect(await searchComments(pages(first, first), isOurs)).toEqual({ kind: 'too-many' })
  expect(await searchComments(pages(), isOurs)).toEqual({ kind: 'too-many' })
  const found = { kind: 'found', comment: 'ours' }
  expect(await searchComments(pages({ comments: ['one', 'ours'], isLast: false }), isOurs)).toEqual(found)
})
