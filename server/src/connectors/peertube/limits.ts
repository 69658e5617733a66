import { z } from 'zod'
import { PLATFORM_LIMITS, type PlanIssue, type PlatformLimits, type PostPlan } from '@stagedoor/core/publish'
import type { ConnectorContext } from '../connector.ts'
import { peertube } from './client.ts'

const Config = z.object({ serverVersion: z.string() })
const Me = z.object({ videoQuota: z.number(), videoQuotaDaily: z.number() })
const Used = z.object({ videoQuotaUsed: z.number(), videoQuotaUsedDaily: z.number() })

const SHORTEST_WORDS = 3
// Before it a server drops the words of a warning without a word.
const WARNS_FROM = [7, 2] as const

/** What the account's server takes of it today. */
export async function limits(ctx: ConnectorContext): Promise<PlatformLimits> {
  const known = PLATFORM_LIMITS.peertube
  if (known === undefined) throw new Error('the limits of PeerTube are missing')
  const { serverVersion } = await peertube(ctx, { method: 'GET', path: '/config', answer: Config })
  const me = await peertube(ctx, { method: 'GET', path: '/users/me', answer: Me })
  const used = await peertube(ctx, { method: 'GET', path: '/users/me/video-quota-used', answer: Used })
  // Minus one means no bound.
  const left = [
    me.videoQuota < 0 ? Infinity : me.videoQuota - used.videoQuotaUsed,
    me.videoQuotaDaily < 0 ? Infinity : me.videoQuotaDaily - used.videoQuotaUsedDaily,
  ]
  const mostBytes = Math.max(0, Math.min(...left))
  return {
    ...known,
    contentWarning: warns(serverVersion) ? 'words' : 'none',
    film: { ...known.film, ...(Number.isFinite(mostBytes) ? { mostBytes } : {}) },
  }
}

function warns(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > WARNS_FROM[0] || (major === WARNS_FROM[0] && minor >= WARNS_FROM[1])
}

/** PeerTube wants at least three letters of a title, and of a description that is not empty. */
export function validate({ title, copy }: PostPlan, { sources }: PlatformLimits): readonly PlanIssue[] {
  const [source = ''] = sources
  const isShort = (text: string) => text.trim() !== '' && text.trim().length < SHORTEST_WORDS
  return (['title', 'copy'] as const).flatMap((field) =>
    isShort(field === 'title' ? title : copy)
      ? [
          {
            kind: 'words',
            part: 0,
            issue: { kind: 'missing', field },
            remedy: 'choose-another',
            source,
          } as const,
        ]
      : [],
  )
}
