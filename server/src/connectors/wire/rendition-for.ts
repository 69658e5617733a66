import { platformSpec } from '@stagedoor/core/cut'
import { checkPlan, type PlatformLimits, type PostPlan } from '@stagedoor/core/publish'
import type { RenditionSpec } from '../connector.ts'

/** The file that has to be made where a platform does not take the film as it is; none where it does. */
export function renditionFor(plan: PostPlan, limits: PlatformLimits): readonly RenditionSpec[] {
  const mustBeMade = checkPlan(plan, limits).some(({ remedy }) => remedy === 'encode-anew')
  const [container = 'mp4'] = limits.film.containers
  const [videoCodec = 'h264'] = limits.film.videoCodecs
  const { mostBytes } = platformSpec(plan.format)
  return mustBeMade
    ? [
        {
          container,
          videoCodec,
          mostBytes: Math.min(mostBytes, limits.film.mostBytes ?? mostBytes),
          longestSide: limits.film.side[1],
          frameRate: limits.film.frameRate,
          fastStart: limits.film.needsFastStart,
        },
      ]
    : []
}
