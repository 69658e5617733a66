// Adds to the native player what it lacks: speed, and the keys J K L. Without this script nothing is missing that matters.
const SPEEDS = [1, 1.25, 1.5, 2, 0.75]
const JUMP_S = 10

class HousePlayer extends HTMLElement {
  #stop = new AbortController()

  connectedCallback() {
    const video = this.querySelector('video')
    if (!video) return
    const row = document.createElement('div')
    row.className = 'speed'
    const button = (label, words, act) => {
      const made = document.createElement('button')
      made.type = 'button'
      made.textContent = words
      made.setAttribute('aria-label', `${words} ${label}`)
      made.addEventListener('click', act, { signal: this.#stop.signal })
      row.append(made)
      return made
    }
    const jump = (seconds) => {
      video.currentTime = Math.min(Math.max(0, video.currentTime + seconds), video.duration || 0)
    }
    button(this.dataset.back ?? '', `−${JUMP_S}`, () => jump(-JUMP_S))
    const speed = button(this.dataset.speed ?? '', '1×', () => {
      video.playbackRate = SPEEDS[(SPEEDS.indexOf(video.playbackRate) + 1) % SPEEDS.length] ?? 1
      speed.textContent = `${video.playbackRate}×`
      speed.setAttribute('aria-label', `${speed.textContent} ${this.dataset.speed ?? ''}`)
    })
    button(this.dataset.forward ?? '', `+${JUMP_S}`, () => jump(JUMP_S))
    this.append(row)
    this.addEventListener(
      'keydown',
      (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        const act = {
          k: () => (video.paused ? void video.play() : video.pause()),
          j: () => jump(-JUMP_S),
          l: () => jump(JUMP_S),
        }[event.key]
        if (act) act()
      },
      { signal: this.#stop.signal },
    )
  }

  disconnectedCallback() {
    this.#stop.abort()
  }
}

customElements.define('house-player', HousePlayer)
