import { problems } from '@stagedoor/contract/problems'
import { error } from '@sveltejs/kit'
import { words } from '#lib/words/index.ts'
import type { PageServerLoad } from './$types'

/** What a problem's `type` leads to: its words and its status, from the catalogue. */
export const load: PageServerLoad = ({ params }) => {
  if (!Object.hasOwn(problems, params.type)) error(404, words.errors.notFound)
  return { type: params.type, ...problems[params.type as keyof typeof problems] }
}
