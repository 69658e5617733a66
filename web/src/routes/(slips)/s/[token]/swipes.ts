const FAR_ENOUGH = 90
const STARTS_AT = 10

/**
 * Lets a card be pushed aside, right to approve and left to refuse. Where the answer is not taken, or the push was too
 * short, the card comes back; whoever asked for less motion sees no flight.
 */
export function swipes(answer: (said: 'kill' | 'approve') => boolean) {
  return (card: HTMLElement) => {
    let begin: { x: number; id: number; isMoving: boolean } | undefined
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches

    const place = (by: number) => {
      card.style.transform = by === 0 ? '' : `translateX(${by}px) rotate(${by / 40}deg)`
      card.style.opacity = by === 0 ? '' : String(Math.max(0.4, 1 - Math.abs(by) / 500))
    }
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return
      // The controls of a film are dragged for themselves.
      const film = event.target instanceof HTMLMediaElement ? event.target.getBoundingClientRect() : undefined
      if (film && event.clientY > film.bottom - 56) return
      card.style.transition = ''
      begin = { x: event.clientX, id: event.pointerId, isMoving: false }
    }
    const move = (event: PointerEvent) => {
      if (begin === undefined || event.pointerId !== begin.id) return
      const by = event.clientX - begin.x
      if (!begin.isMoving && Math.abs(by) < STARTS_AT) return
      if (!begin.isMoving) {
        begin.isMoving = true
        card.setPointerCapture(event.pointerId)
      }
      place(by)
    }
    const up = (event: PointerEvent) => {
      if (begin === undefined || event.pointerId !== begin.id) return
      const by = begin.isMoving ? event.clientX - begin.x : 0
      begin = undefined
      const isTaken = Math.abs(by) >= FAR_ENOUGH && answer(by > 0 ? 'approve' : 'kill')
      if (isTaken) return
      card.style.transition = isCalm ? '' : 'transform 140ms ease, opacity 140ms ease'
      place(0)
    }
    const stop = () => {
      begin = undefined
      place(0)
    }
    card.addEventListener('pointerdown', down)
    card.addEventListener('pointermove', move)
    card.addEventListener('pointerup', up)
    card.addEventListener('pointercancel', stop)
    return () => {
      card.removeEventListener('pointerdown', down)
      card.removeEventListener('pointermove', move)
      card.removeEventListener('pointerup', up)
      card.removeEventListener('pointercancel', stop)
    }
  }
}
