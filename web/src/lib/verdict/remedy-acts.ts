import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import Crop from '@lucide/svelte/icons/crop'
import Eye from '@lucide/svelte/icons/eye'
import GitFork from '@lucide/svelte/icons/git-fork'
import Lightbulb from '@lucide/svelte/icons/lightbulb'
import LockKeyholeOpen from '@lucide/svelte/icons/lock-keyhole-open'
import Megaphone from '@lucide/svelte/icons/megaphone'
import Minimize2 from '@lucide/svelte/icons/minimize-2'
import PenLine from '@lucide/svelte/icons/pen-line'
import Rocket from '@lucide/svelte/icons/rocket'
import ScanEye from '@lucide/svelte/icons/scan-eye'
import Scissors from '@lucide/svelte/icons/scissors'
import Send from '@lucide/svelte/icons/send'
import Signpost from '@lucide/svelte/icons/signpost'
import SquareDashed from '@lucide/svelte/icons/square-dashed'
import type { Remedy } from '#lib/wire/clearance.ts'
import type { Act } from './act.ts'
import { doingOf, type RemedyOffers } from './remedy-offers.ts'

const ICONS: Partial<Record<Remedy['kind'], Act['icon']>> = {
  'ask-to-sign': Send,
  'ask-again': Send,
  'ask-to-extend': Send,
  'ask-guardian': Send,
  'ask-for-approval': Send,
  'name-the-person': PenLine,
  'lift-embargo': LockKeyholeOpen,
  'draw-box': SquareDashed,
  'confirm-mark': ScanEye,
  'look-through': Eye,
  'set-reveal': Lightbulb,
  'post-crowd-notice': Megaphone,
  'publish-first': Rocket,
  'choose-destination': Signpost,
  blur: Scissors,
  cover: Scissors,
  mute: Scissors,
  trim: Scissors,
  'frame-out': Crop,
  'move-to': CalendarClock,
  narrow: Minimize2,
  'make-new-version': GitFork,
}

/** Turns the doorkeeper's remedies into acts, in its order; the first is the lamp. */
export function actsFor(remedies: Remedy[], offers: RemedyOffers): Act[] {
  const acts = remedies.flatMap((remedy): Act[] => {
    const doing = doingOf(remedy, offers)
    const icon = ICONS[remedy.kind]
    return doing ? [{ label: remedy.said, ...(icon && { icon }), ...doing }] : []
  })
  return acts.filter((act, index) => acts.findIndex(({ label }) => label === act.label) === index)
}
