import { glob } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { FRONT_PAGES } from './front-pages.ts'

const ROUTES = new URL('../../web/src/routes/(fans)/', import.meta.url)
/** Not drawn by the site. */
const SERVED_BESIDE = ['/{production}/podcast.xml']
/** Pages that say nothing of a production, and doors behind links. */
const SAY_NOTHING = /^\/(?:gone|join|sign-in|problems|settings)(?:\/|$)|\[token\]/

test('every page of front of house that could say something of a production is listed', async () => {
  const pages: string[] = []
  for await (const file of glob('**/{+page.svelte,+server.ts}', { cwd: ROUTES.pathname })) {
    const path = `/${file.replace(/\/?(?:\+page\.svelte|\+server\.ts)$/, '')}`
    if (!SAY_NOTHING.test(path)) pages.push(path)
  }
  const listed = FRONT_PAGES.filter((path) => !SERVED_BESIDE.includes(path)).map((path) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `[${name === 'post' ? 'slug' : name}]`),
  )
  expect(pages.toSorted()).toEqual(listed.toSorted())
})
