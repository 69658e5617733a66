import type { EmbargoProof, EmbargoTry } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { JobContext } from '../../plant/jobs/index.ts'
import { type Address, apiAddresses, type NotAsked } from './addresses-of-api.ts'
import {
  cardAddresses,
  fileAddresses,
  isOwnOf,
  kitAddresses,
  neverWas,
  pageAddresses,
  poolsOf,
  queriesFor,
} from './addresses-of-it.ts'
import { asking } from './ask.ts'
import { federatedAddresses } from './federated-addresses.ts'
import { openedAhead, tryDatabase, tryKits } from './look-inside.ts'
import { tryPlacedAhead } from './placed-ahead.ts'
import type { ProofDeps } from './proof-deps.ts'
import type { AddressOfIt, EmbargoedThing, MetViewer, Pools, ProbeFinds, ProofViewer } from './ports.ts'
import { isSaidIn, openWordsOf, Reader, type Telltale, telltalesOf } from './telltales.ts'
import { type Asker, tryAddress } from './try-address.ts'
import { ANYBODY, fanFarAlong } from './viewers.ts'
import type { Existing } from './what-exists.ts'

const DOCUMENT_PATH = '/api/v1/openapi.json'
const LANES = 6

interface Trying {
  readonly existing: Existing
  readonly proofId: string
  readonly origins: readonly string[]
  readonly now: Instant
  readonly context: JobContext
}

/** What was tried, as whom, and what was looked for and not asked. */
export type Tried = Pick<EmbargoProof, 'tries' | 'viewers' | 'soughtFor' | 'notAsked'>

/** Tries every address of a publication, at every origin, as every viewer, and looks below the routes. */
export async function tryEverything(
  deps: ProofDeps,
  { existing, proofId, origins, now, context }: Trying,
): Promise<Tried> {
  const { db, fan, embargo, site } = deps
  const { signal, progress } = context
  const [origin = site.origin] = origins
  const anybody = asking({ origin, cookie: '', signal })
  const telltales = telltalesOf(existing)
  const thing = thingOf(existing, { proofId, telltales, now })
  const finds = await Promise.all(embargo.probes.map(({ look }) => look(thing)))
  // What stands on every page of the house is told by none of them.
  const furniture = await Promise.all(
    [`/${neverWas('nowhere')}`, `/${existing.production.slug}/${neverWas('nowhere')}`].map((path) =>
      anybody(path),
    ),
  )
  const open = [await openWordsOf(db, existing, now), ...furniture.map(({ body }) => body.toString())].join(
    '\n',
  )
  const soughtFor = sortTelltales(telltales, {
    open,
    saidOpenly: finds.flatMap(({ saidOpenly }) => saidOpenly),
  })
  const reader = new Reader(soughtFor.filter(({ isTold }) => isTold).map(({ telltale }) => telltale))

  const document: unknown = JSON.parse((await anybody(DOCUMENT_PATH)).body.toString())
  const ahead = await openedAhead(db, existing, now)
  const { addresses, notAsked } = everyAddress(deps, { existing, proofId, document, finds, ahead })
  const federated = await federatedAddresses(db, existing, site)
  const tries: EmbargoTry[] = [
    ...finds.flatMap((found) => found.tries),
    ...(await tryKits(db, existing, now)),
    ...(await tryPlacedAhead(deps, existing, signal)),
  ]

  const kinds: ProofViewer[] = [ANYBODY, fanFarAlong(deps), ...embargo.viewers]
  const met: MetViewer[] = []
  try {
    const { id: productionId, slug } = existing.production
    for (const { meet } of kinds) met.push(await meet({ proofId, productionId, slug }))
    const work: (() => Promise<EmbargoTry[]>)[] = []
    for (const [place, { name }] of kinds.entries()) {
      const viewer = met[place]
      if (viewer === undefined) continue
      const { cookie, viewerId } = viewer
      work.push(() => tryDatabase(fan, existing, { as: name, viewerId }))
      for (const at of origins) {
        const asker: Asker = { as: name, origin: at, ask: asking({ origin: at, cookie, signal }) }
        work.push(
          ...[...addresses, ...federated].map((address) => () => tryAddress(asker, { address, reader })),
        )
      }
    }
    tries.push(
      ...(await inLanes(work, {
        signal,
        tell: (done) => progress({ stage: 'proving', done, total: work.length }),
      })),
    )
  } finally {
    for (const { forget } of met) await forget()
  }
  return {
    tries,
    viewers: kinds.map(({ name, is }) => ({ name, is })),
    soughtFor: soughtFor.map(({ telltale, isTold }) => ({
      what: isTold ? telltale.what : `${telltale.what}: ${telltale.text}`,
      isTold,
      because: isTold ? null : 'it stands openly elsewhere in this house',
    })),
    notAsked,
  }
}

function thingOf(
  { production, publication, kits, post }: Existing,
  { proofId, telltales, now }: { proofId: string; telltales: readonly Telltale[]; now: Instant },
): EmbargoedThing {
  return {
    proofId,
    publicationId: publication.id,
    productionId: production.id,
    slug: production.slug,
    post: post === null ? null : { id: post.id, slug: post.slug },
    publicationIds: [publication, ...kits].map(({ id }) => id),
    phrases: telltales.filter(({ isWords }) => isWords).map(({ text }) => text),
    now,
  }
}

function sortTelltales(
  telltales: readonly Telltale[],
  { open, saidOpenly }: { open: string; saidOpenly: readonly string[] },
): { telltale: Telltale; isTold: boolean }[] {
  const said = new Set(saidOpenly)
  return telltales.map((telltale) => ({
    telltale,
    isTold: !telltale.isWords || !(said.has(telltale.text) || isSaidIn(open, telltale.text)),
  }))
}

function everyAddress(
  { embargo, site, addresses }: ProofDeps,
  {
    existing,
    proofId,
    document,
    finds,
    ahead,
  }: {
    existing: Existing
    proofId: string
    document: unknown
    finds: readonly ProbeFinds[]
    ahead: ReadonlySet<string>
  },
): { addresses: Address[]; notAsked: readonly NotAsked[] } {
  const isOwn = isOwnOf(existing)
  const pools = together([poolsOf(existing), { proof: [proofId] }, ...finds.map((found) => found.pools)])
  const api = apiAddresses(document, { pools, isOwn, queries: queriesFor(existing, site) })
  const pages = pageAddresses(embargo.pages, { pools, isOwn, title: existing.publication.title })
  const files = fileAddresses(existing, { addresses, isAhead: (id) => ahead.has(id) })
  const others = [
    ...files,
    ...cardAddresses(existing, site),
    ...kitAddresses(existing),
    ...finds.flatMap((found) => found.addresses),
  ]
  return { addresses: [...pages, ...api.addresses, ...others.map(alone)], notAsked: api.notAsked }
}

const alone = ({ what, path, value }: AddressOfIt): Address => ({
  what,
  path,
  value,
  echoes: [],
  isList: false,
  accept: null,
})

function together(pools: readonly Pools[]): Pools {
  const all: Record<string, string[]> = {}
  for (const pool of pools)
    for (const [place, values] of Object.entries(pool))
      all[place] = [...new Set([...(all[place] ?? []), ...values])]
  return all
}

async function inLanes(
  work: readonly (() => Promise<EmbargoTry[]>)[],
  { signal, tell }: { signal: AbortSignal; tell: (done: number) => void },
): Promise<EmbargoTry[]> {
  const found: EmbargoTry[][] = work.map(() => [])
  let [next, done] = [0, 0]
  const lane = async (): Promise<void> => {
    for (let place = next++; place < work.length; place = next++) {
      signal.throwIfAborted()
      found[place] = (await work[place]?.()) ?? []
      tell((done += 1))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return found.flat()
}
