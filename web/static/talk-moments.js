// Shows a comment at a moment of the film only as the film passes it, and then leaves it in the list. What is skipped is
// not passed. Without this script the list stands folded below the film, whole.
const SHOWN_MS = 7000
const STEP_S = 2

class TalkMoments extends HTMLElement {
  #stop = new AbortController()

  connectedCallback() {
    const video = document.querySelector('house-player video')
    const items = [...this.querySelectorAll('[data-at]')]
    if (!video || items.length === 0) return
    const key = `passed ${location.pathname}`
    const passed = new Set((sessionStorage.getItem(key) ?? '').split(' '))
    for (const item of items) item.hidden = !passed.has(item.id)
    const stage = document.createElement('ol')
    stage.className = 'passing'
    stage.dataset.says = this.dataset.says ?? ''
    // There is room for them from the moment at which somebody begins to watch, and none before.
    const makeRoom = () => (video.closest('house-player') ?? video).after(stage)
    if (video.paused) video.addEventListener('play', makeRoom, { once: true, signal: this.#stop.signal })
    else makeRoom()
    let last = video.currentTime
    const pass = () => {
      const now = video.currentTime
      if (!video.seeking && now > last && now - last < STEP_S * Math.max(1, video.playbackRate))
        for (const item of items) {
          const at = Number(item.dataset.at)
          if (at <= last || at > now) continue
          item.hidden = false
          passed.add(item.id)
          const shown = item.cloneNode(true)
          shown.removeAttribute('id')
          delete stage.dataset.says
          stage.prepend(shown)
          setTimeout(() => shown.remove(), SHOWN_MS)
        }
      last = now
    }
    // The very first moment lies before anything that can be passed.
    last = last === 0 ? -1 : last
    const { signal } = this.#stop
    video.addEventListener('timeupdate', pass, { signal })
    video.addEventListener('seeked', () => (last = video.currentTime), { signal })
    addEventListener('pagehide', () => sessionStorage.setItem(key, [...passed].join(' ')), { signal })
  }

  disconnectedCallback() {
    this.#stop.abort()
  }
}

// Writes the moment at which the film stands into the field beside it.
class TalkNow extends HTMLElement {
  connectedCallback() {
    const video = document.querySelector('house-player video')
    const button = this.querySelector('button')
    const field = this.querySelector('input')
    if (!video || !button || !field) return
    button.hidden = false
    button.addEventListener('click', () => {
      const whole = Math.floor(video.currentTime)
      field.value = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
    })
  }
}

customElements.define('talk-moments', TalkMoments)
customElements.define('talk-now', TalkNow)
