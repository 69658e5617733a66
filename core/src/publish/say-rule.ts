import { sayDelay, sayMoment, sayReveal, type Speaking } from '../clearance/index.ts'
import { type Delay, formatInstant, type LocalDateTime, resolveLocal } from '../time/index.ts'
import { say } from '../words/index.ts'
import type { Awaited, RuleWarning } from './resolve-rule.ts'
import type { ScheduleRule } from './schedule-rule.ts'

/** When a rule opens, to stand after "Opens": `1 hour after the premiere in each territory`. Other publications are called by `names`. */
export function sayRule(rule: ScheduleRule, speaking: Speaking): string {
  const { locale } = speaking
  switch (rule.kind) {
    case 'at-once':
      return say(locale, 'schedule.at-once', {})
    case 'moment':
      return sayMoment(rule.at, speaking)
    case 'local-time':
      return sayLocal(rule.local, speaking)
    case 'premiere':
      return rule.delay.kind === 'none'
        ? say(locale, 'schedule.with', { event: sayReveal(rule, speaking) })
        : sayReveal(rule, speaking)
    case 'story-point':
      return after(
        rule.delay,
        say(locale, 'schedule.public', { point: nameOf(rule.point, speaking) }),
        speaking,
      )
    case 'publication':
      return after(
        rule.delay,
        say(locale, 'schedule.live', { title: nameOf(rule.publicationId, speaking) }),
        speaking,
      )
  }
}

/** What a rule waits for, as a sentence. */
export function sayAwaited(awaited: Awaited, speaking: Speaking): string {
  const { locale } = speaking
  switch (awaited.kind) {
    case 'premiere':
      return say(locale, 'schedule.waits.premiere', {
        event: sayReveal({ ...awaited, delay: { kind: 'none' } }, speaking),
      })
    case 'story-point':
      return say(locale, 'schedule.waits.point', { point: nameOf(awaited.point, speaking) })
    case 'publication':
      return say(locale, awaited.isGone ? 'schedule.waits.gone' : 'schedule.waits.live', {
        title: nameOf(awaited.publicationId, speaking),
      })
  }
}

/** A warning about a rule's moment, as a sentence. */
export function sayRuleWarning(warning: RuleWarning, speaking: Speaking): string {
  const { locale } = speaking
  switch (warning.kind) {
    case 'clock-skips':
    case 'clock-shows-twice': {
      const { time, date, zone } = warning.local
      const moment = formatInstant(warning.at, { locale, zone })
      return say(locale, `schedule.warning.${warning.kind}`, { time, date, zone, moment })
    }
    case 'already-passed':
      return say(locale, 'schedule.warning.already-passed', { moment: sayMoment(warning.was, speaking) })
    case 'not-told-everywhere':
      return say(locale, 'schedule.warning.not-told-everywhere', {})
  }
}

function after(delay: Delay, event: string, { locale }: Speaking): string {
  return delay.kind === 'none'
    ? say(locale, 'schedule.as-soon-as', { event })
    : say(locale, 'reveal.after', { delay: sayDelay(delay, locale), event })
}

function sayLocal(local: LocalDateTime, speaking: Speaking): string {
  return sayMoment(resolveLocal(local, 'window-begins').instant, { ...speaking, zone: local.zone })
}

function nameOf(id: string, { names, locale }: Speaking): string {
  return names?.get(id) ?? say(locale, 'schedule.something', {})
}
