import { belongsElsewhere, keyAct } from '#lib/time/keys.ts'
import { type MarkingAct, markingAct } from '#lib/time/marking-keys.ts'
import type { AssetWork } from './asset-work.svelte.ts'

/** A key on the asset's page: marking comes first where it is allowed, then playing. */
export function pressOn(work: AssetWork, event: KeyboardEvent): void {
  if (!work.listening || belongsElsewhere(event)) return
  const marking = work.mayMark ? markingAct(event) : undefined
  if (marking) {
    if (
      marking.kind === 'commit' &&
      event.target instanceof Element &&
      event.target.closest('button, a, summary')
    )
      return
    event.preventDefault()
    return doMarking(work, marking)
  }
  const act = keyAct(event)
  if (!act) return
  event.preventDefault()
  if (act.kind === 'zoom') work.zoom = Math.min(16, Math.max(1, work.zoom * (act.direction === 1 ? 2 : 0.5)))
  else if (act.kind === 'concern') work.goToConcern(act.direction)
  else if (act.kind === 'mark') void (work.mayMark && work.markers.add())
  else work.playback.act(act)
}

function doMarking(work: AssetWork, act: MarkingAct): void {
  const { desk, playback, selected } = work
  const now = Math.round(playback.now)
  switch (act.kind) {
    case 'subject': {
      const subject = desk.palette[act.index]
      if (subject) desk.subject = subject
      return
    }
    case 'palette':
      work.tab = 'marks'
      return work.palette?.find()
    case 'commit':
      return void work.commit()
    case 'box':
      return desk.hasPicture ? work.drawFor(desk.markOf(selected)?.id) : undefined
    case 'follow':
      return void (selected && desk.follow(selected, now))
    case 'shot':
      return desk.toShot(selected)
    case 'edge':
      return void (
        selected && desk.change(selected, act.edge === 'from' ? { fromFlicks: now } : { toFlicks: now })
      )
    case 'turn':
      return desk.turn(act.what, selected)
    case 'remove':
      return work.removeSelected()
    case 'undo':
      return void desk.undo()
    case 'redo':
      return void desk.redo()
    case 'confirm-all':
      return void (desk.unsure.length > 0 && desk.confirmAll())
    case 'face':
      return void answerFace(work, act.does)
    case 'help':
      work.isHelping = true
      return
    case 'leave':
      return work.leave()
  }
}

async function answerFace(work: AssetWork, does: (MarkingAct & { kind: 'face' })['does']): Promise<void> {
  const { faces, selected } = work
  if (does === 'next') {
    const next = faces.after(selected)
    work.selected = next?.id
    if (next) faces.show(next)
  } else if (does === 'tick') {
    if (selected && faces.proposals.some(({ id }) => id === selected)) faces.tick(selected)
  } else work.selected = await faces.answer(does, selected)
}
