import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import LockKeyholeOpen from '@lucide/svelte/icons/lock-keyhole-open'
import PenLine from '@lucide/svelte/icons/pen-line'
import Scissors from '@lucide/svelte/icons/scissors'
import Send from '@lucide/svelte/icons/send'
import type { Remedy } from '#lib/wire/clearance.ts'
import type { Act } from './act.ts'

/** What this page can do about a remedy; a remedy that the page does not offer has no button. */
export type RemedyOffers = {
  ask?: (remedy: Remedy) => void
  name?: (remedy: Remedy) => void
  edit?: Act
  moveTo?: (at: string) => void
}

/** Turns the doorkeeper's remedies into acts, in its order; the first is the lamp. */
export function actsFor(remedies: Remedy[], offers: RemedyOffers): Act[] {
  const acts = remedies.flatMap((remedy): Act[] => {
    const label = remedy.said
    switch (remedy.kind) {
      case 'ask-to-sign':
      case 'ask-again':
      case 'ask-to-extend':
      case 'ask-guardian':
      case 'ask-for-approval':
        return offers.ask ? [{ label, icon: Send, onact: () => offers.ask?.(remedy) }] : []
      case 'name-the-person':
        return offers.name ? [{ label, icon: PenLine, onact: () => offers.name?.(remedy) }] : []
      case 'decide-needs-none':
        return [{ label, action: '?/needsNone', fields: { subject: remedy.subjectId ?? '' } }]
      case 'lift-embargo':
        return [
          {
            label,
            icon: LockKeyholeOpen,
            action: '?/liftEmbargo',
            fields: { embargo: remedy.embargoId ?? '' },
          },
        ]
      case 'move-to':
        return offers.moveTo && remedy.at
          ? [{ label, icon: CalendarClock, onact: () => offers.moveTo?.(remedy.at!) }]
          : []
      case 'blur':
      case 'cover':
      case 'mute':
      case 'trim':
      case 'frame-out':
        return offers.edit ? [{ icon: Scissors, ...offers.edit, label }] : []
      default:
        return []
    }
  })
  return acts.filter((act, index) => acts.findIndex(({ label }) => label === act.label) === index)
}
