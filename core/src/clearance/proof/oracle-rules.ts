import type { Embargo } from '../embargo.ts'
import type { Holdback } from '../holdback.ts'
import type { Kill } from '../kill.ts'
import type { Nda } from '../nda.ts'
import type { Prohibition } from '../prohibition.ts'
import type { World } from './world.ts'
import { isAt, touches, usesOf } from './oracle-places.ts'
import { afterDelay } from './oracle-secrets.ts'
import { holds, type Tick } from './oracle-spots.ts'

/** Whether an embargo keeps back one tick at the exposure's moment. */
export function keepsBack(world: World, embargo: Embargo, tick: Tick): boolean {
  const { exposure, now } = world
  const { at, placedAt } = exposure
  const isKnown = embargo.begunAt <= now
  if (!isKnown || !touches(embargo.territories, exposure) || !reaches(world, embargo, tick)) return false
  if (isExempt(world, embargo, at)) return false
  if (isStanding(world, embargo, at)) return true
  if (placedAt === null || !isStanding(world, embargo, placedAt)) return false
  const { ahead } = embargo
  return !(ahead && ahead.at <= now && ahead.at <= placedAt)
}

function reaches({ evidence }: World, { scope }: Embargo, { assetId, tick }: Tick): boolean {
  const facts = evidence.assets.find((asset) => asset.assetId === assetId)
  switch (scope.kind) {
    case 'production':
      return true
    case 'asset':
      return scope.assetId === assetId
    case 'day':
      return facts?.dayId === scope.dayId
    case 'scene':
      return (facts?.scenes ?? []).some(
        (scene) =>
          scene.sceneId === scope.sceneId && (scene.kind === 'throughout' || holds(scene.range, tick)),
      )
  }
}

function isStanding({ now }: World, { until, lifters, lifts }: Embargo, moment: number): boolean {
  if (until.kind === 'at' && until.at <= moment) return false
  const lifting = lifts.filter(({ at }) => at <= now && at <= moment).map(({ by }) => by)
  switch (lifters.kind) {
    case 'anyone-allowed':
      return lifting.length === 0
    case 'any-of':
      return !lifters.names.some((name) => lifting.includes(name))
    case 'all-of':
      return !lifters.names.every((name) => lifting.includes(name))
  }
}

function isExempt({ exposure, now }: World, { exemptions }: Embargo, moment: number): boolean {
  const { leaving } = exposure
  return exemptions.some(
    (exemption) =>
      exemption.at <= now &&
      exemption.at <= moment &&
      (exemption.kind === 'version'
        ? leaving.kind === 'cut' && leaving.version === exemption.version
        : leaving.kind === 'asset' && leaving.assetId === exemption.assetId),
  )
}

/** Whether a prohibition speaks of this exposure at its moment. */
export function forbids({ exposure, now }: World, rule: Prohibition): boolean {
  const { at, destination } = exposure
  const isNamed = rule.destinations.destinations.some((scope) => isAt(scope, destination))
  return (
    rule.recordedAt <= now &&
    isRunning(rule, at) &&
    (rule.uses.length === 0 || usesOf(exposure).some((use) => rule.uses.includes(use))) &&
    touches(rule.territories, exposure) &&
    (rule.destinations.kind === 'these' ? isNamed : !isNamed)
  )
}

function isRunning({ from, until }: Prohibition, at: number): boolean {
  // A window that ends before it begins limits nothing.
  if (from !== null && until !== null && until <= from) return true
  return (from === null || from <= at) && (until === null || at < until)
}

/** Whether no moment ends a prohibition. */
export function isEndless({ from, until }: Prohibition): boolean {
  return until === null || (from !== null && until <= from)
}

/** Whether a cut must wait for another destination at the exposure's moment; a destination never waits for itself. */
export function waits({ exposure, evidence, now }: World, rule: Holdback): boolean {
  const { leaving, destination, at } = exposure
  if (leaving.kind !== 'cut' || rule.recordedAt > now) return false
  if (!isAt(rule.waits, destination) || isAt(rule.first, destination)) return false
  if (!touches(rule.territories, exposure)) return false
  const published = evidence.releases.filter(
    (release) =>
      release.cutId === leaving.cutId && release.at <= now && isAt(rule.first, release.destination),
  )
  // The first starts the clock. A later one may end sooner by the calendar: a month after 30 and 31 January is 28 February.
  const first = published.filter((release) => published.every((other) => release.at <= other.at))
  return !first.some((release) => afterDelay(release.at, rule.delay) <= at)
}

/** Whether an agreement shuts the exposure's destination at its moment. */
export function shuts({ exposure, now }: World, { contributorId, until, recordedAt }: Nda): boolean {
  return (
    exposure.destination.ownerId === contributorId &&
    recordedAt <= now &&
    (until.kind === 'never' || exposure.at < until.at)
  )
}

/** Whether a kill has taken out one tick at the exposure's moment. */
export function kills({ exposure, now }: World, { killed, at, takenBackAt }: Kill, tick: Tick): boolean {
  const isTakenBack = takenBackAt !== null && takenBackAt <= now && takenBackAt <= exposure.at
  if (at > now || isTakenBack) return false
  switch (killed.kind) {
    case 'asset':
      return killed.assetId === tick.assetId
    case 'range':
      return killed.assetId === tick.assetId && holds(killed.range, tick.tick)
    case 'cut':
      return exposure.leaving.kind === 'cut' && exposure.leaving.cutId === killed.cutId
  }
}
