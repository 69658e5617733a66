// Puts its own controls on the native player: larger, with speed, captions and keys. Without it the browser's stay.
const SPEEDS = [1, 1.25, 1.5, 2, 0.75]
const JUMP_S = 10
const STEP_S = 5
// A place this near is the same one; who asks for the chapter before so soon after one began means the one before that.
const NEAR_S = 0.02
const AGAIN_S = 2
const IDLE_MS = 2600
const SVG = 'http://www.w3.org/2000/svg'
// Lucide (ISC).
const ICONS = {
  play: 'M6 4.5v15l13-7.5z',
  pause: 'M14 4h4v16h-4zM6 4h4v16H6z',
  loud: 'M11 5 6 9H3v6h3l5 4zM15.5 8.5a5 5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13',
  mute: 'M11 5 6 9H3v6h3l5 4zM16 9.5l5 5M21 9.5l-5 5',
  captions: 'M3 6h18v12H3zM10.5 10.5a2 2 0 1 0 0 3M17 10.5a2 2 0 1 0 0 3',
  full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
}

const clock = (seconds) => {
  const whole = Math.floor(Math.max(0, seconds || 0))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (n) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

const made = (tag, className, parent) => {
  const element = document.createElement(tag)
  element.className = className
  parent.append(element)
  return element
}

class HousePlayer extends HTMLElement {
  #stop = new AbortController()
  #idle = 0
  #askedAt = -Infinity

  connectedCallback() {
    const video = this.querySelector('video')
    if (!video || this.querySelector('.bar')) return
    this.video = video
    const { signal } = this.#stop
    const say = this.dataset
    const on = (target, names, act) =>
      names.split(' ').forEach((name) => target.addEventListener(name, act, { signal }))

    video.controls = false
    const bar = made('div', 'bar', this)
    bar.setAttribute('role', 'group')
    bar.setAttribute('aria-label', say.name)
    const seek = made('div', 'seek', bar)
    const chapters = this.#chapters(seek)
    const line = made('input', 'line', seek)
    Object.assign(line, { type: 'range', min: '0', step: 'any', value: '0' })
    line.setAttribute('aria-label', say.seek)
    const row = made('div', 'row', bar)
    const button = (label, icon, act) => {
      const one = made('button', 'ctl', row)
      one.type = 'button'
      one.setAttribute('aria-label', label)
      one.title = label
      on(one, 'click', act)
      if (icon) {
        const svg = document.createElementNS(SVG, 'svg')
        svg.setAttribute('viewBox', '0 0 24 24')
        svg.setAttribute('aria-hidden', 'true')
        svg.append(document.createElementNS(SVG, 'path'))
        one.append(svg)
        this.#draw(one, icon)
      }
      return one
    }

    const play = () => (video.paused ? video.play().catch(() => undefined) : video.pause())
    const jump = (by) => {
      video.currentTime = Math.min(Math.max(0, video.currentTime + by), video.duration || 0)
    }
    const chapterAt = (seconds) => chapters.findLast(({ at }) => at <= seconds + NEAR_S)
    const next = () => {
      const one = chapters.find(({ at }) => at > video.currentTime + NEAR_S)
      if (one) video.currentTime = one.at
    }
    const previous = () => {
      video.currentTime = chapterAt(video.currentTime - AGAIN_S)?.at ?? 0
    }
    const mute = () => (video.muted = !video.muted)
    const full = () => {
      if (document.fullscreenElement) void document.exitFullscreen()
      else if (this.requestFullscreen) void this.requestFullscreen().catch(() => undefined)
      else video.webkitEnterFullscreen?.()
    }
    const track = [...video.textTracks].find(({ kind }) => kind === 'captions' || kind === 'subtitles')
    const captions = () => {
      if (track) track.mode = track.mode === 'showing' ? 'hidden' : 'showing'
      shown()
    }

    const plays = button(say.play, 'play', play)
    const time = made('span', 'time', row)
    const place = made('span', 'gap', row)
    const speed = button(say.speed, null, () => {
      video.playbackRate = SPEEDS[(SPEEDS.indexOf(video.playbackRate) + 1) % SPEEDS.length] ?? 1
    })
    speed.classList.add('speed')
    const tells = track ? button(say.captions, 'captions', captions) : null
    const sound = button(say.mute, 'loud', mute)
    button(say.fullscreen, 'full', full)

    const rename = (one, label, icon) => {
      one.setAttribute('aria-label', label)
      one.title = label
      if (icon) this.#draw(one, icon)
    }
    const shown = () => {
      rename(plays, video.paused ? say.play : say.pause, video.paused ? 'play' : 'pause')
      rename(sound, video.muted ? say.unmute : say.mute, video.muted ? 'mute' : 'loud')
      speed.textContent = `${video.playbackRate}×`
      rename(speed, `${say.speed}: ${video.playbackRate}×`)
      tells?.setAttribute('aria-pressed', String(track.mode === 'showing'))
      this.#wake()
    }
    const moved = () => {
      const { currentTime, duration } = video
      const length = Number.isFinite(duration) ? duration : Number(say.seconds) || 0
      line.max = String(length)
      if (document.activeElement !== line || !line.matches(':active')) line.value = String(currentTime)
      line.style.setProperty('--at', length > 0 ? `${(currentTime / length) * 100}%` : '0%')
      const words = `${clock(currentTime)} ${say.of} ${clock(length)}`
      const chapter = chapterAt(currentTime)
      const title = chapter?.title ?? ''
      if (time.textContent === words && place.textContent === title) return
      time.textContent = words
      place.textContent = title
      line.setAttribute('aria-valuetext', title ? `${words}, ${title}` : words)
      for (const one of chapters) one.link.setAttribute('aria-current', String(one === chapter))
    }
    on(line, 'input', () => (video.currentTime = Number(line.value)))
    on(video, 'play pause volumechange ratechange', shown)
    on(video, 'timeupdate seeking loadedmetadata durationchange ended', moved)
    on(video, 'click', play)
    on(video, 'dblclick', full)
    on(video, 'error', () => void this.#reload())
    on(this, 'pointermove pointerdown focusin keydown', () => this.#wake())

    const keys = {
      k: play,
      j: () => jump(-JUMP_S),
      l: () => jump(JUMP_S),
      ' ': play,
      arrowleft: () => jump(-STEP_S),
      arrowright: () => jump(STEP_S),
      arrowup: () => (video.volume = Math.min(1, video.volume + 0.1)),
      arrowdown: () => (video.volume = Math.max(0, video.volume - 0.1)),
      f: full,
      c: captions,
      m: mute,
      home: () => (video.currentTime = 0),
      end: () => (video.currentTime = video.duration || 0),
      ...(chapters.length > 0 ? { n: next, p: previous } : {}),
    }
    // Keys are the player's while one is in it, or nowhere in particular; up and down are the page's, but in it.
    on(document, 'keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const isInside = this.contains(event.target)
      if (!isInside && event.target !== document.body && !event.target.closest?.('[data-chapter]')) return
      const key = event.key.toLowerCase()
      if (key === ' ' && (event.target.closest?.('button') || !isInside)) return
      if (!isInside && /^(arrow|home|end)/.test(key)) return
      const act = keys[key]
      if (!act) return
      event.preventDefault()
      act()
    })
    for (const { link, at } of chapters)
      on(link, 'click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        video.currentTime = at
        if (video.paused) void play()
        this.scrollIntoView({ block: 'nearest' })
      })
    this.#session(play, jump)
    shown()
    moved()
  }

  disconnectedCallback() {
    this.#stop.abort()
    clearTimeout(this.#idle)
  }

  #draw(button, icon) {
    const path = button.querySelector('path')
    path.setAttribute('d', ICONS[icon])
    path.setAttribute('class', icon === 'play' || icon === 'pause' ? 'full' : '')
  }

  // The list below the film says where chapters begin; each but one at the very beginning has a mark on the bar.
  #chapters(seek) {
    const length = Number(this.dataset.seconds)
    return [...document.querySelectorAll('a[data-chapter]')].map((link) => {
      const at = Number(link.dataset.chapter)
      if (at > 0 && at < length)
        made('i', 'mark', seek).style.left = `calc(0.5rem + (100% - 1rem) * ${at / length})`
      return { link, at, title: link.lastElementChild?.textContent ?? '' }
    })
  }

  // The bar goes away while a film runs and nobody touches it.
  #wake() {
    this.classList.remove('idle')
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      if (!this.video.paused && !this.querySelector('.bar :focus-visible')) this.classList.add('idle')
    }, IDLE_MS)
  }

  // A lock screen is read by whoever passes: it is told the production's name alone.
  #session(play, jump) {
    if (!('mediaSession' in navigator)) return
    const { mediaSession } = navigator
    this.video.addEventListener(
      'play',
      () => {
        mediaSession.metadata = new MediaMetadata({ title: this.dataset.title ?? '' })
        for (const [action, act] of Object.entries({
          play,
          pause: play,
          seekbackward: () => jump(-JUMP_S),
          seekforward: () => jump(JUMP_S),
        }))
          mediaSession.setActionHandler(action, act)
      },
      { signal: this.#stop.signal },
    )
  }

  // The film's address dies after ten minutes: a player that was left open asks for a new one, and goes on where it was.
  async #reload() {
    const { video } = this
    if (!this.dataset.post || performance.now() - this.#askedAt < 20_000) return
    this.#askedAt = performance.now()
    const [at, wasPaused] = [video.currentTime, video.paused]
    const answer = await fetch(this.dataset.post).catch(() => null)
    if (!answer?.ok) {
      const note = made('p', 'gone', this)
      note.setAttribute('role', 'alert')
      note.textContent = this.dataset.gone ?? ''
      return
    }
    video.src = (await answer.json()).media.url
    video.currentTime = at
    if (!wasPaused) video.play().catch(() => undefined)
  }
}

customElements.define('house-player', HousePlayer)

// A scope of its own.
export {}
