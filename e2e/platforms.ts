import type { PlatformId } from '@stagedoor/core/publish'
import {
  BLUESKY_TRIAL,
  emulateBluesky,
  type EmulatedBluesky,
} from '../server/src/connectors/bluesky/emulator/index.ts'
import { EMULATED_SECRET } from '../server/src/connectors/webhook/emulator/index.ts'
import { PEERTUBE_TRIAL } from '../server/src/connectors/peertube/emulator/index.ts'
import type { Emulator } from '../server/src/connectors/emulating/index.ts'
import { emulateTiktok, type EmulatedTiktok } from '../server/src/connectors/tiktok/emulator/index.ts'
import { EMULATORS } from '../server/src/connectors/emulators.ts'
import { must, type Visitor } from './visitor.ts'

/** The platforms that are emulated, with what a post goes there as. */
const FORMATS = {
  bluesky: 'bluesky-post',
  mastodon: 'fediverse-post',
  peertube: 'peertube-film',
  youtube: 'youtube-short',
  tiktok: 'tiktok',
  instagram: 'instagram-reel',
  x: 'x-post',
  webhook: 'own-page',
} as const satisfies Partial<Record<PlatformId, string>>

/** One of the eight. */
export type EmulatedId = keyof typeof FORMATS

/** All of them, in an order that stays. */
export const EMULATED = Object.keys(FORMATS) as EmulatedId[]

/** Eight platforms on this machine that share the time of the house. */
export interface Platforms {
  readonly bluesky: EmulatedBluesky
  readonly tiktok: EmulatedTiktok
  readonly all: Readonly<Record<EmulatedId, Emulator>>
  /** What tells a house that they are here. */
  readonly env: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** Opens the eight platforms. */
export async function openPlatforms(clock: { now: () => number }): Promise<Platforms> {
  const bluesky = await emulateBluesky({ clock })
  const tiktok = await emulateTiktok({ clock })
  const opened: [EmulatedId, Emulator][] = []
  for (const id of EMULATED) {
    if (id === 'bluesky') opened.push([id, bluesky.emulator])
    else opened.push([id, id === 'tiktok' ? tiktok : await openOne(id, clock)])
  }
  const env = opened.map(([id, { origin }]) => [`STAGEDOOR_PLATFORM_${id.toUpperCase()}`, origin])
  return {
    bluesky,
    tiktok,
    all: Object.fromEntries(opened) as Record<EmulatedId, Emulator>,
    env: Object.fromEntries(env) as Record<string, string>,
    close: async () => {
      await Promise.all(opened.map(([, emulator]) => emulator.close()))
    },
  }
}

async function openOne(id: EmulatedId, clock: { now: () => number }): Promise<Emulator> {
  const open = EMULATORS[id]
  if (open === undefined) throw new Error(`${id} is not emulated`)
  return open({ clock })
}

/** How the words of a post go to a platform. */
export const formatOf = (id: EmulatedId): (typeof FORMATS)[EmulatedId] => FORMATS[id]

/** The words of a post of the lamp that goes out, with what differs from place to place. */
export const wordsFor = <Where extends object>(where: Where) => ({
  copy: 'Forty oilskins, one lamp. #Saltlight',
  language: 'en',
  altText: '',
  contentWarning: null,
  disclosures: [],
  cover: null,
  interactions: {},
  firstComment: null,
  parts: [],
  ...where,
})

/** How a post names itself and to whom it goes at one of the eight. */
export const wordsAt = (id: EmulatedId) =>
  wordsFor({
    format: formatOf(id),
    title: ['youtube', 'peertube', 'webhook'].includes(id) ? 'The lamp goes out' : '',
    visibility: id === 'tiktok' ? 'PUBLIC_TO_EVERYONE' : null,
  })

/** How many posts of the house's own account a platform shows to anybody, counted on its own page. */
export async function postsOn({ all }: Platforms, id: EmulatedId): Promise<number> {
  const page = await (await fetch(`${all[id].origin}/`)).text()
  const count = (mark: string): number => page.split(mark).length - 1
  // A kill may leave a draft behind that nobody sees and that its platform deletes by itself.
  return id === 'webhook'
    ? count('<li>') - count('(taken back)')
    : count('<article>') - count('seen by nobody')
}

/** Connects an account at each of the eight, as a person does: by words, or by pressing Allow on the platform's page. */
export async function connectAll(
  owner: Visitor,
  production: string,
  { all }: Platforms,
): Promise<Record<EmulatedId, string>> {
  const params = { path: { production } }
  const byWords = (connector: EmulatedId, server: string | null, fields: Record<string, string>) =>
    must(
      owner.POST('/api/v1/productions/{production}/accounts', {
        params,
        body: { connector, server, fields },
      }),
    )
  await byWords('bluesky', all.bluesky.origin, BLUESKY_TRIAL)
  await byWords('peertube', all.peertube.origin, PEERTUBE_TRIAL)
  await byWords('webhook', all.webhook.origin, { path: '/hook', secret: EMULATED_SECRET })
  for (const connector of ['mastodon', 'youtube', 'tiktok', 'instagram', 'x'] as const) {
    const [server, app] =
      connector === 'mastodon' ? [all.mastodon.origin, null] : [null, await appOf(all[connector])]
    const door = connector === 'instagram' ? 'facebook' : null
    if (app !== null)
      await must(
        owner.PUT('/api/v1/apps/{connector}', { params: { path: { connector } }, body: { door, ...app } }),
      )
    const { url } = await must(
      owner.POST('/api/v1/productions/{production}/account-doors', {
        params,
        body: { connector, server, door },
      }),
    )
    await allow(owner, url)
  }
  const { items } = await must(owner.GET('/api/v1/productions/{production}/accounts', { params }))
  return Object.fromEntries(items.map(({ id, connector }) => [connector, id])) as Record<EmulatedId, string>
}

// A platform gives whoever has an application its id and secret on a page; so do these.
async function appOf({ origin }: Emulator): Promise<{ clientId: string; clientSecret: string }> {
  const page = await (await fetch(`${origin}/`)).text()
  const [, clientId, clientSecret] =
    /(?:Client id|Client key|app id) (\S+), secret ([^.\s]+(?:\.[^.\s]+)*)\./.exec(page) ?? []
  if (clientId === undefined || clientSecret === undefined) throw new Error(`no application on ${page}`)
  return { clientId, clientSecret }
}

// The consent page is opened, Allow is pressed, and the platform leads back to the house.
async function allow(owner: Visitor, url: string): Promise<void> {
  const page = await fetch(url)
  if (!page.ok) throw new Error(`${url} answers ${page.status}: ${await page.text()}`)
  const pressed = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'allow' }),
    redirect: 'manual',
  })
  const back = new URL(pressed.headers.get('location') ?? '')
  const answer = await owner.bare(`${back.pathname}${back.search}`)
  const said = answer.headers.get('location') ?? ''
  if (!said.includes('/accounts')) throw new Error(`the house answered ${answer.status} ${said}`)
}
