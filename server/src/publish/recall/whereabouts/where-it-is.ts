import {
  inOrderOfReading,
  PLACE_CLASSES,
  type Whereabout,
  type WhereaboutStands,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { capabilitiesOf } from '../../../connectors/index.ts'
import { type Preview, previewsOf } from '../../../cut/index.ts'
import type { Db } from '../../../schema/index.ts'
import { mayBeShown } from '../../ledger/places.ts'
import type { PublicationRow } from '../../queries.ts'
import { type Asked, findMaterial } from './find-material.ts'
import type { ToldAbout } from './ports.ts'
import { type Reach, reachOf } from './reach-of.ts'

/**
 * Everywhere that something is or was outside, before anybody calls it back: places with how surely they give back,
 * copies in hands, previews, letters that told of it. What was there now stands first.
 */
export async function whereItIs(
  { db, told }: { db: Db; told: ToldAbout },
  { productionId, slug, asked, now }: { productionId: string; slug: string; asked: Asked; now: Instant },
): Promise<readonly Whereabout[]> {
  const { publications, keyArt, cutIds } = await findMaterial(db, { productionId, asked })
  const ids = publications.map(({ id }) => id)
  const gateIds = [...publications, ...keyArt].map(({ gateId }) => gateId)
  const reach = await reachOf(db, { ids, gateIds, now })
  const titles = new Map(publications.map(({ id, title }) => [id, title]))
  const places = publications.flatMap((row) => placesOf(row, { reach, slug }))
  const heads = keyArt.flatMap(({ gateId, until, ...still }) =>
    onOwnPage(reach, gateId, {
      name: 'Key art of the own page',
      address: `/${slug}`,
      stands: until === null ? 'out' : 'was-out',
      until,
      ...still,
    }),
  )
  const notices = (await told(ids)).flatMap((one): Whereabout[] =>
    one.letters + one.devices === 0
      ? []
      : [
          {
            kind: 'notice',
            title: titles.get(one.publicationId) ?? '',
            name: 'Letters and devices of those who follow',
            address: null,
            stands: 'in-hands',
            since: one.since,
            until: null,
            seen: [
              { figure: 'letters', value: one.letters, at: null },
              { figure: 'devices', value: one.devices, at: null },
            ],
            retraction: 'none',
          },
        ],
  )
  const previews = (await previewsOf(db, cutIds)).map((preview) => previewed(preview, now))
  return inOrderOfReading([...places, ...heads, ...notices, ...previews])
}

function placesOf(row: PublicationRow, { reach, slug }: { reach: Reach; slug: string }): Whereabout[] {
  const { id, title, state, kitId, connector, destinationName } = row
  const since = reach.outSince.get(id) ?? (state.kind === 'live' ? state.since : null)
  const until = state.kind === 'recalled' ? state.at : null
  const stands = standsAs(row)
  if (kitId !== null) return kitPlaces(row, { reach, stands })
  if (stands === null) return []
  if (connector === null)
    return onOwnPage(reach, row.gateId, {
      title,
      name: 'Own page',
      address: row.slug === null ? null : `/${slug}/${row.slug}`,
      stands,
      since: since ?? (stands === 'waits' ? row.opensAt : null),
      until,
    })
  const remote = row.remote as { url: string | null } | null
  const isUnseen = stands === 'unseen'
  return [
    {
      kind: connector === 'feed' ? 'feed' : isUnseen ? 'platform-draft' : 'platform-post',
      title,
      name: destinationName,
      address: isUnseen ? null : (remote?.url ?? null),
      stands,
      since,
      until,
      seen: reach.figures.get(id) ?? [],
      retraction: isUnseen ? 'conditional' : capabilitiesOf(connector).retract,
    },
  ]
}

// Whoever had an address could save the file while it lived: what is on their disk nobody takes back.
function onOwnPage(
  { addresses, now }: Reach,
  gateId: string,
  page: Pick<Whereabout, 'title' | 'name' | 'address' | 'stands' | 'since' | 'until'>,
): Whereabout[] {
  const { title, since } = page
  const shown: Whereabout = { kind: 'own-page', seen: [], retraction: PLACE_CLASSES['own-page'], ...page }
  const { given, alive } = addresses.get(gateId) ?? { given: 0, alive: 0 }
  if (given === 0) return [shown]
  return [
    shown,
    {
      kind: 'media-copy',
      title,
      name: 'Files that were handed out within the last day',
      address: null,
      stands: 'in-hands',
      since,
      until: null,
      seen: [
        { figure: 'addresses', value: given, at: null },
        { figure: 'alive', value: alive, at: now },
      ],
      retraction: 'none',
    },
  ]
}

// Null for what never left and never will: there is nothing to say.
function standsAs(row: PublicationRow): WhereaboutStands | null {
  const { state, leftBehind } = row
  switch (state.kind) {
    case 'live':
    case 'leaving':
    case 'unknown':
      return 'out'
    case 'placing':
      return 'unseen'
    case 'scheduled':
      return 'waits'
    case 'recalled':
      return mayBeShown(row) ? 'was-out' : leftBehind === true ? 'unseen' : null
    case 'draft':
    case 'failed':
    case 'cancelled':
      return leftBehind === true ? 'unseen' : null
  }
}

function kitPlaces(
  row: PublicationRow,
  { reach, stands }: { reach: Reach; stands: WhereaboutStands | null },
): Whereabout[] {
  const { id, title, holderName, handedOverAt, linkBack, earlierLinks, state } = row
  const until = state.kind === 'recalled' ? state.at : null
  const name = `${holderName ?? ''}’s kit`
  const link: Whereabout[] =
    stands === null
      ? []
      : [
          {
            kind: 'kit-link',
            title,
            name,
            address: null,
            stands,
            since: state.kind === 'live' ? state.since : row.opensAt,
            until,
            seen: [{ figure: 'visits', value: reach.visits.get(id) ?? 0, at: null }],
            retraction: PLACE_CLASSES['kit-link'],
          },
        ]
  if (handedOverAt === null) return link
  const copies = [linkBack, ...earlierLinks].map((address): Whereabout => ({
    kind: 'kit-copy',
    title,
    name: `${holderName ?? ''}’s own publication`,
    address,
    stands: 'in-hands',
    since: handedOverAt,
    until: null,
    seen: [],
    retraction: PLACE_CLASSES['kit-copy'],
  }))
  return [...link, ...copies]
}

function previewed({ title, shownTo, since, wasOpened, until }: Preview, now: Instant): Whereabout {
  return {
    kind: 'preview',
    title,
    name: shownTo,
    address: null,
    stands: until !== null && until <= now ? 'was-out' : 'out',
    since,
    until,
    seen: [{ figure: 'opened', value: wasOpened ? 1 : 0, at: null }],
    retraction: 'hard',
  }
}
