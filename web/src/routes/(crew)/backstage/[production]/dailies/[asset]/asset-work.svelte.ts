import { mayDo, type Role } from '@stagedoor/core/production'
import type { Box } from '@stagedoor/core/timeline'
import { untrack } from 'svelte'
import { invalidateAll } from '$app/navigation'
import { Desk } from '#lib/marking/desk.svelte.ts'
import { Faces } from '#lib/marking/faces.svelte.ts'
import { boxOf } from '#lib/marking/mark.ts'
import { marksApi } from '#lib/marking/marks-api.ts'
import type SubjectPalette from '#lib/marking/SubjectPalette.svelte'
import { USUAL_RATE } from '#lib/time/flicks.ts'
import type { Lane } from '#lib/time/lane.ts'
import { concernsOf } from '#lib/time/lane.ts'
import { Playback } from '#lib/time/playback.svelte.ts'
import { lanesOf } from '#lib/verdict/lanes.ts'
import type { Appearance } from '#lib/wire/clearance.ts'
import { PAGE_RATE } from './document-pages.ts'
import { Markers } from '#lib/marking/markers.svelte.ts'
import { restOfMarks } from './rest-of-marks.ts'
import type { PageProps } from './$types'

type PageData = PageProps['data']

/**
 * The work on one asset: what plays, what is marked, what is chosen and what is being drawn. The page's parts share
 * it; `data` is asked anew at each use, because the page is read again after every act.
 */
export class AssetWork {
  readonly playback: Playback
  readonly desk: Desk
  readonly faces: Faces
  readonly markers: Markers
  selected = $state<string>()
  isDrawing = $state(false)
  draft = $state<Box>()
  tab = $state('marks')
  zoom = $state(1)
  listening = $state(true)
  isHelping = $state(false)
  /** Where the picture is drawn. */
  stage = $state<HTMLElement>()
  palette = $state<SubjectPalette>()
  #boxing = $state<string>()
  #extra = $state.raw<Appearance[]>([])
  readonly #data: () => PageData

  constructor(data: () => PageData) {
    this.#data = data
    const { asset } = data()
    this.playback = new Playback({ duration: asset.durationFlicks ?? 0, rate: asset.frameRate })
    const api = () => marksApi({ asset: data().asset.id, production: data().production.slug })
    this.desk = new Desk({
      playback: this.playback,
      api,
      refresh: () => invalidateAll(),
      isStill: asset.kind === 'still',
      isFollowed: asset.kind === 'video',
      can: {
        inPicture: asset.kind !== 'sound',
        inSound: asset.files.some(({ role }) => role === 'waveform'),
      },
    })
    this.markers = new Markers({ asset: asset.id, playback: this.playback })
    this.faces = new Faces({ desk: this.desk, playback: this.playback })
    // Written before the page is drawn, so that it is whole without scripts as well.
    untrack(() => this.desk.read(data().appearances, data().desk))
    $effect(() => {
      this.playback.duration = data().asset.durationFlicks ?? 0
      this.playback.rate =
        data().asset.frameRate ?? (data().asset.kind === 'document' ? PAGE_RATE : USUAL_RATE)
    })
    $effect(() => {
      const marks = [...data().appearances, ...this.#extra]
      const facts = data().desk
      untrack(() => this.desk.read(marks, facts))
    })
    $effect(() => restOfMarks(api(), data().moreMarks, (marks) => (this.#extra = marks)))
    $effect(() => {
      if (!this.desk.draft && !this.#boxing) this.draft = undefined
    })
  }

  get mayMark(): boolean {
    const { role }: { role: Role } = this.#data().production
    return this.#data().exposure !== null && mayDo(role, 'mark')
  }

  get lanes(): Lane[] {
    return lanesOf(this.desk.marks, this.#data().exposure?.verdict ?? undefined)
  }

  /** Marks the chosen subject, with the box that was drawn. */
  async commit(): Promise<void> {
    if (this.draft) this.desk.draft = { at: Math.round(this.playback.now), box: this.draft }
    this.draft = undefined
    this.selected = undefined
    await this.desk.commit()
  }

  /** Lets go of whatever is chosen or being drawn. */
  leave(): void {
    this.selected = undefined
    this.desk.draft = undefined
    this.draft = undefined
    this.isDrawing = false
  }

  removeSelected(): void {
    if (this.selected) void this.desk.remove(this.selected)
    this.selected = undefined
  }

  goToConcern(direction: 1 | -1): void {
    const { now } = this.playback
    const all = concernsOf(this.lanes)
    const next = direction === 1 ? all.find(({ at }) => at > now) : all.findLast(({ at }) => at < now)
    if (!next) return
    this.playback.seek(next.at)
    this.selected = next.key
  }

  /** A mark that somebody is to look at: chosen, and the picture where it begins. */
  lookAt(appearance: string | undefined): void {
    const mark = this.desk.markOf(appearance)
    if (!mark) return
    this.selected = mark.id
    this.playback.seek(mark.fromFlicks)
    this.stage?.scrollIntoView({ block: 'nearest' })
  }

  /** The next box drawn belongs to this mark at the playhead, or to the next mark where none is chosen. */
  drawFor(appearance: string | undefined): void {
    const mark = this.desk.markOf(appearance)
    this.#boxing = mark?.id
    if (mark) {
      const { now } = this.playback
      this.selected = mark.id
      if (now < mark.fromFlicks || now >= mark.toFlicks) this.playback.seek(mark.fromFlicks)
      const box = boxOf(mark, this.playback.now)
      if (box) this.draft = box
    }
    this.playback.pause()
    this.isDrawing = this.draft === undefined
    this.stage?.scrollIntoView({ block: 'nearest' })
  }

  async drawn(box: Box): Promise<void> {
    const at = Math.round(this.playback.now)
    if (!this.#boxing) {
      this.desk.draft = { at, box }
      return
    }
    await this.desk.putBox(this.#boxing, at, box)
    this.#boxing = undefined
    this.draft = undefined
  }
}
