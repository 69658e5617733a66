import { z } from 'zod'
import {
  measureText,
  PLATFORM_LIMITS,
  type PlanIssue,
  type PlatformLimits,
  type PostPlan,
} from '@stagedoor/core/publish'
import type { ConnectorContext } from '../connector.ts'
import { mastodon } from './client.ts'

// https://docs.joinmastodon.org/entities/Instance/#configuration; older and kindred servers leave some out.
const Configured = z.object({
  configuration: z
    .object({
      statuses: z.object({ max_characters: z.number() }).optional(),
      media_attachments: z
        .object({
          description_limit: z.number().optional(),
          video_size_limit: z.number().optional(),
          video_frame_rate_limit: z.number().optional(),
          video_matrix_limit: z.number().optional(),
        })
        .optional(),
    })
    .optional(),
})

/** What the account's server takes, by what it says of itself. */
export async function limits(ctx: ConnectorContext): Promise<PlatformLimits> {
  const known = knownLimits()
  const { configuration } = await mastodon(ctx, {
    method: 'GET',
    path: '/api/v2/instance',
    answer: Configured,
  })
  const most = configuration?.statuses?.max_characters
  const media = configuration?.media_attachments
  const [slowest, fastest] = known.film.frameRate
  return {
    ...known,
    words: most === undefined ? known.words : { texts: [{ field: 'copy', unit: 'linked', most }] },
    altText: media?.description_limit ?? known.altText,
    film: {
      ...known.film,
      frameRate: [slowest, media?.video_frame_rate_limit ?? fastest],
      ...(media?.video_size_limit === undefined ? {} : { mostBytes: media.video_size_limit }),
      ...(media?.video_matrix_limit === undefined ? {} : { mostPixels: media.video_matrix_limit }),
    },
  }
}

function knownLimits(): PlatformLimits {
  const known = PLATFORM_LIMITS.mastodon
  if (known === undefined) throw new Error('the limits of Mastodon are missing')
  return known
}

/** The warning counts with the words: the sum that no single field shows. */
export function validate(plan: PostPlan, known: PlatformLimits): readonly PlanIssue[] {
  const limit = known.words.texts.find(({ field }) => field === 'copy')
  const { contentWarning: warning } = plan
  if (limit === undefined || warning === null) return []
  const { unit, most } = limit
  const [source = ''] = known.sources
  const own = measureText(plan.copy, unit)
  const used = own + measureText(warning, 'grapheme')
  if (used <= most || own > most) return []
  const issue = { kind: 'too-long', field: 'copy', unit, used, most } as const
  return [{ kind: 'words', part: 0, issue, remedy: 'shorten-words', source }]
}
