import { error } from '@sveltejs/kit'
import { read } from '#lib/server/api.ts'
import { words } from '#lib/words/index.ts'
import type { PageServerLoad } from './$types'

const KINDS = ['cut', 'asset', 'subject', 'scene'] as const

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const of = KINDS.find((one) => one === searchParams.get('of'))
  const id = searchParams.get('id') ?? ''
  if (of === undefined || id === '') return error(404, words.errors.notFound)
  const path = { production: event.params.production }
  const found = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/whereabouts', { params: { path, query: { of, id } } }),
  )
  return { of, id, found }
}
