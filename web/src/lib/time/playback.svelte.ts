import {
  FLICKS_PER_SECOND,
  flicksToSeconds,
  secondsToFlicks,
  type Flicks,
  type Rate,
} from '@stagedoor/core/time'
import { untrack } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { frameOf, middleOfFrame, stepped, USUAL_RATE } from './flicks.ts'
import type { KeyAct } from './keys.ts'

/**
 * Where a picture stands and whether it moves: the one owner of that, shared by player, canvas and lists.
 * Only this class writes to the video element; everybody else reads `now` and asks.
 */
export class Playback {
  now = $state(0)
  duration = $state(0)
  isPlaying = $state(false)
  isMuted = $state(false)
  inPoint = $state<number>()
  outPoint = $state<number>()
  /** Frames a second; a step goes by it. */
  rate: Rate
  #video: HTMLVideoElement | undefined
  #backwards = 0
  #speed = 1
  // The moment that was asked for, and where the picture was sent to show it: into the middle of its frame.
  #asked: { flicks: number; middle: number } | undefined

  constructor({ duration = 0, rate }: { duration?: number; rate?: Rate | null | undefined } = {}) {
    this.duration = duration
    this.rate = rate ?? USUAL_RATE
  }

  /** Gives the video element to this playback while it is on the page. */
  readonly attach: Attachment<HTMLVideoElement> = (video) => {
    this.#video = video
    let frameRequest = 0
    const read = () => {
      if (video.readyState > 0) this.now = this.#momentAt(video)
    }
    const follow = () => {
      read()
      frameRequest = video.paused ? 0 : requestAnimationFrame(follow)
    }
    const say = () => {
      this.isPlaying = !video.paused
      this.isMuted = video.muted
      if (!video.paused && frameRequest === 0) follow()
    }
    // Showing a moment makes the browser fetch that frame, which the preview paints from.
    const measure = () => {
      if (video.readyState > 0) this.seek(this.now)
      // Another copy of the film took over while it played.
      if (this.isPlaying && video.paused) void this.#play(this.#speed)
      if (this.duration === 0 && Number.isFinite(video.duration))
        this.duration = secondsToFlicks(video.duration)
    }
    const stop = new AbortController()
    for (const name of ['play', 'pause', 'ended', 'volumechange'] as const)
      video.addEventListener(name, say, stop)
    for (const name of ['seeked', 'timeupdate'] as const) video.addEventListener(name, read, stop)
    video.addEventListener('loadedmetadata', measure, stop)
    // An attachment runs again when what it read changes; this one must not follow the time it tells.
    untrack(measure)
    return () => {
      stop.abort()
      cancelAnimationFrame(frameRequest)
      this.#stopBackwards()
      this.#video = undefined
    }
  }

  seek(flicks: number): void {
    const to = Math.min(Math.max(0, flicks), this.duration)
    const middle = Math.min(middleOfFrame(to, this.rate), this.duration)
    this.now = to
    this.#asked = { flicks: to, middle }
    if (this.#video) this.#video.currentTime = flicksToSeconds(middle as Flicks)
  }

  step(frames: number): void {
    this.pause()
    this.seek(stepped(this.now, { frames, rate: this.rate, duration: this.duration }))
  }

  toggle(): void {
    if (this.isPlaying) this.pause()
    else void this.#play(1)
  }

  pause(): void {
    this.#stopBackwards()
    this.#speed = 1
    this.#video?.pause()
  }

  mute(muted: boolean): void {
    if (this.#video) this.#video.muted = muted
  }

  /** L and J: each further press doubles the speed, up to eight times; the other key turns round. */
  shuttle(direction: 1 | -1): void {
    const going = this.#backwards !== 0 ? -this.#speed : this.isPlaying ? this.#speed : 0
    const speed = Math.sign(going) === direction ? Math.min(8, Math.abs(going) * 2) : 1
    if (direction === 1) void this.#play(speed)
    else this.#playBackwards(speed)
  }

  act(act: KeyAct): void {
    switch (act.kind) {
      case 'toggle':
        return this.toggle()
      case 'pause':
        return this.pause()
      case 'shuttle':
        return this.shuttle(act.direction)
      case 'step':
        return this.step(act.frames)
      case 'in':
        this.inPoint = this.now
        if (this.outPoint !== undefined && this.outPoint <= this.now) this.outPoint = undefined
        return
      case 'out':
        this.outPoint = this.now
        if (this.inPoint !== undefined && this.inPoint >= this.now) this.inPoint = undefined
        return
      case 'mark':
      case 'concern':
      case 'zoom':
        return
    }
  }

  // A paused picture that stands where it was sent shows the moment asked for, however the browser rounds.
  #momentAt(video: HTMLVideoElement): number {
    const at = secondsToFlicks(video.currentTime)
    const asked = video.paused ? this.#asked : undefined
    return asked && Math.abs(at - asked.middle) < frameOf(this.rate) / 2 ? asked.flicks : at
  }

  async #play(speed: number): Promise<void> {
    this.#stopBackwards()
    this.#speed = speed
    this.#asked = undefined
    if (!this.#video) return
    this.#video.playbackRate = speed
    await this.#video.play().catch((cause: unknown) => {
      // A pause or a new source ends a play that has not begun; nothing is wrong then.
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) throw cause
    })
  }

  // No browser plays backwards by itself.
  #playBackwards(speed: number): void {
    this.#video?.pause()
    this.#stopBackwards()
    this.#speed = speed
    let before = performance.now()
    const back = (time: number) => {
      this.seek(this.now - ((time - before) / 1000) * speed * FLICKS_PER_SECOND)
      before = time
      this.#backwards = this.now > 0 ? requestAnimationFrame(back) : 0
    }
    this.#backwards = requestAnimationFrame(back)
  }

  #stopBackwards(): void {
    if (this.#backwards !== 0) cancelAnimationFrame(this.#backwards)
    this.#backwards = 0
  }
}
