import { instant } from '@stagedoor/core/time'
import { nameSlug } from '@stagedoor/core/publish'
import { canariesIn, canaryAt } from './canary.ts'
import { drawFrom } from './draw.ts'
import { predictor, type Thing } from './predict.ts'
import { joinFans, passerBy, type SurfaceFan } from './surface-fans.ts'
import type { SurfaceHouse } from './surface-house.ts'
import { putSurfacePosts } from './surface-posts.ts'
import { MOMENTS, tellSurfaceStory } from './surface-story.ts'
import { saySurfaceWords } from './surface-writings.ts'
import { apiAddresses, pageAddresses, type Pools, readThrough } from './walk-surface.ts'

/** How large the world is that is walked. */
export interface SurfaceSize {
  readonly seed: number
  readonly posts: number
  readonly writings: number
  readonly fans: number
  readonly moments: number
  /** Whether the pages are walked besides the API. */
  readonly pages: boolean
}

/** What the walk came to. */
export interface SurfaceFindings {
  /** Each a canary where its gate does not let it be, or one that nobody could find though they may. */
  readonly faults: readonly string[]
  readonly reads: number
  readonly canaries: number
  /** Places where something hidden from everybody without an account lies, by address. */
  readonly hidden: readonly (readonly [path: string, hidden: string])[]
}

/** Pages and files that everybody gets alike, however far they are. */
const AT_ZERO = /\/(?:feed\.xml|feed\.json|sitemap\.xml|robots\.txt)$|\/public\/(?:oembed|addresses)/
const MEDIA = /\/m\/[A-Za-z0-9_.~/-]+/g

/**
 * Fills a house with canaries behind gates of every kind, and reads everything that front of house answers as people at
 * several places in the story, before and after gates open: each finds every canary that core's predicate gives them, and
 * none besides.
 */
export async function proveSurface(surface: SurfaceHouse, size: SurfaceSize): Promise<SurfaceFindings> {
  const draw = drawFrom(size.seed)
  const things: Thing[] = []
  const secret = (gates: readonly string[], of: string): string => {
    const canary = canaryAt(size.seed * 100_000 + things.length)
    things.push({ canary, of, gates })
    return canary
  }
  await surface.goTo(MOMENTS[0]!)
  const story = await tellSurfaceStory(surface, (of) => secret([], of))
  const posts = await putSurfacePosts(surface, story, {
    draw,
    count: size.posts,
    secret: (gateId, of) => secret([gateId], of),
  })
  const handles = Array.from({ length: size.fans }, () => secret([], 'handle'))
  const fans = await joinFans(surface, story, handles)
  const { sessionIds, gatesOf } = await saySurfaceWords(surface, story, {
    draw,
    fans,
    posts,
    count: size.writings,
    secret: (of) => secret([], of),
  })
  const lookers: readonly SurfaceFan[] = [
    await passerBy(surface, story, []),
    await passerBy(surface, story, ['a']),
    await passerBy(surface, story, ['x']),
    ...fans,
  ]
  const writings = await surface.house.db
    .selectFrom('community.writings')
    .select(['id', 'gateId'])
    .where('productionId', '=', story.productionId)
    .execute()
  const later = await surface.house.db
    .selectFrom('wall.gates')
    .select(['id', 'horizonPoints'])
    .where('productionId', '=', story.productionId)
    .execute()
  const laterGates = new Set(
    later.filter(({ horizonPoints }) => horizonPoints.length > 0).map(({ id }) => id),
  )
  const sessions = await surface.house.db
    .selectFrom('community.sessions')
    .select(['id', 'title', 'gateId'])
    .where('productionId', '=', story.productionId)
    .execute()
  const known = things.map((thing) => {
    const session = sessions.find(({ title }) => title.includes(thing.canary))
    const gates = session === undefined ? gatesOf.get(thing.canary) : [session.gateId, story.frontGateId]
    return gates === undefined ? thing : { ...thing, gates }
  })
  const names = new Map(things.map(({ canary, of }) => [canary, of]))
  const ids = writings.map(({ id }) => id)
  const pools: Pools = {
    production: [story.slug],
    post: posts.map(({ slug }) => slug),
    slug: posts.map(({ slug }) => slug),
    person: things.filter(({ of }) => of === 'a name in the credits').map(({ canary }) => nameSlug(canary)),
    handle: handles,
    ...Object.fromEntries(['writing', 'question', 'theory', 'answer', 'comment'].map((name) => [name, ids])),
    session: sessionIds,
  }
  const faults: string[] = []
  let reads = 0
  for (const moment of MOMENTS.slice(0, size.moments)) {
    await surface.goTo(moment)
    const now = instant(moment)
    const maySee = await predictor(surface, story, { things: known, fans })
    const atZero = maySee(lookers[0]!, now)
    for (const looker of lookers) {
      const allowed = maySee(looker, now)
      const found = new Set<string>()
      const take = (path: string, text: string, may: ReadonlySet<string>) => {
        // An address that names a canary is given back by nothing: what is asked for is not what is told.
        const asked = canariesIn(decodeURIComponent(path))
        for (const canary of canariesIn(text)) {
          found.add(canary)
          if (!may.has(canary) && !asked.has(canary))
            faults.push(
              `${looker.name} at ${new Date(moment).toISOString()}: ${path} has ${names.get(canary)}`,
            )
        }
      }
      const addresses = await apiAddresses(surface, pools)
      const media = new Set<string>()
      for (const path of addresses) {
        const pagesOfList = await readThrough(async (at) => {
          reads += 1
          const { status, text } = await surface.api(at, { cookie: looker.cookie })
          if (status >= 500) faults.push(`${looker.name}: ${at} ended with ${status}`)
          return text
        }, path)
        for (const text of pagesOfList) {
          take(path, text, AT_ZERO.test(path) ? atZero : allowed)
          for (const [url] of text.matchAll(MEDIA)) media.add(url)
        }
      }
      if (size.pages)
        for (const path of await pageAddresses(pools)) {
          reads += 1
          const { status, text } = await surface.page(path, looker.cookie)
          if (status >= 500) faults.push(`${looker.name}: ${path} ended with ${status}`)
          take(path, text, AT_ZERO.test(path) ? atZero : allowed)
          // A file has none.
          const head = /^[^]*(?=<\/head>)/.exec(text)?.[0] ?? ''
          // One's own handle is no news to oneself.
          if (head !== '') take(`${path} <head>`, head, new Set([...atZero, looker.handle ?? '']))
        }
      for (const url of media) {
        reads += 1
        take(url, (await surface.page(url)).text, allowed)
      }
      const missed = [...allowed].filter((canary) => !found.has(canary))
      for (const canary of missed)
        faults.push(
          `${looker.name} at ${new Date(moment).toISOString()}: may see ${names.get(canary)} and finds it nowhere`,
        )
    }
  }
  return { faults: [...new Set(faults)], reads, canaries: things.length, hidden: hiddenPlaces() }

  function hiddenPlaces(): (readonly [string, string])[] {
    const home = `/api/v1/public/productions/${story.slug}`
    const post = posts.find(({ gateId }) => laterGates.has(gateId))
    const writing = writings.find(({ gateId }) => gateId !== null && laterGates.has(gateId))
    return [
      ...(post === undefined
        ? []
        : [
            [`${home}/posts/{}`, post.slug] as const,
            [`${home}/posts/{}/comments`, post.slug] as const,
            [`${home}/posts/{}/captions`, post.slug] as const,
            [`${home}/posts/{}/chapters`, post.slug] as const,
          ]),
      ...(writing === undefined
        ? []
        : ['comments', 'questions', 'theories'].map((kind) => [`${home}/${kind}/{}`, writing.id] as const)),
    ]
  }
}
