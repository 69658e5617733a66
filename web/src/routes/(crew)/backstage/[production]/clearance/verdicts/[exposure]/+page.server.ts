import { error } from '@sveltejs/kit'
import { read, readUnless } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { exposure } = event.params
  const file = await read(event, (api) =>
    api.GET('/api/v1/exposures/{exposure}/case', { params: { path: { exposure } } }),
  )
  // What nobody has asked about yet has no answer to explain.
  if (!file.verdict) error(404)
  return { file, verdict: file.verdict, thing: await thingOf(event, file) }
}

type Thing = { title: string; href: string | null }

// Each stage names its own; what has no page of its own is called by its kind.
async function thingOf(
  event: Parameters<PageServerLoad>[0],
  { of, ref }: { of: string; ref: string },
): Promise<Thing | null> {
  const home = `/backstage/${event.params.production}`
  if (of === 'asset') {
    const asset = await readUnless(event, ['not-found'], (api) =>
      api.GET('/api/v1/assets/{asset}', { params: { path: { asset: ref } } }),
    )
    return asset ? { title: asset.title, href: `${home}/dailies/${ref}` } : null
  }
  if (of === 'cut') {
    const cut = await readUnless(event, ['not-found'], (api) =>
      api.GET('/api/v1/cuts/{cut}', { params: { path: { cut: ref } } }),
    )
    return cut ? { title: cut.title, href: `${home}/cuts/${ref}` } : null
  }
  if (of === 'publication') {
    const publication = await readUnless(event, ['not-found'], (api) =>
      api.GET('/api/v1/publications/{publication}', { params: { path: { publication: ref } } }),
    )
    return publication ? { title: publication.title, href: `${home}/calendar` } : null
  }
  return null
}
