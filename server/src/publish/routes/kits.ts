import { createRoute, z } from '@hono/zod-openapi'
import { HOW_DISCLOSED } from '@stagedoor/core/publish'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  wireInstant,
} from '../../plant/http/index.ts'
import { tokenParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { handOverKit } from '../kits/hand-over-kit.ts'
import { creditsBeside, doorOf, filmOfKit, kitBehind } from '../kits/kits.ts'
import { checksOf, kitCheckOut } from '../kits/check/kept-checks.ts'
import { kitLinkPath } from '../kits/kit-visits.ts'
import { linkBack } from '../kits/link-back.ts'
import { PublicAddresses } from '../addresses/public-addresses.ts'
import { mayBeShownBeside } from '../kits/shown-posts.ts'
import { kitCheckSchema } from './wire.ts'

const tags = ['slips']

const read = createRoute({
  method: 'get',
  path: '/kit-slips/{token}',
  operationId: 'readKitSlip',
  tags,
  summary: 'A kit as its holder finds it; before it opens, only when it will',
  request: { params: tokenParam },
  responses: {
    200: json(
      'The kit',
      z
        .object({
          door: z.enum(['closed', 'waiting', 'open', 'dead']),
          opensAt: wireInstant.nullable(),
          holder: z.string(),
          title: z.string(),
          copy: z.string().nullable(),
          disclosure: z.string().nullable(),
          credits: z.array(z.object({ name: z.string(), craft: z.string() })),
          file: z
            .object({
              name: z.string(),
              bytes: z.int(),
              mediaType: z.string(),
              posterUrl: z.string().nullable(),
            })
            .nullable(),
          handedOverAt: wireInstant.nullable(),
          ownLink: z.string().nullable().openapi({
            description:
              'A link to our page that counts how often it is followed, and by nobody in particular.',
          }),
          link: z.string().nullable(),
          disclosed: z
            .object({ how: z.enum(HOW_DISCLOSED), at: wireInstant })
            .nullable()
            .openapi({ description: 'How the holder said that the post of this link discloses.' }),
          showing: z.object({ isShown: z.boolean() }).nullable().openapi({
            description:
              'Whether the holder lets their post be shown on the production’s page; null where there is none for it.',
          }),
          check: kitCheckSchema.nullable(),
        })
        .openapi('KitSlip'),
    ),
    ...refusals,
  },
})
const handOver = createRoute({
  method: 'post',
  path: '/kit-slips/{token}/handovers',
  operationId: 'handOverKit',
  tags,
  summary: 'Take the film: an exit, judged and logged',
  request: { params: tokenParam },
  responses: {
    201: json(
      'An address that lives ten minutes',
      z.object({ url: z.string(), name: z.string(), bytes: z.int() }),
    ),
    ...refusals,
  },
})
const link = createRoute({
  method: 'post',
  path: '/kit-slips/{token}/links',
  operationId: 'linkKit',
  tags,
  summary: 'Say where the kit was posted, and that the post discloses what it must',
  request: {
    params: tokenParam,
    body: jsonBody(
      z.object({
        url: z.string().trim().max(2000),
        disclosed: z.enum(HOW_DISCLOSED).nullable().default(null).openapi({
          description:
            'By words in the post, or by the platform’s own label. Asked for where a kit asks for a disclosure.',
        }),
      }),
    ),
  },
  responses: { 201: json('Kept', z.object({ link: z.string() })), ...refusals },
})

/** Routes behind the link of a kit; opening it changes nothing, acts are posted. */
export function kitRoutes(deps: PublishDeps) {
  const { db, clock } = deps
  const addresses = new PublicAddresses(deps)
  const api = createApi()
  api.openapi(read, async (c) => {
    const { kit } = await kitBehind(deps, c.req.valid('param').token)
    const door = await doorOf(db, kit, clock.now())
    const { holderName: holder, handedOverAt, linkBack: sent, disclosure, publication } = kit
    const { disclosed, disclosedAt, shownSince } = kit
    const isOpen = door.kind === 'open'
    // The words are an exit too: before the moment there is a time and nothing else.
    const told = isOpen
      ? {
          title: publication.title,
          copy: publication.copy,
          disclosure,
          credits: await creditsBeside(deps, kit),
        }
      : { title: '', copy: null, disclosure: null, credits: [] }
    const film = isOpen ? await filmOfKit(db, kit) : null
    const ownPath = isOpen ? await kitLinkPath(db, kit.id) : null
    const [posterUrl = null] = film?.poster ? await addresses.mint([film.poster]) : []
    return c.json(
      {
        door: door.kind,
        opensAt: isOpen || door.kind === 'waiting' ? maybeInstantOut(publication.opensAt) : null,
        holder,
        ...told,
        file: film && { name: film.name, bytes: film.sizeBytes, mediaType: 'video/mp4', posterUrl },
        handedOverAt: maybeInstantOut(handedOverAt),
        ownLink: ownPath && deps.site.link(ownPath),
        link: sent,
        disclosed:
          disclosed === null || disclosedAt === null ? null : { how: disclosed, at: instantOut(disclosedAt) },
        showing: isOpen && (await mayBeShownBeside(db, kit)) ? { isShown: shownSince !== null } : null,
        check: kitCheckOut((await checksOf(db, [publication.id])).get(publication.id) ?? null),
      },
      200,
    )
  })
  api.openapi(handOver, async (c) => {
    const { url, name, sizeBytes } = await handOverKit({ db, clock, addresses }, c.req.valid('param').token)
    return c.json({ url, name, bytes: sizeBytes }, 201)
  })
  api.openapi(link, async (c) =>
    c.json(await linkBack(deps, c.req.valid('param').token, c.req.valid('json')), 201),
  )
  return api
}
