import { withAddresses } from './addresses-in.ts'
import type { PlatformLimits } from './limits/platform-limits.ts'
import type { PostPlan } from './post-plan.ts'

/** What a platform will charge for a plan, in millionths of a unit of the currency (ISO 4217); null where it charges nothing. */
export function priceOfPost(
  plan: Pick<PostPlan, 'copy' | 'parts' | 'firstComment'>,
  { price }: Pick<PlatformLimits, 'price'>,
): { readonly currency: string; readonly micros: number } | null {
  if (price === null) return null
  const texts = [plan.copy, ...plan.parts, ...(plan.firstComment === null ? [] : [plan.firstComment])]
  const micros = texts.reduce(
    (sum, text) => sum + (withAddresses(text, '') === text ? price.post : price.postWithAddress),
    0,
  )
  return { currency: price.currency, micros }
}
