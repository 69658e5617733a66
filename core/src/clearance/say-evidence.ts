import { say, sayList, startSentence } from '../words/index.ts'
import type { CrowdNotice } from './crowd-notice.ts'
import type { Decision } from './decision.ts'
import type { Kill } from './kill.ts'
import { sayScope } from './say-exposure.ts'
import { sayMoment, type Speaking } from './speaking.ts'

/** A decision in words: who decided what of whom, and when. */
export function sayDecision(decision: Decision, name: string, speaking: Speaking): string {
  const { locale } = speaking
  if (decision.kind === 'needs-none')
    return say(locale, 'decision.needs-none', {
      by: startSentence(decision.by),
      name,
      moment: sayMoment(decision.at, speaking),
      uses: sayList(
        locale,
        decision.uses.map((use) => say(locale, `use.${use}`, {})),
      ),
    })
  const { state } = decision
  const moment = sayMoment(state.at, speaking)
  const said =
    state.kind === 'pending'
      ? say(locale, 'decision.pending', { name: startSentence(name), moment })
      : say(locale, `decision.${state.kind}`, { by: startSentence(state.by), name, moment })
  const whole = decision.final ? say(locale, 'decision.final', { decision: said }) : said
  return 'note' in state && state.note !== ''
    ? say(locale, 'concern.note', { concern: whole, note: state.note })
    : whole
}

/** A kill in words. */
export function sayKill(kill: Kill, name: string, speaking: Speaking): string {
  const { locale } = speaking
  const said = say(locale, 'kill.of', {
    by: startSentence(kill.by),
    name,
    moment: sayMoment(kill.at, speaking),
  })
  const noted = kill.note === '' ? said : say(locale, 'concern.note', { concern: said, note: kill.note })
  return kill.takenBackAt === null
    ? noted
    : say(locale, 'kill.taken-back', { kill: noted, moment: sayMoment(kill.takenBackAt, speaking) })
}

/** A crowd notice in words. */
export function sayCrowdNotice({ name, postedAt }: CrowdNotice, speaking: Speaking): string {
  return say(speaking.locale, 'notice.of', {
    name: startSentence(name),
    moment: sayMoment(postedAt, speaking),
  })
}

/** What a verdict rests on, by its dependency key, in words; `names` call subjects, assets, scenes and days. */
export function sayDependency(key: string, { locale, names }: Speaking): string {
  const [kind = '', ...rest] = key.split(':')
  const name = names?.get(rest.join(':')) ?? say(locale, 'rests.nameless', {})
  switch (kind) {
    case 'subject':
    case 'asset':
    case 'scene':
    case 'day':
    case 'contributor':
      return say(locale, `rests.${kind}`, { name })
    case 'cut-to':
      return say(locale, 'rests.cut-to', { name: sayScope(scopeIn(rest), locale) })
    case 'cut':
    case 'cut-version':
    case 'story':
      return say(locale, `rests.${kind}`, {})
    default:
      return say(locale, 'rests.production', {})
  }
}

function scopeIn([kind, platform]: readonly string[]): Parameters<typeof sayScope>[0] {
  return kind === 'platform' && platform !== undefined ? { kind, platform } : { kind: 'anywhere' }
}
