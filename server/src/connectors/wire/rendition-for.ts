import type { RenditionSpec } from '@stagedoor/core/cut'
import { type PlatformLimits, type PostPlan, settlePlan } from '@stagedoor/core/publish'

/** The file that has to be made where a platform does not take the film as it is; none where it does. */
export function renditionFor(plan: PostPlan, limits: PlatformLimits): readonly RenditionSpec[] {
  const { rendition } = settlePlan(plan, limits)
  return rendition === null ? [] : [rendition.spec]
}
