import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, refusals } from '../../plant/http/index.ts'
import { listOf, productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { PublishDeps } from '../deps.ts'
import { craftsOf, journeyOf, peopleOf, personOf } from '../pages/people.ts'
import { postRows } from '../post-view.ts'
import type { PublicAddresses } from '../addresses/public-addresses.ts'
import { frontPage, postsById } from '../pages/public-reads.ts'
import { postRowSchema } from './public.ts'

const tags = ['front of house']
const STOPS_SHOWN = 4

const personSchema = z
  .object({
    person: z.string(),
    name: z.string(),
    crafts: z.array(z.string()),
    posts: z.int().openapi({ description: 'How many of their posts this viewer sees.' }),
  })
  .openapi('PublicPerson')

const listPeople = createRoute({
  method: 'get',
  path: '/public/productions/{production}/people',
  operationId: 'listPublicPeople',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Who made what this viewer sees, by name', listOf(personSchema)), ...refusals },
})
const getPerson = createRoute({
  method: 'get',
  path: '/public/productions/{production}/people/{person}',
  operationId: 'getPublicPerson',
  tags,
  request: { params: productionParam.extend({ person: z.string().max(80) }) },
  responses: { 200: json('The person', personSchema), ...refusals },
})
const listCrafts = createRoute({
  method: 'get',
  path: '/public/productions/{production}/crafts',
  operationId: 'listPublicCrafts',
  tags,
  request: { params: productionParam },
  responses: {
    200: json(
      'Crafts of what this viewer sees, by name',
      listOf(z.object({ value: z.string(), name: z.string() }).openapi('PublicCraft')),
    ),
    ...refusals,
  },
})
const readJourney = createRoute({
  method: 'get',
  path: '/public/productions/{production}/journey',
  operationId: 'getJourney',
  tags,
  request: { params: productionParam },
  responses: {
    200: json(
      'Places in the story that lie behind this viewer, with the latest posts of each',
      listOf(
        z.object({ id: z.string(), label: z.string(), posts: z.array(postRowSchema) }).openapi('JourneyStop'),
      ),
    ),
    ...refusals,
  },
})

/** Routes of people, crafts and the journey: all of it made of the posts that the viewer sees. */
export function peopleRoutes({ fan }: PublishDeps, addresses: PublicAddresses) {
  const api = createApi()
  api.openapi(listPeople, async (c) => {
    const items = await asViewer(fan, c.var.viewer, async (seen) =>
      peopleOf(seen, (await frontPage(seen, c.req.valid('param').production)).productionId),
    )
    return c.json({ items: items.map((one) => ({ ...one, crafts: [...one.crafts] })), next: null }, 200)
  })
  api.openapi(getPerson, async (c) => {
    const { production, person } = c.req.valid('param')
    const found = await asViewer(fan, c.var.viewer, async (seen) =>
      personOf(seen, { productionId: (await frontPage(seen, production)).productionId, person }),
    )
    return c.json({ ...found, crafts: [...found.crafts] }, 200)
  })
  api.openapi(listCrafts, async (c) => {
    const items = await asViewer(fan, c.var.viewer, async (seen) =>
      craftsOf(seen, (await frontPage(seen, c.req.valid('param').production)).productionId),
    )
    return c.json({ items: items.map((one) => ({ ...one })), next: null }, 200)
  })
  api.openapi(readJourney, async (c) => {
    const { production } = c.req.valid('param')
    const { stops, posts } = await asViewer(fan, c.var.viewer, async (seen) => {
      const { productionId } = await frontPage(seen, production)
      // Who has told nothing is nowhere in it.
      const stops = c.var.viewer === null ? [] : await journeyOf(seen, { productionId, most: STOPS_SHOWN })
      return {
        stops,
        posts: await postsById(
          seen,
          stops.flatMap(({ latest }) => latest),
        ),
      }
    })
    const rows = await postRows(addresses, posts)
    const rowById = new Map(posts.map(({ id }, index) => [id, rows[index]]))
    const items = stops.map(({ value, name, latest }) => ({
      id: value,
      label: name,
      posts: latest.flatMap((id) => rowById.get(id) ?? []),
    }))
    return c.json({ items, next: null }, 200)
  })
  return api
}
