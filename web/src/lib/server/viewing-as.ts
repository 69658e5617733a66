import type { MadeViewer } from '#lib/wire/story.ts'
import type { RequestEvent } from '@sveltejs/kit'
import { read } from './api.ts'

/** As whom a browser looks at front of house; `isOver` where it did and that has ended. */
export type ViewingAs = { worn: MadeViewer | null; isOver: boolean }

const NOT_AT_ALL: ViewingAs = { worn: null, isOver: false }

/** As whom a request looks. Of one without such a cookie there is nothing to ask. */
export async function viewingAs(event: Pick<RequestEvent, 'fetch' | 'url' | 'cookies'>): Promise<ViewingAs> {
  if (!event.cookies.get('stagedoor_view_as')) return NOT_AT_ALL
  return read(event, (api) => api.GET('/api/v1/made-viewer'))
}
