import type { Destination } from '@stagedoor/core/clearance'
import type { CopyPlatform, DestinationKind } from '@stagedoor/core/publish'
import type { PlatformSpecName } from '@stagedoor/core/cut'
import { OWN_PAGE } from '../clearance/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Trx } from '../schema/index.ts'

/** Where a publication goes, as it is kept and as the doorkeeper asks about it. */
export interface Place {
  readonly kind: DestinationKind
  readonly name: string
  /** Whose limits on words and film apply. */
  readonly platform: CopyPlatform
  readonly destination: Destination
}

/** The production's own page. */
export const ownPage: Place = {
  kind: 'own-page',
  name: 'Own page',
  platform: 'own-page',
  destination: OWN_PAGE,
}

// A kit for whichever platform its holder chooses: cleared by a permission that names kits, or holds anywhere.
const ANY_PLATFORM = 'kit'

/** The holder's own account on a platform, or on whichever they choose; no platform tells us where its viewers are. */
export function holdersAccount(
  platform: CopyPlatform | null,
  { holderName, ownerId }: { holderName: string; ownerId: string | null },
): Place {
  return {
    kind: 'kit',
    name: holderName,
    platform: platform ?? 'own-page',
    destination: {
      platform: platform ?? ANY_PLATFORM,
      account: holderName,
      keepsTerritories: false,
      knowsProgress: false,
      ownerId,
    },
  }
}

/** The production's own account at a platform; none of them tells us where its viewers are. */
export function accountAt(
  platform: CopyPlatform,
  { account, name }: { account: string; name: string },
): Place {
  return {
    kind: 'platform',
    name,
    platform,
    destination: { platform, account, keepsTerritories: false, knowsProgress: false, ownerId: null },
  }
}

/** The place of a publication as its row keeps it. */
export function placeOf({
  kind,
  platform,
  account,
  ownerId,
  destinationName,
}: {
  kind: DestinationKind
  platform: string
  account: string
  ownerId: string | null
  destinationName: string
}): Place {
  if (kind === 'own-page') return ownPage
  if (kind === 'platform') return accountAt(platform as CopyPlatform, { account, name: destinationName })
  return holdersAccount(platform === ANY_PLATFORM ? null : (platform as CopyPlatform), {
    holderName: account,
    ownerId,
  })
}

/** What each platform takes of a film, for those who post there themselves. */
export const FILM_OF: Record<CopyPlatform, PlatformSpecName> = {
  'own-page': 'own-page',
  tiktok: 'tiktok',
  instagram: 'instagram-reel',
  youtube: 'youtube-short',
  x: 'x-post',
  bluesky: 'bluesky-post',
  mastodon: 'fediverse-post',
  threads: 'instagram-reel',
  linkedin: 'own-page',
}

/** The row of a place in a production, made when it is first used; two owners of one name have a place each. */
export async function destinationAt(trx: Trx, productionId: string, place: Place): Promise<string> {
  const { platform, account, ownerId } = place.destination
  const { id } = await trx
    .insertInto('publish.destinations')
    .values({ id: newId(), productionId, kind: place.kind, platform, account, name: place.name, ownerId })
    .onConflict((conflict) =>
      conflict
        .columns(['productionId', 'kind', 'platform', 'account', 'ownerId'])
        .doUpdateSet({ name: place.name }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
