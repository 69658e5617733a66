import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import Crop from '@lucide/svelte/icons/crop'
import GitFork from '@lucide/svelte/icons/git-fork'
import LockKeyholeOpen from '@lucide/svelte/icons/lock-keyhole-open'
import Minimize2 from '@lucide/svelte/icons/minimize-2'
import PenLine from '@lucide/svelte/icons/pen-line'
import Scissors from '@lucide/svelte/icons/scissors'
import Send from '@lucide/svelte/icons/send'
import SquareDashed from '@lucide/svelte/icons/square-dashed'
import type { Remedy } from '#lib/wire/clearance.ts'
import type { Act } from './act.ts'

/** How a page does what a remedy asks: leads somewhere, posts a form, or opens something. */
export type Doing =
  { href: string } | { action: string; fields?: Record<string, string> } | { onact: () => void }

/** What a page can do about remedies; a remedy that the page does not offer has no button. */
export type RemedyOffers = {
  ask?: (remedy: Remedy) => Doing
  approve?: (remedy: Remedy) => Doing
  name?: (remedy: Remedy) => Doing
  lift?: (remedy: Remedy) => Doing
  drawBox?: (remedy: Remedy) => Doing
  edit?: (remedy: Remedy) => Doing
  frame?: (remedy: Remedy) => Doing
  moveTo?: (remedy: Remedy & { at: string }) => Doing
  narrow?: (remedy: Remedy) => Doing
  newVersion?: (remedy: Remedy) => Doing
  needsNone?: (remedy: Remedy) => Doing
}

const nothing = (): undefined => undefined

function offered(remedy: Remedy, offers: RemedyOffers): { doing: Doing | undefined; icon?: Act['icon'] } {
  switch (remedy.kind) {
    case 'ask-to-sign':
    case 'ask-again':
    case 'ask-to-extend':
    case 'ask-guardian':
      return { doing: (offers.ask ?? nothing)(remedy), icon: Send }
    case 'ask-for-approval':
      return { doing: (offers.approve ?? nothing)(remedy), icon: Send }
    case 'name-the-person':
      return { doing: (offers.name ?? nothing)(remedy), icon: PenLine }
    case 'decide-needs-none':
      return { doing: (offers.needsNone ?? nothing)(remedy) }
    case 'lift-embargo':
      return { doing: (offers.lift ?? nothing)(remedy), icon: LockKeyholeOpen }
    case 'draw-box':
      return { doing: (offers.drawBox ?? nothing)(remedy), icon: SquareDashed }
    case 'blur':
    case 'cover':
    case 'mute':
    case 'trim':
      return { doing: (offers.edit ?? nothing)(remedy), icon: Scissors }
    case 'frame-out':
      return { doing: (offers.frame ?? nothing)(remedy), icon: Crop }
    case 'move-to': {
      const { at } = remedy
      return { doing: at === undefined ? undefined : offers.moveTo?.({ ...remedy, at }), icon: CalendarClock }
    }
    case 'narrow':
      return { doing: (offers.narrow ?? nothing)(remedy), icon: Minimize2 }
    case 'make-new-version':
      return { doing: (offers.newVersion ?? nothing)(remedy), icon: GitFork }
    default:
      return { doing: undefined }
  }
}

/** Turns the doorkeeper's remedies into acts, in its order; the first is the lamp. */
export function actsFor(remedies: Remedy[], offers: RemedyOffers): Act[] {
  const acts = remedies.flatMap((remedy): Act[] => {
    const { doing, icon } = offered(remedy, offers)
    return doing ? [{ label: remedy.said, ...(icon && { icon }), ...doing }] : []
  })
  return acts.filter((act, index) => acts.findIndex(({ label }) => label === act.label) === index)
}
