import type { Remedy } from '#lib/wire/clearance.ts'

/** How a page does what a remedy asks: leads somewhere, posts a form, or opens something; the link is for those without script. */
export type Doing =
  | { href: string }
  | { action: string; fields?: Record<string, string> }
  | { onact: () => void; href?: string }

type Offer = (remedy: Remedy) => Doing

/** What a page does about each kind of remedy. Begin with `remedyLinks`: a remedy that leads nowhere is a dead end. */
export type RemedyOffers = {
  ask: Offer
  approve: Offer
  name: Offer
  lift: Offer
  drawBox: Offer
  confirm: Offer
  look: Offer
  setReveal: Offer
  postNotice: Offer
  publishFirst: Offer
  elsewhere: Offer
  edit: Offer
  frame: Offer
  moveTo: (remedy: Remedy & { at: string }) => Doing
  narrow: Offer
  newVersion: Offer
  needsNone: Offer
}

/** What a page does about one remedy; nothing only where a move has no moment to move to. */
export function doingOf(remedy: Remedy, offers: RemedyOffers): Doing | undefined {
  switch (remedy.kind) {
    case 'ask-to-sign':
    case 'ask-again':
    case 'ask-to-extend':
    case 'ask-guardian':
      return offers.ask(remedy)
    case 'ask-for-approval':
      return offers.approve(remedy)
    case 'name-the-person':
      return offers.name(remedy)
    case 'decide-needs-none':
      return offers.needsNone(remedy)
    case 'lift-embargo':
      return offers.lift(remedy)
    case 'draw-box':
      return offers.drawBox(remedy)
    case 'confirm-mark':
      return offers.confirm(remedy)
    case 'look-through':
      return offers.look(remedy)
    case 'set-reveal':
      return offers.setReveal(remedy)
    case 'post-crowd-notice':
      return offers.postNotice(remedy)
    case 'publish-first':
      return offers.publishFirst(remedy)
    case 'choose-destination':
      return offers.elsewhere(remedy)
    case 'blur':
    case 'cover':
    case 'mute':
    case 'trim':
      return offers.edit(remedy)
    case 'frame-out':
      return offers.frame(remedy)
    case 'move-to':
      return remedy.at === undefined ? undefined : offers.moveTo({ ...remedy, at: remedy.at })
    case 'narrow':
      return offers.narrow(remedy)
    case 'make-new-version':
      return offers.newVersion(remedy)
    default:
      return remedy.kind satisfies never
  }
}
