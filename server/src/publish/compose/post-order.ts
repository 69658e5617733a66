import type { PlatformLimits, PostPlan, ScheduleRule, SettledPlan } from '@stagedoor/core/publish'
import { checkPlan, PLATFORM_LIMITS, settlePlan } from '@stagedoor/core/publish'
import type { AttemptId } from '@stagedoor/core/publish'
import { Problem } from '@stagedoor/contract/problems'
import { errorOf } from '../../connectors/index.ts'
import type { RenderedCut } from '../../cut/index.ts'
import type { Db } from '../../schema/index.ts'
import type { ContextFor } from '../deliver/index.ts'
import { type ChosenCover, coverWithin } from './cover-frame.ts'
import { filmFactsOf } from './film-facts.ts'

/** The words and marks of a post, without what the film itself tells; its cover is a moment of the film. */
export type PostWords = Omit<PostPlan, 'film' | 'captions' | 'cover'> & { readonly cover: ChosenCover | null }

/** What somebody means to publish at an account. */
export interface PostOrder {
  readonly productionId: string
  readonly cutId: string
  readonly accountId: string
  readonly rule: ScheduleRule
  readonly words: PostWords
  /** Hand the material over before its moment, where the platform can keep it unseen and no embargo forbids it. */
  readonly placeAhead: boolean
}

/** The plan of an order for a rendered cut. Its captions go along as text too, where the platform takes some and their language is told. */
export function planOf(
  { words }: Pick<PostOrder, 'words'>,
  cut: RenderedCut,
  limits: Pick<PlatformLimits, 'captions'>,
): PostPlan {
  const { language } = words
  const isSpoken = cut.captions.length > 0 && captionsLeft({ words }, cut, limits) === null
  const cover = words.cover && coverWithin(words.cover, cut)
  return {
    ...words,
    cover,
    film: filmFactsOf(cut),
    captions: isSpoken && language !== null ? [language] : [],
  }
}

/** Why the captions of a cut stay here; null where they go along, and where it has none. */
export function captionsLeft(
  { words }: Pick<PostOrder, 'words'>,
  cut: Pick<RenderedCut, 'captions'>,
  { captions }: Pick<PlatformLimits, 'captions'>,
): 'not-taken' | 'no-language' | null {
  if (cut.captions.length === 0) return null
  if (!captions.includes('vtt')) return 'not-taken'
  return words.language === null ? 'no-language' : null
}

/** What a platform takes of an account now, and whether it said so itself or the house goes by its documentation. */
export interface LimitsNow {
  readonly limits: PlatformLimits
  readonly isLive: boolean
  /** As people know the platform. */
  readonly platform: string
  /** Why the platform could not be asked. */
  readonly because: string | null
}

const PATIENCE_MS = 8_000

/** Asks the platform what it takes of this account; where it cannot be asked, its documentation speaks. */
export async function limitsNow(
  { contextFor }: { contextFor: ContextFor },
  accountId: string,
): Promise<LimitsNow> {
  const { connector, ctx } = await contextFor({
    accountId,
    attemptId: accountId as AttemptId,
    saveHandle: async () => undefined,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  try {
    return { limits: await connector.limits(ctx), isLive: true, platform: connector.name, because: null }
  } catch (error) {
    const limits = PLATFORM_LIMITS[connector.id]
    if (limits === undefined) throw error
    return { limits, isLive: false, platform: connector.name, because: errorOf(error, 'transient', ctx).what }
  }
}

/** Everything of a plan that the platform would refuse, and the copy of its film that the house makes for it. */
export async function settleOrder(
  { db, contextFor }: { db: Db; contextFor: ContextFor },
  { accountId, plan, limits }: { accountId: string; plan: PostPlan; limits: PlatformLimits },
): Promise<SettledPlan> {
  const account = await db
    .selectFrom('publish.accounts')
    .select('settings')
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account === undefined) throw new Problem('not-found')
  const { connector } = await contextFor({
    accountId,
    attemptId: accountId as AttemptId,
    saveHandle: async () => undefined,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const settled = settlePlan(plan, limits)
  // A way of our own that hands the render itself over is not helped by a copy.
  const takesCopy = settled.rendition === null || connector.prepare(plan, limits).length > 0
  const { issues, rendition } = takesCopy ? settled : { issues: checkPlan(plan, limits), rendition: null }
  return { rendition, issues: [...issues, ...connector.validate(plan, limits, account.settings)] }
}
